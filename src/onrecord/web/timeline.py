"""Events over time: counts of the store folded into days, weeks, months or years, whichever can still be seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from onrecord.store import Store
from onrecord.store.events import WantedEvents
from onrecord.store.pages import Count, counts

Step = Literal["day", "week", "month", "year"]

MOST_DAYS, MOST_WEEKS, MOST_MONTHS = 92, 156, 240
_DAY, _MONTH = 10, 7


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The events of one quad in one period; `intensity` is the mean of those that are scored."""

    period: str
    until: str
    quad: str | None
    events: int
    scored: int
    intensity: float | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows in the order of time, how long a period is, and how many events have no day."""

    step: Step
    rows: tuple[PeriodRow, ...]
    undated: int

    @property
    def events(self) -> int:
        """How many events there are in all."""
        return self.undated + sum(row.events for row in self.rows)


def timeline(store: Store, wanted: WantedEvents) -> Timeline:
    """The events wanted over time, in periods few enough for a picture."""
    (found,) = timelines(store, wanted)
    return found


def timelines(store: Store, *wanted: WantedEvents) -> list[Timeline]:
    """Several selections over time, in periods of the same length."""
    found = [store.ask(counts, one, _MONTH) for one in wanted]
    days = [day for rows in found for row in rows if (day := _first(row.period))]
    step: Step = "year"
    if days:
        months = (max(days).year - min(days).year) * 12 + max(days).month - min(days).month
        step = "month" if months < MOST_MONTHS else "year"
        if months * 31 <= MOST_WEEKS * 7:
            found = [store.ask(counts, one, _DAY) for one in wanted]
            days = [day for rows in found for row in rows if (day := _first(row.period))]
            step = "day" if (max(days) - min(days)).days < MOST_DAYS else "week"
    return [_folded(rows, step) for rows in found]


def period(day: date, step: Step) -> tuple[date, date]:
    """The first and the last day of the period that holds this day."""
    if step == "week":
        first = day - timedelta(day.weekday())
        return first, min(first, date.max - timedelta(6)) + timedelta(6)
    if step == "month":
        first = day.replace(day=1)
        return first, first.replace(day=28) if first.year == date.max.year else _before_next_month(first)
    if step == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day, day


def by_period(rows: Iterable[PeriodRow]) -> dict[str, list[PeriodRow]]:
    """The rows of each period together, in their order."""
    groups: dict[str, list[PeriodRow]] = {}
    for row in rows:
        groups.setdefault(row.period, []).append(row)
    return groups


def mean(rows: Iterable[PeriodRow]) -> float | None:
    """The mean intensity of the scored events in these rows."""
    scored = [row for row in rows if row.intensity is not None]
    events = sum(row.scored for row in scored)
    return sum((row.intensity or 0) * row.scored for row in scored) / events if events else None


def _before_next_month(first: date) -> date:
    return (first + timedelta(31)).replace(day=1) - timedelta(1)


def _folded(rows: Sequence[Count], step: Step) -> Timeline:
    sums: dict[tuple[date, date, str | None], list[float]] = {}
    undated = 0
    for row in rows:
        day = _first(row.period)
        if day is None:
            undated += row.events
            continue
        cell = sums.setdefault((*period(day, step), row.quad), [0, 0, 0.0])
        for place, value in enumerate((row.events, row.scored, row.intensity)):
            cell[place] += value
    ordered = sorted(sums.items(), key=lambda item: (item[0][0], item[0][2] or ""))
    return Timeline(step, tuple(_row(key, cell) for key, cell in ordered), undated)


def _row(key: tuple[date, date, str | None], cell: Sequence[float]) -> PeriodRow:
    first, last, quad = key
    events, scored, total = cell
    intensity = round(total / scored, 2) if scored else None
    return PeriodRow(first.isoformat(), last.isoformat(), quad, int(events), int(scored), intensity)


def _first(prefix: str | None) -> date | None:
    """The first day of a month or a day; None for what is neither, as days come out of files."""
    try:
        return date.fromisoformat(f"{prefix}-01" if len(prefix or "") == _MONTH else prefix or "")
    except ValueError:
        return None
