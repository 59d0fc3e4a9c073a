"""Events counted: who does what to whom, and when."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Literal

from onrecord.rows import EventRow, event_date

Every = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True)
class DyadRow:
    """How often one party did one kind of thing to another.

    A party is a country, or a name where it has none; None where the text names none. `group` is the quad or the type,
    `intensity` the mean of those events that have one.
    """

    actor: str | None
    recipient: str | None
    group: str | None
    events: int
    intensity: float | None


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """How many events of a quad there were; `period` is a day, a week's Monday, or a month as 2020-01."""

    period: str
    quad: str | None
    events: int


def dyads(rows: Iterable[EventRow], *, by: Literal["quad", "type"] = "quad", names: bool = False) -> list[DyadRow]:
    """The dyads, most frequent first. An event counts once for every actor with every recipient."""
    counts: Counter[tuple[str, str, str]] = Counter()
    intensities: dict[tuple[str, str, str], list[float]] = {}
    for row in rows:
        group = (row.quad or "") if by == "quad" else row.type
        actors = _parties(row.actors, row.actor_countries, names)
        for pair in product(actors, _parties(row.recipients, row.recipient_countries, names)):
            counts[(*pair, group)] += 1
            intensities.setdefault((*pair, group), []).extend([row.intensity] if row.intensity is not None else [])
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [_dyad(key, count, intensities[key]) for key, count in ordered]


def timeline(rows: Iterable[EventRow], every: Every) -> tuple[list[TimelineRow], int]:
    """The events by period and quad, in the order of time; and how many had no date to count them by."""
    counts: Counter[tuple[str, str]] = Counter()
    undated = 0
    for row in rows:
        day = _day(event_date(row))
        if day is None:
            undated += 1
        else:
            counts[period(day, every), row.quad or ""] += 1
    return [TimelineRow(start, quad or None, count) for (start, quad), count in sorted(counts.items())], undated


def period(day: date, every: Every) -> str:
    """The period that a day belongs to."""
    if every == "month":
        return day.isoformat()[:7]
    return (day - timedelta(day.weekday()) if every == "week" else day).isoformat()


def between(first: str, last: str, every: Every) -> Iterator[str]:
    """The periods between two of them, neither included."""
    step = {"day": 1, "week": 7, "month": 31}[every]
    following = first
    while following < last:
        start = date.fromisoformat(following if every != "month" else f"{following}-01")
        following = period(start + timedelta(step), every)
        if following < last:
            yield following


def _parties(called: tuple[str, ...], countries: tuple[str, ...], names: bool) -> list[str]:
    """The parties of one side, each once; "" where there is none."""
    pairs = zip(called, countries, strict=True)
    return list(dict.fromkeys(name if names else country or name for name, country in pairs)) or [""]


def _dyad(key: tuple[str, str, str], count: int, intensities: list[float]) -> DyadRow:
    mean = round(sum(intensities) / len(intensities), 2) if intensities else None
    actor, recipient, group = (part or None for part in key)
    return DyadRow(actor, recipient, group, count, mean)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
