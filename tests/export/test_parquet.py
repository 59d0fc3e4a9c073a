"""Parquet tables: spans and parties as they are in the record."""

import io
import json
import sys
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings

from onrecord.export import parquet
from onrecord.export.tables import ARTICLES, ENTITIES, EVENTS, STATEMENTS
from onrecord.problems import OnrecordError
from onrecord.record import Record, Spans
from onrecord.rows import event_rows
from tests.export.readers import files
from tests.export.strategies import records

TABLES = {f"{table.name}.parquet": table for table in (ARTICLES, ENTITIES, STATEMENTS, EVENTS)}


def read(data: bytes) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    return rows


def spans(cell: list[dict[str, int]]) -> Spans:
    return tuple((span["start"], span["end"]) for span in cell)


def test_no_records_give_tables_without_rows() -> None:
    found = files("parquet", [])
    for file, table in TABLES.items():
        schema = pyarrow.parquet.read_schema(io.BytesIO(found[file]))
        assert schema.names == [column.name for column in table.columns]
        assert read(found[file]) == []


@settings(deadline=None, max_examples=40)
@given(records())
def test_offsets_come_back(record: Record) -> None:
    found = files("parquet", [record])
    for row, event in zip(read(found["events.parquet"]), event_rows(record), strict=True):
        assert tuple(map(spans, row["actor_spans"])) == event.actor_spans
        assert spans(row["content_spans"]) == event.content_spans
        assert (tuple(row["actor_entities"]), row["lat"]) == (event.actor_entities, event.lat)
    texts = [row["text"] for row in read(found["articles.parquet"])]
    assert texts == [record.article.text.replace("\ud800", "\ufffd")]


def test_row_groups_are_written_as_they_fill(record: Record, bare: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_ROWS", 4)
    chunks = list(parquet.chunks([record, bare, record]))
    assert sum(file == "events.parquet" and bool(data) for file, data in chunks) == 3
    assert len(read(files("parquet", [record, bare, record])["events.parquet"])) == 8


def test_the_package_tells_lists(record: Record) -> None:
    package = json.loads(files("parquet", [record])["datapackage.json"])
    types = {field["name"]: field["type"] for field in package["resources"][3]["schema"]["fields"]}
    assert (types["actors"], types["actor_spans"], types["lat"], types["id"]) == ("array", "array", "number", "string")


def test_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OnrecordError, match=r"pip install 'onrecord\[parquet\]'"):
        files("parquet", [])
