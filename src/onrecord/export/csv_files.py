"""Tables for R and pandas: articles.csv, statements.csv, events.csv, quoted by RFC 4180, in UTF-8."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export import datapackage
from onrecord.export.datapackage import Resource
from onrecord.export.formats import Chunk
from onrecord.export.tables import ARTICLES, EVENTS, STATEMENTS, Table
from onrecord.record import Record
from onrecord.rows import flat

_TABLES = (ARTICLES, STATEMENTS, EVENTS)

# One for one, so that offsets hold: R keeps no NUL, and UTF-8 no half surrogates.
UNWRITABLE = dict.fromkeys([0, *range(0xD800, 0xE000)], 0xFFFD)


def chunks(records: Iterable[Record]) -> Iterator[Chunk]:
    """A header a file, then the rows record by record."""
    for table in _TABLES:
        yield _file(table), _lines([[column.name for column in table.columns]])
    for record in records:
        for table in _TABLES:
            yield _file(table), _lines(table.rows(record))
    yield datapackage.FILE, datapackage.package("onrecord-csv", "Statements and events", list(map(_resource, _TABLES)))


def _file(table: Table) -> str:
    return f"{table.name}.csv"


def _lines(rows: Iterable[Iterable[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(
        [flat(value).translate(UNWRITABLE) for value in row] for row in rows
    )
    return text.getvalue().encode()


def _resource(table: Table) -> Resource:
    dialect = {"delimiter": ",", "doubleQuote": True, "lineTerminator": "\r\n", "header": True}
    return Resource(table.name, _file(table), "csv", "text/csv", table.columns, table.key, table.references, dialect)
