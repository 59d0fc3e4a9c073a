"""Copies found while adding to the store."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, text

from onrecord.record import Article, Record
from onrecord.store import Store, copies
from onrecord.store.copies import copy_rows
from onrecord.store.dialect import Dialect
from onrecord.store.tables import migrations

TEXT = " ".join(f"word{number}" for number in range(200))
OTHER = " ".join(f"other{number}" for number in range(200))


def _reports(store: Store) -> list[tuple[str, str]]:
    return [(row.report, row.article) for row in store.ask(copy_rows)]


def _add(store: Store, **texts: str) -> None:
    for id, words in texts.items():
        store.add(Record(Article(words, id=id)))


def test_a_copy_and_a_part_stand_in_the_report_of_the_first(store: Store) -> None:
    _add(store, a=TEXT, b=OTHER, c=TEXT, d=TEXT[: len(TEXT) // 2])
    assert _reports(store) == [("a", "a"), ("a", "c"), ("a", "d")]


def test_the_share_is_told_and_none_for_the_first(store: Store) -> None:
    _add(store, a=TEXT, b=TEXT)
    assert [row.share for row in store.ask(copy_rows)] == [None, 1.0]


def test_a_revision_with_another_text_leaves_the_report_to_the_others(store: Store) -> None:
    _add(store, a=TEXT, b=TEXT, c=TEXT)
    _add(store, a=OTHER)
    assert _reports(store) == [("b", "b"), ("b", "c")]
    assert [row.share for row in store.ask(copy_rows)] == [None, 1.0]


def test_a_new_reading_keeps_the_report(store: Store) -> None:
    _add(store, a=TEXT, b=TEXT)
    store.add(Record(Article(TEXT, id="b")), "another reader")
    assert _reports(store) == [("a", "a"), ("a", "b")]


def test_more_copies_than_a_mark_has_holders(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "MOST_HOLDERS", 2)
    _add(store, **dict.fromkeys("abcd", TEXT))
    assert _reports(store) == [("a", name) for name in "abcd"]


def test_a_store_from_before_gets_its_reports(store: Store, make: Callable[..., Record]) -> None:
    first = make(TEXT)
    store.add(replace(first, statements=(), events=(), mentions=()))
    _add(store, b=TEXT)
    before = _reports(store)
    store.ask(_without_copies)
    with Store.open(store.where) as opened:
        assert _reports(opened) == before == [("a1", "a1"), ("a1", "b")]


def _without_copies(connection: Connection, dialect: Dialect) -> None:
    for table in ("reports", "copy_marks"):
        connection.execute(text(f"DROP TABLE {table}"))
    connection.execute(delete(migrations).where(migrations.c.name == "copies_to_find"))
