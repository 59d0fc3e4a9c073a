"""Rows: words spelled out, parties in step, cells that can be read back."""

import pytest

from onrecord.rows import event_date, event_rows, flat
from tests.eventful import RECORD


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (0.5, "0.5"),
        ((), ""),
        (("a;b", "c"), "a,b;c"),
        (("", "RUS"), ";RUS"),
        (((3, 14), (20, 31)), "3-14;20-31"),
        ((((3, 14),), (), ((20, 31), (40, 41))), "3-14||20-31;40-41"),
        (((), ()), "|"),
    ],
)
def test_cells(value: object, cell: str) -> None:
    assert flat(value) == cell


def test_an_event_is_spelled_out() -> None:
    first, second, third, fourth = event_rows(RECORD)
    assert (first.id, first.reporter, first.place, first.country, first.start) == (
        *("a1#v1", "Ana Rey", "Tarn", "IRQ"),
        "2020-01-06",
    )
    assert (second.same_as, second.recipients, second.reporter) == ("v1", (), None)
    assert (third.actors, third.actor_countries, third.actor_sectors) == (
        ("Ana Rey", "Borland"),
        ("ESP", "BOR"),
        ("GOV", "MIL"),
    )
    assert (third.content, third.condition, fourth.status) == ("Jon Dahl leave", "unless it stops", "negated")


def test_the_day_of_publication_stands_in() -> None:
    assert [event_date(row) for row in event_rows(RECORD)] == ["2020-01-06", *["2020-01-07"] * 3]
