"""Rows to standard output, in UTF-8 whatever the terminal's encoding."""

from collections.abc import Iterable
from typing import Any, Literal

import click

from onrecord.lines import json_line, row_json, tsv_header, tsv_line


def write_rows(kind: type, rows: Iterable[Any], form: Literal["json", "tsv"]) -> None:
    """Rows of one kind, as JSON lines or as TSV with its header."""
    if form == "tsv":
        write_tsv_header(kind)
    for row in rows:
        if form == "tsv":
            write_tsv(row)
        else:
            write_json(row_json(row))


def write_json(value: Any) -> None:
    """One value as one line of JSON."""
    click.echo(json_line(value))


def write_tsv_header(kind: type) -> None:
    """The names of the columns."""
    click.echo(tsv_header(kind), nl=False)


def write_tsv(row: Any) -> None:
    """One row as tab-separated values."""
    click.echo(tsv_line(row), nl=False)
