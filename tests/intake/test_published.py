from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.published import normal
from onrecord.problems import OnrecordError


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-01-05", "2020-01-05"),
        (" 20200105 ", "2020-01-05"),
        ("2020/1/5", "2020-01-05"),
        ("2020-01-05T10:00:00Z", "2020-01-05T10:00:00+00:00"),
        ("2020-01-05 10:00", "2020-01-05T10:00:00"),
        ("2020-01-05 10:00:00 UTC", "2020-01-05T10:00:00+00:00"),
        ("2020-01-05T10:00:00.500+02:00", "2020-01-05T10:00:00.500000+02:00"),
        ("20200105100000", "2020-01-05T10:00:00"),
        ("Sun, 05 Jan 2020 10:00:00 GMT", "2020-01-05T10:00:00+00:00"),
        ("5 Jan 2020 10:00:00 +0100", "2020-01-05T10:00:00+01:00"),
        ("January 5, 2020", "2020-01-05"),
        ("Sunday, January 5, 2020", "2020-01-05"),
        ("5th Sept. 2020", "2020-09-05"),
        ("Jan. 5, 2020 at 10:30 am EST", "2020-01-05"),
    ],
)
def test_dates_are_read(value: str, expected: str) -> None:
    assert normal(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        *("01/02/2019", "yesterday", "2020", "2020-01", "2020-13-01", "2020-02-30", "0001-01-01", "Foo 5, 2020"),
        *("31 Feb 2020", "5", "2020-01-05T99:00", "9" * 5000, "99999999999999", "45 Jan 2020 10:00:00 GMT"),
    ],
)
def test_what_is_no_date_is_not_guessed(value: str) -> None:
    with pytest.raises(OnrecordError) as caught:
        normal(value)
    assert caught.value.code == "published"


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_iso_dates_stay(day: date) -> None:
    assert normal(str(day)) == str(day)


@given(st.text())
def test_any_text_is_a_date_or_an_error(value: str) -> None:
    try:
        day = normal(value)
    except OnrecordError:
        return
    assert normal(day) == day
