"""Rows to standard output: JSON lines, and tab-separated values as R and pandas read them by default."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any, Literal

import click

from onrecord.record import Problem

# In JSON these are escaped: a terminal acts on C1 controls, and the others turn the line around or break it.
_ACTIVE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def write_rows(kind: type, rows: Iterable[Any], form: Literal["json", "tsv"]) -> None:
    """Rows of one kind, as JSON lines or as TSV with its header."""
    if form == "tsv":
        write_tsv_header(kind)
    for row in rows:
        if form == "tsv":
            write_tsv(row)
        else:
            write_json(row.to_json() if isinstance(row, Problem) else asdict(row))


def write_json(value: Any) -> None:
    """One value as one line of JSON in UTF-8, whatever the terminal's encoding."""
    line = json.dumps(value, ensure_ascii=False)
    line = _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", line)
    # Half a surrogate pair becomes \ud800, which is how JSON writes it.
    click.echo(line.encode("utf-8", "backslashreplace"))


def write_tsv_header(kind: type) -> None:
    """The names of the columns."""
    _write_cells([field.name for field in fields(kind)])


def write_tsv(row: Any) -> None:
    """One row: a tab, newline or backslash in a cell is written \\t, \\n or \\\\, spans are 3-14;20-31."""
    _write_cells([_cell(getattr(row, field.name)) for field in fields(row)])


def _cell(value: Any) -> str:
    from onrecord.rows import flat
    from onrecord.terminal import safe

    return safe(flat(value).translate(_ESCAPES))


def _write_cells(cells: list[str]) -> None:
    line = io.StringIO()
    csv.writer(line, "excel-tab", lineterminator="\n").writerow(cells)
    click.echo(line.getvalue().encode("utf-8"), nl=False)
