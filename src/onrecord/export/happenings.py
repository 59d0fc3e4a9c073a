"""What happened, as formats see it that know neither status nor repeats: one row a happening and pair of parties."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from onrecord.record import Event, Party, Record

HAPPENED = frozenset({"actual", "historical"})
"""The status of what is told as fact. What is planned, supposed or denied would be a falsehood without its status."""

Pair = tuple[Party | None, Party | None]


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening of an article: the event that tells of it first, and all that do, that one included."""

    event: Event
    told: tuple[Event, ...]


def happened(record: Record) -> Iterator[Happening]:
    """What the article tells as fact, each happening once, in the order of the record."""
    roots = first_told(record)
    by_root: dict[str, list[Event]] = {}
    for event in record.events:
        if event.status in HAPPENED:
            by_root.setdefault(roots[event.id], []).append(event)
    for told in by_root.values():
        yield Happening(told[0], tuple(told))


def first_told(record: Record) -> dict[str, str]:
    """For every event the id of the one that tells of its happening first: its own where it is that one."""
    earlier = {event.id: event.same_as for event in record.events}
    return {id: _first(id, earlier) for id in earlier}


def pairs(event: Event) -> list[Pair]:
    """Every actor with every recipient; None stands for the side that has none."""
    return list(product(event.actors or (None,), event.recipients or (None,)))


def _first(id: str, earlier: dict[str, str | None]) -> str:
    seen = {id}
    while (before := earlier[id]) is not None and before in earlier and before not in seen:
        seen.add(before)
        id = before
    return id
