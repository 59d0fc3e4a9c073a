"""Which part of the records is exported."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.export.happenings import first_told
from onrecord.record import Event, Record, Statement
from onrecord.rows import day


@dataclass(frozen=True, slots=True)
class Selection:
    """Publication days, both included, and the least confidence of statements and events; None does not narrow.

    An article without a date is left out when a day is given.
    """

    since: date | None = None
    until: date | None = None
    min_confidence: float | None = None


def select(records: Iterable[Record], selection: Selection) -> Iterator[Record]:
    """The records of those days, without the rows that are too doubtful."""
    for record in records:
        if _published_within(record, selection):
            yield record if selection.min_confidence is None else confident(record, selection.min_confidence)


def confident(record: Record, least: float) -> Record:
    """The record without doubtful rows, and with no reference to a row that is gone.

    A statement that reports a kept event stays, however doubtful: without it the article itself would seem to say so.
    Of several events that tell of one happening the first that is kept stands for it.
    """
    events = [event for event in record.events if event.confidence >= least]
    needed = {event.reported_by for event in events}
    kept = [known for known in record.statements if known.confidence >= least or known.id in needed]
    return replace(record, statements=_within_kept(record, kept), events=_same_as_kept(record, events))


def _published_within(record: Record, selection: Selection) -> bool:
    published = day(record.article)
    if selection.since is None and selection.until is None:
        return True
    if published is None:
        return False
    since, until = selection.since or date.min, selection.until or date.max
    return since.isoformat() <= published <= until.isoformat()


def _within_kept(record: Record, kept: list[Statement]) -> tuple[Statement, ...]:
    outer = {known.id: known.within for known in record.statements}
    ids = {known.id for known in kept}
    return tuple(replace(known, within=_next(known.within, outer, ids)) for known in kept)


def _same_as_kept(record: Record, kept: list[Event]) -> tuple[Event, ...]:
    roots, first = first_told(record), dict[str, str]()
    for event in kept:
        first.setdefault(roots[event.id], event.id)
    stands = {event.id: first[roots[event.id]] for event in kept}
    return tuple(replace(e, same_as=None if stands[e.id] == e.id else stands[e.id]) for e in kept)


def _next(id: str | None, outer: Mapping[str, str | None], kept: Container[str]) -> str | None:
    """The nearest row outwards that is kept."""
    seen = set()
    while id is not None and id not in kept and id not in seen:
        seen.add(id)
        id = outer.get(id)
    return id if id in kept else None
