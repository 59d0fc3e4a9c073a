"""The text of an article in pieces, each with the rows whose words it is part of."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.record import Event, Record, Spans, Statement

LONGEST_PART = 60_000
"""Characters of one page: a longer text is shown in parts."""

MOST_CARDS = 500


@dataclass(frozen=True, slots=True)
class Words:
    """A span of a row in a role: source, cue, content, addressee; trigger, actor, recipient, condition."""

    start: int
    end: int
    row: str
    role: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without an edge inside: the rows and roles it belongs to, and the rows that begin here."""

    text: str
    rows: tuple[str, ...]
    roles: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The stretch of the text on one page, and which of how many it is."""

    start: int
    end: int
    number: int
    of: int


def parts(text: str) -> list[Part]:
    """The text in stretches of bearable length, cut at the ends of lines where there are any."""
    edges = [0]
    while len(text) - edges[-1] > LONGEST_PART:
        cut = text.rfind("\n", edges[-1] + 1, edges[-1] + LONGEST_PART) + 1
        edges.append(cut or edges[-1] + LONGEST_PART)
    edges.append(len(text))
    spans = list(pairwise(edges))
    return [Part(start, end, number, len(spans)) for number, (start, end) in enumerate(spans, 1)]


def statement_words(statement: Statement) -> list[Words]:
    """What a statement rests on; its content first, for that is where its label stands."""
    roles = {"content": statement.content, "cue": statement.cue}
    roles["source"] = statement.source.spans if statement.source else ()
    roles["addressee"] = statement.addressee.spans if statement.addressee else ()
    return _words(statement.id, roles)


def event_words(event: Event) -> list[Words]:
    """What an event rests on, its trigger first."""
    roles = {"trigger": event.trigger, "object": event.content, "condition": event.condition}
    roles["actor"] = tuple(span for party in event.actors for span in party.spans)
    roles["recipient"] = tuple(span for party in event.recipients for span in party.spans)
    return _words(event.id, roles)


def evidence(record: Record) -> list[Words]:
    """All words that rows rest on."""
    said = [words for statement in record.statements for words in statement_words(statement)]
    return said + [words for event in record.events for words in event_words(event)]


def first_places(words: list[Words]) -> dict[str, int]:
    """Where the words of every row begin, by its most telling role."""
    places: dict[str, int] = {}
    for item in words:
        places.setdefault(item.row, item.start)
    return places


def pieces(text: str, words: list[Words], start: int, end: int) -> Iterator[Piece]:
    """The stretch of text between two places, cut at every edge of a span: a sweep, so that long texts stay cheap."""
    opening, closing = defaultdict(list), defaultdict(list)
    for item in words:
        if item.start < end and item.end > start:
            opening[max(start, item.start)].append(item)
            closing[min(end, item.end)].append(item)
    begins: dict[int, list[str]] = defaultdict(list)
    for row, place in first_places(words).items():
        begins[place].append(row)
    edges = sorted({start, end, *opening, *closing})
    inside: dict[Words, None] = {}
    for left, right in pairwise(edges):
        for item in closing[left]:
            inside.pop(item, None)
        inside.update(dict.fromkeys(opening[left]))
        rows, roles = dict.fromkeys(item.row for item in inside), dict.fromkeys(item.role for item in inside)
        yield Piece(text[left:right], tuple(rows), tuple(roles), tuple(begins[left]))


def _words(row: str, roles: dict[str, Spans]) -> list[Words]:
    return [Words(start, end, row, role) for role, spans in roles.items() for start, end in spans if start < end]
