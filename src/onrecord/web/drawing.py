"""Pictures as numbers: where bars and lines stand in a box of 1000 by 100, which the page stretches to its width.

Drawn without a library: two shapes on one axis. Words stand beside the picture, as HTML, so that they never stretch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.web.timeline import PeriodRow, Timeline, by_period, mean

WIDTH, HEIGHT = 1000.0, 100.0
QUADS = ("material conflict", "verbal conflict", "verbal cooperation", "material cooperation")
"""From below to above the axis, the deeds outermost."""

_BELOW = ("verbal conflict", "material conflict")
_GAP = 0.12


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the picture; `look` is its style class."""

    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True, slots=True)
class Column:
    """One period: its bars, the box to point at, and the words for it."""

    first: str
    last: str
    words: str
    events: int
    intensity: float | None
    counts: dict[str, int]
    whole: Box
    bars: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """Events over time: cooperation above the axis, conflict below it, other quads above."""

    columns: tuple[Column, ...]
    axis: float
    most: int
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """Mean intensity over time: `points` for a polyline, and a dot a period with its words."""

    look: str
    label: str
    points: str
    dots: tuple[tuple[float, float, str], ...] = field(default=())


def look(quad: str | None) -> str:
    """The style class of a quad."""
    return "quad-" + (quad.replace(" ", "-") if quad in QUADS else "other")


class Scale:
    """Days to places from left to right."""

    def __init__(self, rows: Iterable[PeriodRow]) -> None:
        edges = [(date.fromisoformat(row.period), date.fromisoformat(row.until)) for row in rows]
        self.first = min((first for first, _ in edges), default=date.min).toordinal()
        self.last = max((last for _, last in edges), default=date.min).toordinal() + 1

    def place(self, row: PeriodRow) -> tuple[float, float]:
        """Where a period begins, and how wide it is."""
        first, last = date.fromisoformat(row.period).toordinal(), date.fromisoformat(row.until).toordinal() + 1
        unit = WIDTH / (self.last - self.first)
        return (first - self.first) * unit, (last - first) * unit

    def days(self) -> tuple[str, ...]:
        """The first, the middle and the last day."""
        last = self.last - 1
        return tuple(date.fromordinal(day).isoformat() for day in sorted({self.first, (self.first + last) // 2, last}))


def bars(timeline: Timeline) -> Bars | None:
    """The picture of events by quad; None where there are none to show."""
    groups = list(by_period(timeline.rows).values())
    if not groups:
        return None
    above, below = (max(_height(group, low) for group in groups) for low in (False, True))
    scale, unit = Scale(timeline.rows), HEIGHT / (above + below)
    axis = above * unit
    columns = tuple(_column(group, scale, axis, unit) for group in groups)
    return Bars(columns, axis, max(above, below), scale.days())


def lines(timelines: Sequence[tuple[str, str, Timeline]]) -> tuple[list[Line], tuple[str, ...]]:
    """Mean intensity over time, a line for each look, label and timeline; and the days of the axis."""
    rows = [row for *_, timeline in timelines for row in timeline.rows]
    if not rows:
        return [], ()
    scale = Scale(rows)
    return [_line(look, label, timeline, scale) for look, label, timeline in timelines], scale.days()


def _column(group: list[PeriodRow], scale: Scale, axis: float, unit: float) -> Column:
    x, width = scale.place(group[0])
    counts = {row.quad or "no quad": row.events for row in group}
    events = sum(counts.values())
    spoken = ", ".join(f"{count:,} {quad}" for quad, count in counts.items())
    words = f"{_days(group[0])}: {spoken}"
    inner = (x + width * _GAP / 2, width * (1 - _GAP))
    stacked = (*_stack(group, False, axis, unit, inner), *_stack(group, True, axis, unit, inner))
    whole = Box(round(x, 2), 0, round(width, 2), HEIGHT, "whole")
    return Column(group[0].period, group[0].until, words, events, mean(group), counts, whole, stacked)


def _height(group: list[PeriodRow], low: bool) -> int:
    return sum(row.events for row in group if (row.quad in _BELOW) is low)


def _stack(group: list[PeriodRow], low: bool, axis: float, unit: float, inner: tuple[float, float]) -> Iterable[Box]:
    """The bars on one side of the axis, words nearest to it."""
    side = sorted((row for row in group if (row.quad in _BELOW) is low), key=lambda row: "material" in (row.quad or ""))
    edge = axis
    for row in side:
        height = row.events * unit
        top = edge if low else edge - height
        yield Box(round(inner[0], 2), round(top, 2), round(inner[1], 2), round(height, 2), look(row.quad))
        edge += height if low else -height


def _line(look: str, label: str, timeline: Timeline, scale: Scale) -> Line:
    dots = []
    for group in by_period(timeline.rows).values():
        intensity = mean(group)
        if intensity is not None:
            x, width = scale.place(group[0])
            events = sum(row.events for row in group)
            words = f"{_days(group[0])}: mean intensity {intensity:+.1f}, {events:,} events"
            dots.append((round(x + width / 2, 2), round(HEIGHT / 2 - intensity * HEIGHT / 20, 2), words))
    return Line(look, label, " ".join(f"{x},{y}" for x, y, _ in dots), tuple(dots))


def _days(row: PeriodRow) -> str:
    return row.period if row.period == row.until else f"{row.period} to {row.until}"
