"""Which days a form means, seen from the day of publication; without one, what it is relative to."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.reading.dates import calendar
from onrecord.reading.dates.calendar import Interval
from onrecord.reading.dates.forms import Form
from onrecord.reading.dates.words import MONTHS, SEASONS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class View:
    """From where a form is seen: the anchor day, the tense around it, the days told of just before."""

    anchor: date | None
    tense: str = ""
    before: Interval | None = None

    @property
    def today(self) -> date:
        """The anchor.

        Raises:
            LookupError: there is none.
        """
        if self.anchor is None:
            raise LookupError("no publication date")
        return self.anchor


def resolve(form: Form, view: View) -> Interval | None:
    """The days a form means; None where they cannot be told, or there are no such days (31 February).

    Raises:
        LookupError: the form is relative to a day that is not known.
    """
    try:
        found = _RULES[form.kind](form, view)
        return _with_part(found, form, view) if found and form.part else found
    except (ValueError, OverflowError):
        return None


def _with_part(found: Interval, form: Form, view: View) -> Interval | None:
    if form.part in ("early", "mid", "late"):
        return calendar.part(found, form.part)
    today = view.today
    if form.part == "earlier":
        return Interval(found.start, min(today, found.end), f"part of {found.granularity}")
    return Interval(max(today, found.start), found.end, f"part of {found.granularity}")


def _day(form: Form, view: View) -> Interval | None:
    if form.year:
        return calendar.day(date(form.year, form.month, form.day))
    # Raises for a day that no month of the name has; 2000 was a leap year.
    date(2000, form.month, form.day)

    def on(year: int) -> Interval | None:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return (
            None if (form.month, form.day) == (2, 29) and not leap else calendar.day(date(year, form.month, form.day))
        )

    return _nearest(on, form, view)


def _month(form: Form, view: View) -> Interval | None:
    if form.year:
        return calendar.month(form.year, form.month)
    if form.mark == "this" or form.unit == "year":
        return calendar.month(view.today.year + form.number, form.month)
    return _nearest(lambda year: calendar.month(year, form.month), form, view)


def _season(form: Form, view: View) -> Interval | None:
    if form.year:
        return calendar.from_month(form.year, form.month, "season")
    if form.mark == "this":
        return calendar.from_month(view.today.year, form.month, "season")
    return _nearest(lambda year: calendar.from_month(year, form.month, "season"), form, view)


def _quarter(form: Form, view: View) -> Interval | None:
    first = (form.number - 1) * (6 if form.unit == "half" else 3) + 1
    if form.year:
        return calendar.from_month(form.year, first, form.unit)
    return _nearest(lambda year: calendar.from_month(year, first, form.unit), form, view)


def _quarter_of_year(form: Form, view: View) -> Interval | None:
    length = 6 if form.unit == "half" else 3
    return calendar.from_month(view.today.year + form.day, (form.number - 1) * length + 1, form.unit)


# With no verb to tell, a day so near ahead is meant rather than one so far back: "Elections: 5 May" is no year old.
_NEAR, _FAR = timedelta(92), timedelta(240)


def _nearest(make: Callable[[int], Interval | None], form: Form, view: View) -> Interval | None:
    today = view.today
    future = view.tense == "future"
    found = calendar.nearest(make, today.year, today, future, form.mark)
    if found and not view.tense and not form.mark and today - found.end > _FAR:
        ahead = calendar.nearest(make, today.year, today, True)
        return ahead if ahead and ahead.start - today < _NEAR else found
    return found


def _year(form: Form, view: View) -> Interval | None:
    return calendar.from_month(form.year or 0, 1, "year")


def _fiscal(form: Form, view: View) -> Interval | None:
    # Whose books these are is not told, so the year they are named for stands.
    return calendar.from_month(form.year or 0, 1, "fiscal-year")


def _decade(form: Form, view: View) -> Interval | None:
    if (form.year or 0) % 100 == 0 and not form.part and (form.year or 0) < 2000:
        return Interval(date(form.year or 0, 1, 1), date((form.year or 0) + 99, 12, 31), "century")
    return calendar.from_month(form.year or 0, 1, "decade")


def _century(form: Form, view: View) -> Interval | None:
    return calendar.from_month(((form.year or 0) - 1) * 100 + 1, 1, "century")


def _weekday(form: Form, view: View) -> Interval | None:
    today = view.today
    back = (today.weekday() - form.day) % 7
    ahead = (form.day - today.weekday()) % 7
    if form.mark == "last":
        shift = -(back or 7)
    elif form.mark == "next":
        shift = ahead or 7
    elif form.mark == "this":
        shift = -back if view.tense == "past" else ahead
    else:
        shift = ahead if view.tense == "future" else -back
    return calendar.day(today + timedelta(shift))


def _weekday_of_week(form: Form, view: View) -> Interval | None:
    monday = calendar.around(view.today, "week").start
    return calendar.day(monday + timedelta(7 * form.number + form.day))


def _weekend(form: Form, view: View) -> Interval | None:
    this = calendar.around(view.today, "weekend")
    ended = timedelta(0) if this.start <= view.today else timedelta(7)
    ahead = form.mark == "next" or (form.mark != "last" and view.tense == "future")
    if form.mark == "last":
        ended = timedelta(7)
    elif form.mark == "next" or ahead:
        ended = timedelta(-7 if form.mark == "next" and this.start <= view.today else 0)
    elif form.mark == "this" and view.tense != "past":
        ended = timedelta(0)
    return Interval(this.start - ended, this.end - ended, "weekend")


def _offset(form: Form, view: View) -> Interval | None:
    return calendar.around(calendar.step(view.today, form.unit, form.number), form.unit)


def _overnight(form: Form, view: View) -> Interval | None:
    return Interval(view.today - timedelta(1), view.today, "night")


def _stretch(form: Form, view: View) -> Interval | None:
    other = calendar.step(view.today, form.unit, form.number)
    return Interval(min(other, view.today), max(other, view.today), "stretch")


def _anaphor(form: Form, view: View) -> Interval | None:
    if view.before is None:
        raise LookupError("no expression before this one")
    return calendar.around(calendar.step(view.before.start, form.unit, form.number), form.unit)


def _range(form: Form, view: View) -> Interval | None:
    if form.first is None or form.last is None:
        return None
    last = resolve(form.last, view)
    if last is None:
        return None
    # "from March to May 2015": what the first end leaves open, the last one tells.
    open_end = form.first.year is None and form.first.kind in ("day", "month", "weekday", "season", "quarter")
    first = resolve(form.first, View(last.start, "past") if open_end else view)
    if first is None or first.start > last.end:
        return None
    return Interval(first.start, last.end, "range")


def _vague(form: Form, view: View) -> Interval | None:
    return None


_RULES: dict[str, Callable[[Form, View], Interval | None]] = {
    "day": _day, "month": _month, "year": _year, "fiscal": _fiscal, "decade": _decade, "century": _century,
    "season": _season, "quarter": _quarter, "quarter of year": _quarter_of_year, "half of year": _quarter_of_year,
    "weekday": _weekday, "weekday of week": _weekday_of_week,
    "weekend": _weekend, "offset": _offset, "overnight": _overnight, "stretch": _stretch, "anaphor": _anaphor,
    "range": _range, "vague": _vague,
}  # fmt: skip


def relative(form: Form, tense: str) -> str:
    """What a form is relative to, for a reader who learns the day of publication later.

    "publication-1d" is a step (d, w, m, q, y …) of the unit that `granularity` names; "friday<=publication" the last
    Friday up to the day of publication, ">=" the first one from it on; "previous+1d" a step from the day told before.
    """
    if form.kind in ("offset", "stretch", "anaphor"):
        base = "previous" if form.kind == "anaphor" else "publication"
        return base + (f"{form.number:+d}{form.unit[0]}" if form.number else "")
    if form.kind == "overnight":
        return "publication-1d"
    if form.kind == "range" and form.first and form.last:
        return f"{relative(form.first, tense)}/{relative(form.last, tense)}"
    sign = {"last": "<", "next": ">"}.get(form.mark) or (">=" if tense == "future" else "<=")
    return f"{_name(form)}{sign}publication"


def _name(form: Form) -> str:
    if form.kind.startswith("weekday"):
        return WEEKDAYS[form.day].lower()
    if form.kind == "day":
        return f"{form.month:02d}-{form.day:02d}"
    if form.kind == "month":
        return MONTHS[form.month - 1].lower()
    if form.kind == "season":
        return next(name for name, month in SEASONS.items() if month == form.month)
    return f"{form.unit or form.kind}{form.number or ''}"
