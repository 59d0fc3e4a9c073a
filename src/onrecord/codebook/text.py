"""A codebook's text with its tables: `tomllib` tells no lines, so they are looked up in the text when one is wrong."""

import re
from dataclasses import dataclass
from typing import Any

from onrecord.problems import CodebookError

Row = dict[str, Any]

_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?")
_TRIPLE = re.compile(r'"""|\'\'\'')


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file: its keys, and which one of its name it is."""

    source: "Source"
    kind: str
    number: int
    row: Row

    @property
    def code(self) -> str:
        """What the table defines."""
        return str(self.row.get("code", ""))

    def error(self, problem: str, key: str = "", **details: object) -> CodebookError:
        """The error for this table, with the line of the key, or of the table's head where the key is absent."""
        return self.source.error(problem, self.source.line(self.kind, self.number, key), **details)


@dataclass(frozen=True, slots=True)
class Source:
    """The file's name and text, and the tables read from it."""

    name: str
    text: str
    data: Row

    def tables(self, kind: str) -> list[Table]:
        """All `[[kind]]` tables in their order."""
        rows = self.data.get(kind, [])
        if not (isinstance(rows, list) and all(isinstance(row, dict) for row in rows)):
            raise self.top().error("value", kind, name=kind, wanted=f"a list of tables, each headed [[{kind}]]")
        return [Table(self, kind, number, row) for number, row in enumerate(rows)]

    def top(self) -> Table:
        """The keys above the first table."""
        return Table(self, "", 0, self.data)

    def error(self, problem: str, line: int, **details: object) -> CodebookError:
        """The error at a line."""
        return CodebookError(f"codebook-{problem}", where=f"{self.name}:{line}", **details)

    def line(self, kind: str, number: int, key: str = "") -> int:
        """The line of a key in the table that is the `number`-th of its kind (from 0); the head's without a key."""
        head, seen, inside = 1, -1, not kind
        named = re.compile(rf"""\s*(?:\[+\s*)?["']?{re.escape(key)}["']?\s*[=.\]]""")
        for at, line in enumerate(self._outside_strings(), 1):
            if header := _HEADER.fullmatch(line):
                seen += header[1] == kind
                inside = header[1] == kind and seen == number if kind else inside
                head = at if kind and inside and header[1] == kind else head
            if inside and key and named.match(line):
                return at
        return head

    def _outside_strings(self) -> list[str]:
        """The lines, those within a string of several lines left empty."""
        lines, within = [], False
        for line in self.text.splitlines():
            lines.append("" if within else line)
            within ^= len(_TRIPLE.findall(line)) % 2 == 1
        return lines
