"""Counting events: dyads and time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.counting import DyadRow, Every, TimelineRow, between, dyads, period, timeline
from onrecord.rows import EventRow, event_rows
from tests.eventful import RECORD

ROWS = list(event_rows(RECORD))
EVERY: list[Every] = ["day", "week", "month"]


def on(*days: str | None) -> list[EventRow]:
    return [replace(ROWS[0], start=day, published=None) for day in days]


def test_dyads_by_country_and_by_name() -> None:
    shelling = DyadRow("BOR", None, "material conflict", 2, -9.5)
    demands = [DyadRow(who, "UNO", "verbal conflict", 1, -1.0) for who in ("BOR", "ESP")]
    assert dyads(ROWS) == [shelling, *demands[:1], DyadRow("ESP", "UNO", None, 1, None), *demands[1:]]
    found = dyads(ROWS, by="type", names=True)
    assert [(row.actor, row.recipient, row.group) for row in found][:2] == [
        ("Borland", None, "ASSAULT"),
        ("Ana Rey", "Jon Dahl", "CONSULT"),
    ]


def test_parties_of_one_country_count_once() -> None:
    both = replace(ROWS[2], actor_countries=("ESP", "ESP"))
    assert [(row.actor, row.events) for row in dyads([both])] == [("ESP", 1)]


def test_no_events() -> None:
    assert dyads([]) == []
    assert timeline([], "day") == ([], 0)


def test_timeline() -> None:
    rows = on("2020-01-06", "2020-01-12", "2020-01-13", None, "someday", "2020-02-01")
    assert [(row.period, row.events) for row in timeline(rows, "week")[0]] == [
        ("2020-01-06", 2),
        ("2020-01-13", 1),
        ("2020-01-27", 1),
    ]
    found, undated = timeline([*rows, *ROWS], "month")
    assert undated == 2
    assert found == [
        TimelineRow("2020-01", None, 1),
        TimelineRow("2020-01", "material conflict", 5),
        TimelineRow("2020-01", "verbal conflict", 1),
        TimelineRow("2020-02", "material conflict", 1),
    ]


@pytest.mark.parametrize(
    ("every", "first", "last", "found"),
    [
        ("day", "2020-02-28", "2020-03-01", ["2020-02-29"]),
        ("week", "2019-12-30", "2020-01-13", ["2020-01-06"]),
        ("month", "2019-11", "2020-02", ["2019-12", "2020-01"]),
        ("month", "2019-11", "2019-11", []),
    ],
)
def test_periods_between(every: Every, first: str, last: str, found: list[str]) -> None:
    assert list(between(first, last, every)) == found


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.sampled_from(EVERY))
def test_no_period_is_missed(day: date, days: int, every: Every) -> None:
    all_days = [period(day + timedelta(passed), every) for passed in range(days + 1)]
    periods = list(dict.fromkeys(all_days))
    assert list(between(periods[0], periods[-1], every)) == periods[1:-1]
