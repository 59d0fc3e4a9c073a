"""Parquet tables: articles, entities, statements, events; spans and parties stay nested. Needs the extra `parquet`."""

import io
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any

from onrecord.export import datapackage
from onrecord.export.datapackage import Resource
from onrecord.export.formats import Chunk
from onrecord.export.tables import ARTICLES, ENTITIES, EVENTS, STATEMENTS, Column, Table
from onrecord.problems import OnrecordError
from onrecord.record import Record

_TABLES = (ARTICLES, ENTITIES, STATEMENTS, EVENTS)
_ROWS = 10_000
"""Rows of a row group: what is held in memory of each table."""

_HALVES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_MEDIATYPE = "application/vnd.apache.parquet"


def chunks(records: Iterable[Record]) -> Iterator[Chunk]:
    """The tables, row group by row group.

    Raises:
        OnrecordError: `no-parquet-support`, where pyarrow is not installed.
    """
    writers = [_Writer(table) for table in _TABLES]
    for record in records:
        for writer in writers:
            writer.add(record)
            yield writer.file, writer.sink.take()
    for writer in writers:
        writer.close()
        yield writer.file, writer.sink.take()
    yield datapackage.FILE, datapackage.package("onrecord-parquet", "The record", list(map(_resource, _TABLES)))


class _Sink(io.RawIOBase):
    """A file that hands on what is written to it."""

    def __init__(self) -> None:
        self._data = bytearray()

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def write(self, data: Any) -> int:
        """Keep the bytes until they are taken."""
        self._data += data
        return len(data)

    def take(self) -> bytes:
        """What has been written since the last call."""
        data = bytes(self._data)
        self._data.clear()
        return data


class _Writer:
    """One table on its way into a file."""

    def __init__(self, table: Table) -> None:
        self.file, self.sink = f"{table.name}.parquet", _Sink()
        self._arrow, parquet = _pyarrow()
        self._table, self._rows = table, list[tuple[Any, ...]]()
        self._schema = self._arrow.schema([(column.name, _type(self._arrow, column)) for column in table.columns])
        self._writer = parquet.ParquetWriter(self._arrow.PythonFile(self.sink, "w"), self._schema)

    def add(self, record: Record) -> None:
        """Add the record's rows; they are written when there are enough of them."""
        self._rows += self._table.rows(record)
        if len(self._rows) >= _ROWS:
            self._write()

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        columns = [[_cell(row[place]) for row in self._rows] for place in range(len(self._schema))]
        arrays = [self._arrow.array(cells, field.type) for cells, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()


def _pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise OnrecordError("no-parquet-support") from error
    return pyarrow, pyarrow.parquet


def _type(arrow: ModuleType, column: Column) -> Any:
    spans = arrow.list_(arrow.struct([("start", arrow.int64()), ("end", arrow.int64())]))
    types = {"text": arrow.string(), "number": arrow.float64(), "names": arrow.list_(arrow.string())}
    return (types | {"spans": spans, "party spans": arrow.list_(spans)})[column.kind]


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_HALVES)
    if not isinstance(value, tuple):
        return value
    if len(value) == 2 and isinstance(value[0], int):
        return {"start": value[0], "end": value[1]}
    return list(map(_cell, value))


def _resource(table: Table) -> Resource:
    path = f"{table.name}.parquet"
    return Resource(table.name, path, "parquet", _MEDIATYPE, table.columns, table.key, table.references)
