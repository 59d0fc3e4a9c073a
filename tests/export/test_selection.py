"""What is exported: days of publication, rows sure enough, and no reference into nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export import Selection, select
from onrecord.export.happenings import happened, pairs
from onrecord.export.selection import confident
from onrecord.record import Event, Record, Statement
from tests.export.strategies import records


@pytest.mark.parametrize(
    ("selection", "found"),
    [
        (Selection(), ["a1", "b1"]),
        (Selection(since=date(2020, 1, 7)), ["a1"]),
        (Selection(since=date(2020, 1, 8)), []),
        (Selection(until=date(2020, 1, 7)), ["a1"]),
        (Selection(until=date(2020, 1, 6)), []),
    ],
)
def test_days(record: Record, bare: Record, selection: Selection, found: list[str]) -> None:
    assert [kept.article.id for kept in select([record, bare], selection)] == found


def test_doubtful_rows_go(record: Record) -> None:
    assert [event.id for event in confident(record, 0.7).events] == ["v1", "v3", "v4"]
    assert [event.id for event in next(select([record], Selection(min_confidence=0.8))).events] == ["v3", "v4"]
    assert confident(record, 0.95).statements == ()


def test_the_next_telling_stands_for_one_that_goes(record: Record) -> None:
    first, *rest = record.events
    third = replace(rest[0], id="v9", same_as="v2")
    kept = confident(replace(record, events=(replace(first, confidence=0.1), rest[0], third)), 0.5)
    assert [(event.id, event.same_as) for event in kept.events] == [("v2", None), ("v9", "v2")]


def test_a_statement_that_reports_a_kept_event_stays(record: Record) -> None:
    doubtful = replace(record.statements[0], confidence=0.1)
    assert confident(replace(record, statements=(doubtful,)), 0.5).statements == (doubtful,)


def test_the_next_statement_outwards_holds(record: Record) -> None:
    outer = {"t0": None, "t1": "t0", "t2": "t1"}
    chain = [Statement(id, None, (), ((0, 1),), "direct", None, within) for id, within in outer.items()]
    doubtful = (chain[0], replace(chain[1], confidence=0.1), chain[2])
    kept = confident(replace(record, statements=doubtful, events=()), 0.5)
    assert [(known.id, known.within) for known in kept.statements] == [("t0", None), ("t2", "t0")]


@settings(deadline=None)
@given(records(), st.floats(0, 1))
def test_no_reference_leads_nowhere(record: Record, least: float) -> None:
    kept = confident(record, least)
    statements, events = {s.id for s in kept.statements}, {e.id for e in kept.events}
    assert all(s.within is None or s.within in statements for s in kept.statements)
    assert all(e.same_as is None or e.same_as in events for e in kept.events)
    assert {e.id for e in record.events if e.confidence >= least} == events


def test_happenings(record: Record) -> None:
    found = list(happened(record))
    assert [[event.id for event in happening.told] for happening in found] == [["v1", "v2"], ["v3"]]
    assert [len(pairs(happening.event)) for happening in found] == [1, 2]


def test_events_that_refer_in_a_circle_are_all_told(record: Record) -> None:
    circle = (
        Event("x", "AID", (), same_as="y"),
        Event("y", "AID", (), same_as="x"),
        Event("z", "AID", (), same_as="z"),
    )
    told = [event.id for happening in happened(replace(record, events=circle)) for event in happening.told]
    assert sorted(told) == ["x", "y", "z"]
