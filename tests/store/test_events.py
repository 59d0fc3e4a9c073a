"""Finding events, and a store from before they could be found."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.record import Record
from onrecord.rows import event_rows
from onrecord.store import Store, dialect
from tests.eventful import RECORD

ALL = ["a1#v1", "a1#v2", "a1#v3", "a1#v4", "z#v1", "z#v2", "z#v3", "z#v4"]


def undated() -> Record:
    events = tuple(replace(event, date=None, place=None, reported_by=None) for event in RECORD.events)
    return replace(RECORD, article=replace(RECORD.article, id="z", published=None), events=events)


@pytest.fixture(params=["sqlite", "portable"])
def filled(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The record with events, dated and undated, in a store that searches by index and one that does not."""
    if request.param == "portable":
        monkeypatch.setattr(dialect, "Sqlite", dialect.Portable)
    with Store.open(tmp_path / "record.sqlite") as store:
        store.add(undated())
        store.add(RECORD)
        yield store


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({}, ["v1", "v2", "v3", "v4"]),
        ({"limit": 1}, ["v1"]),
        ({"actor": "BOR"}, ["v1", "v2", "v3"]),
        ({"actor": "MIL"}, ["v1", "v2", "v3"]),
        ({"actor": "BORMIL"}, ["v1", "v2", "v3"]),
        ({"actor": "ESPMIL"}, []),
        ({"actor": "RMIL"}, []),
        ({"actor": "rey", "recipient": "UNO"}, ["v3", "v4"]),
        ({"actor": "she"}, ["v4"]),
        ({"recipient": '"Jon Dahl"', "statuses": ["actual", "future"]}, ["v3"]),
        ({"types": ["REQUEST", "CONSULT"], "mode": "yield"}, ["v3"]),
        ({"quads": ["material conflict"], "min_confidence": 0.7}, ["v1"]),
        ({"since": date(2020, 1, 6), "until": date(2020, 1, 6)}, ["v1"]),
        ({"since": date(2020, 1, 7)}, ["v2", "v3", "v4"]),
        ({"country": "IRQ"}, ["v1"]),
        ({"reported_by": "rey"}, ["v1"]),
        ({"about": "stops"}, ["v3"]),
        ({"first_told": True}, ["v1", "v3", "v4"]),
        ({"actor": "%"}, []),
    ],
)
def test_conditions(filled: Store, conditions: dict[str, object], found: list[str]) -> None:
    rows = [row.id for row in filled.events(**conditions)]  # type: ignore[arg-type]
    assert [id.removeprefix("a1#") for id in rows if id.startswith("a1")] == found
    assert rows == [id for id in ALL if id in rows]


def test_rows_are_those_of_the_record(filled: Store) -> None:
    assert list(filled.events()) == [*event_rows(RECORD), *event_rows(undated())]
    assert filled.record("a1") == RECORD


def test_articles_of_some_days(filled: Store) -> None:
    assert filled.article_ids() == ["a1", "z"]
    assert filled.article_ids(since=date(2020, 1, 7), until=date(2020, 1, 7)) == ["a1"]
    assert filled.article_ids(until=date(2020, 1, 6)) == []
    assert list(filled.records(["z", "gone", "a1"])) == [undated(), RECORD]


def test_a_new_reading_replaces_the_events(filled: Store) -> None:
    filled.add(replace(RECORD, events=RECORD.events[2:3]), "2")
    assert [row.id for row in filled.events()][:2] == ["a1#v3", "z#v1"]
    assert [row.id for row in filled.events(about="shelled")] == ["z#v1", "z#v2"]


OLD = """
CREATE TABLE events (article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE, position INTEGER NOT NULL,
 id TEXT NOT NULL, type TEXT NOT NULL, mode TEXT, "trigger" JSON NOT NULL, actors JSON NOT NULL,
 recipients JSON NOT NULL, content JSON NOT NULL, condition JSON NOT NULL, status TEXT NOT NULL, date JSON, place JSON,
 reported_by TEXT, same_as TEXT, contexts JSON NOT NULL, quad TEXT, intensity FLOAT, confidence FLOAT NOT NULL,
 CONSTRAINT pk_events PRIMARY KEY (article, position));
INSERT INTO events SELECT article, position, id, type, mode, "trigger", actors, recipients, content, condition, status,
 date, place, reported_by, same_as, contexts, quad, intensity, confidence FROM newer;
DROP TABLE newer; DROP TABLE events_search; DELETE FROM migrations WHERE name = 'events_to_look_up';
"""


def test_a_store_from_before_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "record.sqlite"
    hostile = replace(RECORD, events=(replace(RECORD.events[0], id="\0\ud800"), *RECORD.events[1:]))
    with Store.open(path) as store:
        store.add(hostile, "1")
        store.add(undated(), "1")
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER events_search_added")
        connection.execute("DROP TRIGGER events_search_removed")
        connection.execute("ALTER TABLE events RENAME TO newer")
        connection.executescript(OLD)
    connection.close()
    with Store.open(path) as store:
        assert (store.record("a1"), store.record("z")) == (hostile, undated())
        assert list(store.events()) == [*event_rows(hostile), *event_rows(undated())]
        assert [row.id for row in store.events(about="demand")] == ["a1#v3", "z#v3"]
