"""A record comes back from the store equal to the one that went in."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.record import (
    Article,
    Entity,
    Event,
    Furniture,
    Mention,
    Party,
    Record,
    Statement,
)
from onrecord.store import Store

Make = Callable[..., Record]

# Lone surrogates, NUL and the store's own stand-ins are what a database would trip over.
characters = st.characters() | st.sampled_from("\0\ud800\udfff\U0010f000\U0010f800\U0010f801")
text = st.text(characters, max_size=12)
maybe = st.none() | text
span = st.tuples(st.integers(0, 40), st.integers(0, 40))
spans = st.lists(span, max_size=3).map(tuple)
probability = st.floats(0, 1)
party = st.builds(Party, spans, maybe)
parties = st.lists(party, max_size=2).map(tuple)
json_object = st.dictionaries(text, maybe | st.integers(-99, 99) | st.lists(st.booleans(), max_size=2), max_size=3)


def tuples(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(of, max_size=3).map(tuple)


articles = st.builds(
    Article,
    st.text(characters, max_size=50),
    *[text, maybe, maybe, maybe, maybe, maybe, maybe],
    sentences=spans,
    furniture=tuples(st.builds(Furniture, span, text, probability)),
)
statements = st.builds(Statement, text, st.none() | party, spans, spans, text, st.none() | party, maybe, probability)
events = st.builds(
    Event,
    *[text, text, spans, maybe, parties, parties, spans, spans, text],
    date=st.none() | json_object,
    place=st.none() | json_object,
    reported_by=maybe,
    same_as=maybe,
    contexts=tuples(text),
    quad=maybe,
    intensity=st.none() | st.floats(-10, 10),
    confidence=probability,
)
records = st.builds(
    Record,
    articles,
    tuples(st.builds(Entity, text, text, text, maybe, maybe, maybe, maybe)),
    tuples(st.builds(Mention, span, text)),
    tuples(statements),
    tuples(events),
)


@settings(max_examples=150, deadline=None)
@given(records)
def test_any_record_comes_back_as_it_was(record: Record) -> None:
    with Store.open("sqlite://") as store:
        assert store.add(record, "1") == "added"
        assert store.record(record.article.id) == record
        assert store.add(record, "1") == "unchanged"
        assert store.has(record.article, "1")
        assert len(list(store.statements())) == len(record.statements)


def test_gold_records_come_back(store: Store, gold: list[Record]) -> None:
    for record in gold:
        store.add(record, "1")
    assert [store.record(record.article.id) for record in gold] == gold


def test_unknown_id_gives_none(store: Store, make: Make) -> None:
    store.add(make())
    assert store.record("a2") is None
