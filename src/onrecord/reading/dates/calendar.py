"""Stretches of days: the calendar units around a day, their parts, and the steps between them.

Nothing here catches the ends of the calendar: before year 1 and after 9999 `ValueError` or `OverflowError` is raised,
and `resolving.resolve` answers with None.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

# Months from the first one of a unit to the last one.
_MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "fiscal-year": 12, "decade": 120}
_MONTHS_IN["century"] = 1200
# How far one step of a unit goes: in days, or in months.
_DAYS_A_STEP = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, and the unit they are: day, week, weekend, month, quarter, season, half, year and so on."""

    start: date
    end: date
    granularity: str


def day(when: date) -> Interval:
    """One day."""
    return Interval(when, when, "day")


def from_month(year: int, month: int, unit: str) -> Interval:
    """The unit that begins with this month; a month after the twelfth is one of a later year."""
    years, index = divmod(month - 1, 12)
    start = date(year + years, index + 1, 1)
    years, index = divmod(month - 2 + _MONTHS_IN[unit], 12)
    last = date(year + years, index + 1, 1)
    return Interval(start, last.replace(day=monthrange(last.year, last.month)[1]), unit)


def month(year: int, number: int) -> Interval:
    """A month."""
    return from_month(year, number, "month")


def around(when: date, unit: str) -> Interval:
    """The calendar unit that holds a day; weeks begin on Monday, centuries with their year 1."""
    if unit == "day":
        return day(when)
    if unit in _DAYS_A_STEP:
        monday = when - timedelta(when.weekday())
        first = monday + timedelta(5 if unit == "weekend" else 0)
        return Interval(first, monday + timedelta(6 if unit != "fortnight" else 13), unit)
    if unit == "decade":
        return from_month(max(1, when.year // 10 * 10), 1, unit)
    if unit == "century":
        return from_month((when.year - 1) // 100 * 100 + 1, 1, unit)
    length = _MONTHS_IN[unit]
    return from_month(when.year, (when.month - 1) // length * length + 1, unit)


def step(when: date, unit: str, count: int) -> date:
    """The day so many units away; the last day of a shorter month where the day's number is missing in it."""
    if unit in _DAYS_A_STEP:
        return when + timedelta(count * _DAYS_A_STEP[unit])
    years, index = divmod(when.month - 1 + count * _MONTHS_IN[unit], 12)
    year = when.year + years
    return date(year, index + 1, min(when.day, monthrange(year, index + 1)[1]))


def part(whole: Interval, which: str) -> Interval:
    """The early, middle or late third of a unit: whole days of a month or week, months of a year, years of a decade."""
    third = ("early", "mid", "late").index(which)
    length = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
    if length == 1 or whole.granularity in _DAYS_A_STEP:
        return _days(whole, third)
    return _months(whole, third, length)


def _days(whole: Interval, third: int) -> Interval:
    # A month's thirds are the first ten days, the second ten and the rest, as news counts them.
    size = 10 if whole.granularity == "month" else ((whole.end - whole.start).days + 1) // 3
    start = whole.start + timedelta(third * size)
    end = whole.end if third == 2 else start + timedelta(max(size, 1) - 1)
    return Interval(start, end, f"part of {whole.granularity}")


def _months(whole: Interval, third: int, length: int) -> Interval:
    # Decades are cut between years: 0-3, 4-6, 7-9.
    cuts = (0, 48, 84, 120) if whole.granularity == "decade" else (0, length // 3, 2 * length // 3, length)
    first = step(whole.start, "month", cuts[third])
    last = step(whole.start, "month", cuts[third + 1] - 1)
    end = last.replace(day=monthrange(last.year, last.month)[1])
    return Interval(first, end, f"part of {whole.granularity}")


def nearest(
    make: Callable[[int], Interval | None], year: int, anchor: date, future: bool, mark: str = ""
) -> Interval | None:
    """Of what comes back every year, the one meant: the last that has begun, or for the future the next not over.

    "last" asks for one that is over, "next" for one that has not begun.
    """
    # A leap day comes back after eight years at the latest.
    years = range(year - 9, year + 10)
    options = [option for option in (make(y) for y in years if 1 <= y <= 9999) if option]
    if mark == "next" or (future and mark != "last"):
        later = (o for o in options if (o.start > anchor if mark == "next" else o.end >= anchor))
        return min(later, key=lambda option: option.start, default=None)
    before = (o for o in options if (o.end < anchor if mark == "last" else o.start <= anchor))
    return max(before, key=lambda option: option.start, default=None)
