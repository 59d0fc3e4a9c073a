"""Finding statements and articles; any text is a query."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Article, Record
from onrecord.store import Store, dialect

Make = Callable[..., Record]

POSTGRESQL = os.environ.get("ONRECORD_TEST_POSTGRESQL")
"""An SQLAlchemy URL of an empty database; the tests write to it."""


@pytest.fixture(params=["sqlite", "portable", "postgresql"])
def filled(
    request: pytest.FixtureRequest, tmp_path: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """Three articles in every kind of store."""
    if request.param == "postgresql" and not POSTGRESQL:
        pytest.skip("needs ONRECORD_TEST_POSTGRESQL, the URL of an empty database")
    if request.param == "portable":
        monkeypatch.setattr(dialect, "Sqlite", dialect.Portable)
    with Store.open(POSTGRESQL or "" if request.param == "postgresql" else tmp_path / "record.sqlite") as store:
        store.add(make(id="b", published="2020-02-01T23:00:00-05:00", title="Globe: the pull-out"))
        store.add(make(id="a"))
        store.add(Record(Article("Undated, about sanctions only.", id="u"), statements=make().statements[2:]))
        yield store


def ids(store: Store, **conditions: object) -> list[str]:
    return [row.id for row in store.statements(**conditions)]  # type: ignore[arg-type]


def test_statements_stand_in_the_order_of_days_and_text(filled: Store) -> None:
    assert ids(filled) == ["a#s1", "a#s2", "a#s3", "b#s1", "b#s2", "b#s3", "u#s3"]
    assert ids(filled, limit=2) == ["a#s1", "a#s2"]
    assert [row.id for row in filled.articles()] == ["a", "b", "u"]
    assert [row.statements for row in filled.articles(limit=1)] == [3]


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"by": "rey"}, ["a#s1", "a#s2", "b#s1", "b#s2"]),
        ({"by": "ana rey", "kind": "direct"}, ["a#s1", "b#s1"]),
        ({"by": '"rey ana"'}, []),
        ({"about": "troops"}, ["a#s1", "b#s1"]),
        ({"cue": "demanded", "until": date(2020, 1, 6)}, ["a#s3"]),
        ({"to": "noir", "since": date(2020, 2, 1)}, ["b#s2"]),
        ({"since": date(2020, 2, 1), "until": date(2020, 2, 1)}, ["b#s1", "b#s2", "b#s3"]),
        ({"outlet": "globe", "min_confidence": 0.95}, ["a#s2", "b#s2"]),
        ({"outlet": "%"}, []),
        ({"by": "..."}, []),
    ],
)
def test_conditions(filled: Store, conditions: dict[str, object], found: list[str]) -> None:
    assert ids(filled, **conditions) == found


def test_a_row_spells_the_words_out(filled: Store) -> None:
    row = next(filled.statements(to="noir"))
    assert (row.source, row.source_text, row.cue, row.addressee) == ("Ana Rey", "She", "told", "Café Noir")
    assert row.content == "Ümit Kaya had demanded sanctions."
    assert (row.content_spans, row.addressee_spans, row.published) == (((78, 111),), ((63, 72),), "2020-01-06")
    unsourced = next(filled.statements(cue="demanded"))
    assert (unsourced.source, unsourced.source_text, unsourced.within) == (None, "", "s2")


def test_search_gives_articles_with_their_statements(filled: Store) -> None:
    hits = filled.search("kaya sanctions")
    assert sorted(hit.id for hit in hits) == ["a", "a#s2", "b", "b#s2"]
    assert [hit.statement for hit in hits] == [None, "s2", None, "s2"]
    for hit in hits:
        assert [hit.words[start:end].lower() for start, end in hit.marks] == ["kaya", "sanctions"]
    assert len(filled.search("kaya", limit=3)) == 3


def test_sqlite_finds_words_by_stem_without_accents(store: Store, make: Make) -> None:
    store.add(make())
    assert ids(store, about="troop", by="rey") == ["a1#s1"]
    assert ids(store, to="cafe") == ["a1#s2"]
    assert [hit.id for hit in store.search("sanction UMIT")] == ["a1", "a1#s2"]


HOSTILE = ['"', '""', "AND", "a OR", "NOT x", "NEAR(a b)", "text:x", "{a b}:", "^a", "a*", "-", "(", "x'; DROP TABLE"]


@pytest.mark.parametrize("query", [*HOSTILE, "\0", "\ud800", "a\0b", "%", "_", "\\", "sanctions\\"])
def test_hostile_queries_are_words(filled: Store, query: str) -> None:
    filled.search(query)
    for name in ("by", "about", "cue", "to", "outlet"):
        ids(filled, **{name: query})
    assert len(ids(filled)) == 7


@given(st.lists(st.text(st.characters() | st.sampled_from('"*:(){}^-+\0\ud800'), max_size=15), max_size=20))
def test_any_text_is_a_query(queries: list[str]) -> None:
    with Store.open("sqlite://") as store:
        store.add(Record(Article(" ".join(queries), id="a")))
        for query in queries:
            store.search(query)
