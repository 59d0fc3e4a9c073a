"""The status of an event, by the years of its sentence."""

import pytest

from onrecord.reading.status import status


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("They fought in 2018.", "2020-01-07", "historical"),
        ("They fought in 2019.", "2020-01-07", "actual"),
        ("They fought in 2018 and in 2020.", "2020-01-07", "actual"),
        ("They fought from 1812 to 1814.", "2020-01-07T22:30:00-05:00", "historical"),
        ("They fought.", "2020-01-07", "actual"),
        ("They fought over 2500 miles in 12018.", "2020-01-07", "actual"),
        ("They fought in 2018.", None, "actual"),
        ("They fought in 2018.", "", "actual"),
        ("They fought in 2018.", "last week", "actual"),
        ("They fought in 2018.", "²⁰²⁰", "actual"),
    ],
)
def test_two_years_back_is_history(sentence: str, published: str | None, expected: str) -> None:
    assert status("actual", sentence, published) == expected


@pytest.mark.parametrize("read", ["future", "hypothetical", "negated", "historical"])
def test_what_was_read_otherwise_stands(read: str) -> None:
    assert status(read, "They fought in 1918.", "2020-01-07") == read
