"""Rows as bytes: JSON lines, and tab-separated values as R and pandas read them by default."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

from onrecord.record import Problem

# In JSON these are escaped: a terminal acts on C1 controls, and the others turn the line around or break it.
_ACTIVE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def json_line(value: Any) -> bytes:
    """One value as one line of JSON in UTF-8, without its newline."""
    line = json.dumps(value, ensure_ascii=False)
    line = _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
    # Half a surrogate pair becomes \ud800, which is how JSON writes it.
    return line.encode("utf-8", "backslashreplace")


def row_json(row: Any) -> dict[str, Any]:
    """One row as a JSON object."""
    return row.to_json() if isinstance(row, Problem) else asdict(row)


def tsv_header(kind: type) -> bytes:
    """The line that names the columns of a kind of row."""
    return _cells(field.name for field in fields(kind))


def tsv_line(row: Any) -> bytes:
    """One row: a tab, newline or backslash in a cell is written \\t, \\n or \\\\, spans are 3-14;20-31."""
    return _cells(_cell(getattr(row, field.name)) for field in fields(row))


def _cell(value: Any) -> str:
    from onrecord.rows import flat
    from onrecord.terminal import safe

    return safe(flat(value).translate(_ESCAPES))


def _cells(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, "excel-tab", lineterminator="\n").writerow(cells)
    return line.getvalue().encode("utf-8")
