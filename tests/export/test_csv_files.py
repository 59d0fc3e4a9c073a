"""Tables for R and pandas: what is written is what they read."""

import csv
import io
from pathlib import Path

import pandas
import pytest
from hypothesis import given, settings

from onrecord.export.csv_files import UNWRITABLE
from onrecord.export.tables import ARTICLES, EVENTS, STATEMENTS
from onrecord.record import Article, Record
from onrecord.rows import event_rows, statement_rows
from tests.export.readers import files, parties, r_rows, spans
from tests.export.strategies import records

TABLES = {f"{table.name}.csv": table for table in (ARTICLES, STATEMENTS, EVENTS)}
HOSTILE = 'tab\t "quoted", comma\nnewline \u202eright to left\u200f 😀 \0 \ud800 NA'


def read(data: bytes) -> "pandas.DataFrame":
    return pandas.read_csv(io.BytesIO(data), keep_default_na=False, dtype=str)


def test_headers_of_no_records() -> None:
    for file, data in files("csv", []).items():
        if file in TABLES:
            assert data.decode() == ",".join(column.name for column in TABLES[file].columns) + "\r\n"


def test_cells(record: Record) -> None:
    events = read(files("csv", [record])["events.csv"])
    assert list(events["id"]) == ["a1#v1", "a1#v2", "a1#v3", "a1#v4"]
    assert (events["actors"][2], events["actor_countries"][2], events["actor_sectors"][2]) == (
        "Ana Rey;Borland",
        "ESP;BOR",
        "GOV;MIL",
    )
    assert (events["reporter"][0], events["place"][0], events["lat"][0]) == ("Ana Rey", "Tarn", "33.34")
    assert (events["same_as"][1], events["intensity"][1]) == ("v1", "")
    assert (events["trigger"][2], events["condition"][2]) == ("demanded", "unless it stops")


@settings(deadline=None)
@given(records())
def test_offsets_and_words_come_back_through_pandas(record: Record) -> None:
    found = files("csv", [record])
    events, statements, articles = (read(found[f"{name}.csv"]) for name in ("events", "statements", "articles"))
    assert articles["text"][0] == record.article.text.translate(UNWRITABLE)
    for row, statement in zip(statement_rows(record), statements.to_dict("records"), strict=True):
        assert spans(statement["content_spans"]) == row.content_spans
        assert statement["content"] == row.content.translate(UNWRITABLE)
    for event, cells in zip(event_rows(record), events.to_dict("records"), strict=True):
        assert spans(cells["trigger_spans"]) == event.trigger_spans
        assert tuple(parties(cells["actor_spans"])) == (event.actor_spans or ((),))
        assert cells["type"] == event.type.translate(UNWRITABLE)


@settings(deadline=None)
@given(records())
def test_r_and_pandas_see_the_same(record: Record) -> None:
    for file, data in files("csv", [record]).items():
        if file in TABLES:
            expected = csv.reader(io.StringIO(data.decode(), newline=""))
            rows = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in expected]
            assert r_rows(data, ",") == rows


def test_hostile_text(tmp_path: Path) -> None:
    data = files("csv", [Record(Article(HOSTILE, id="x", title="NA"))])["articles.csv"]
    expected = HOSTILE.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    assert (read(data)["text"][0], read(data)["title"][0]) == (expected, "NA")
    assert r_rows(data, ",")[1][-1] == expected
    assert len(expected) == len(HOSTILE)


@pytest.mark.parametrize("file", TABLES)
def test_every_row_is_as_wide_as_the_header(record: Record, bare: Record, file: str) -> None:
    rows = list(csv.reader(io.StringIO(files("csv", [record, bare])[file].decode(), newline="")))
    assert {len(row) for row in rows} == {len(TABLES[file].columns)}
