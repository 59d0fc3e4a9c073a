"""The time expressions of a text as the rest of the program sees them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.reading.dates.calendar import Interval
from onrecord.reading.dates.finding import find
from onrecord.reading.dates.forms import Form, Found
from onrecord.reading.dates.resolving import View, relative, resolve
from onrecord.reading.dates.tense import tense
from onrecord.record import Json, Span

# What the words of a later "that day" or "two weeks later" can go back to.
_REFERENTS = frozenset("day night weekend week month season quarter half year decade range".split())
# For want of a resolved interval, the unit of a form is told by its kind.
_UNITS = {"weekday": "day", "weekday of week": "day", "overnight": "night", "fiscal": "fiscal-year"}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: first and last day (ISO), or `relative` to what it stays where its anchor is unknown.

    `granularity` is the unit: day, night, week, weekend, month, season, quarter, half, year, fiscal-year, decade,
    century, "part of" one of these, range, stretch (counted back or ahead from publication), vague (no days at all).
    `time` keeps the words for the time of day.
    """

    span: Span
    start: str | None
    end: str | None
    granularity: str
    relative: str | None = None
    time: str | None = None

    def to_json(self) -> Json:
        """The expression in the outside form; `relative` and `time` only where there is one."""
        form: Json = {"start": self.start, "end": self.end, "granularity": self.granularity}
        form |= {key: value for key in ("relative", "time") if (value := getattr(self, key))}
        return form | {"spans": [list(self.span)]}


def expressions(text: str, published: str | None = None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in order, seen from its day of publication (ISO date or datetime, or None).

    Forms of no existing day (31 February) are no expressions; vague ones have neither days nor a relation.
    """
    return tuple(_all(text, _anchor(published)))


def _anchor(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _all(text: str, anchor: date | None) -> Iterator[TimeExpression]:
    before: Interval | None = None
    for found in find(text):
        around = tense(text, *found.span)
        try:
            interval = resolve(found.form, View(anchor, around, before))
        except LookupError:
            yield _relative(found, around)
            continue
        if interval:
            before = interval if interval.granularity in _REFERENTS else before
            yield _resolved(found, interval)
        elif found.form.kind == "vague":
            yield TimeExpression(found.span, None, None, "vague")


def _resolved(found: Found, interval: Interval) -> TimeExpression:
    start, end = interval.start.isoformat(), interval.end.isoformat()
    return TimeExpression(found.span, start, end, interval.granularity, time=found.form.time or None)


def _relative(found: Found, around: str) -> TimeExpression:
    form = found.form
    return TimeExpression(found.span, None, None, _unit(form), relative(form, around), form.time or None)


def _unit(form: Form) -> str:
    unit = form.unit if form.kind in ("offset", "anaphor", "quarter") else _UNITS.get(form.kind, form.kind)
    return f"part of {unit}" if form.part else unit
