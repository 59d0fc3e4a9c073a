"""Counts as lines for the terminal: tables with columns in step, and bars of block characters."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from onrecord.counting import DyadRow, Every, TimelineRow, between
from onrecord.terminal import QUIET, safe

BAR = 50
"""Columns of the longest bar."""

LONGEST_GAP = 3
"""Periods without events that are shown one by one; more are drawn together."""

_NAME = 40
_NONE = "—"
# Told apart without colour too: the darker, the harder.
_QUADS = {
    "verbal cooperation": ("░", "cyan"),
    "material cooperation": ("▒", "green"),
    "verbal conflict": ("▓", "yellow"),
    "material conflict": ("█", "red"),
}
_OTHER = ("·", "dim")


def dyad_lines(rows: list[DyadRow]) -> Iterator[Text]:
    """One line a dyad: count, parties, quad or type, mean intensity."""
    cells = [tuple(safe(part or _NONE) for part in (row.actor, row.recipient, row.group)) for row in rows]
    widths = [min(_NAME, max(map(cell_len, column))) for column in zip(*cells, strict=True)]
    digits = max((len(str(row.events)) for row in rows), default=0)
    for row, texts in zip(rows, cells, strict=True):
        actor, recipient, group = (set_cell_size(text, width) for text, width in zip(texts, widths, strict=True))
        line = Text.assemble(f"{row.events:>{digits}}  ", (actor, "bold cyan"), " → ", (recipient, "green"))
        line.append("  ").append(group, _look(row.group)[1])
        yield line.append("" if row.intensity is None else f"  {row.intensity:+.1f}", QUIET)


def timeline_lines(rows: list[TimelineRow], every: Every) -> Iterator[Text]:
    """What the bars mean, then one line a period; what is longer without events than a few periods is cut short."""
    periods = {key: list(group) for key, group in groupby(rows, key=lambda row: row.period)}
    most = max((sum(row.events for row in group) for group in periods.values()), default=0)
    yield _legend(rows)
    last = ""
    for key, group in periods.items():
        yield from _gap(last, key, every) if last else ()
        yield Text(f"{key}  ") + _bar(group, most) + Text(f" {sum(row.events for row in group)}")
        last = key


def _legend(rows: list[TimelineRow]) -> Text:
    found = {row.quad for row in rows}
    shown = [quad for quad in (*_QUADS, *sorted(found - _QUADS.keys(), key=str)) if quad in found]
    parts = (Text.assemble((_look(quad)[0], _look(quad)[1]), f" {safe(quad or 'no quad')}") for quad in shown)
    return Text("   ").join(parts).append("\n")


def _bar(group: list[TimelineRow], most: int) -> Text:
    """The quads one behind the other, mildest first; the longest bar fills the width."""
    order = list(_QUADS)
    group = sorted(group, key=lambda row: order.index(row.quad) if row.quad in _QUADS else len(order))
    sums = [0]
    for row in group:
        sums.append(sums[-1] + row.events)
    length = max(1, round(BAR * sums[-1] / most))
    edges = [round(length * part / sums[-1]) for part in sums]
    bar = Text()
    for row, (left, right) in zip(group, pairwise(edges), strict=True):
        block, style = _look(row.quad)
        bar.append(block * (right - left), style)
    return bar


def _gap(first: str, last: str, every: Every) -> Iterator[Text]:
    empty = []
    for key in between(first, last, every):
        empty.append(Text(f"{key}  ", QUIET))
        if len(empty) > LONGEST_GAP:
            yield Text("⋮", QUIET)
            return
    yield from empty


def _look(group: str | None) -> tuple[str, str]:
    return _QUADS.get(group or "", _OTHER)
