"""Records for the tests of threads: sentences in which the events are marked."""

import re
from dataclasses import dataclass, field

from onrecord.record import Article, Entity, Event, Party, Record, Span, Spans, Statement

GOVERNMENTS = {"Arland", "Borland"}
COUNTRIES = {"Arland": "ARL", "Ana Rey": "ARL", "Borland": "BOR", "Jon Dahl": "BOR", "the court": "ARL"}


@dataclass
class Told:
    """One sentence with at most one event, whose trigger stands in [brackets] and whose content in {braces}."""

    text: str
    type: str | None = None
    by: str = ""
    to: str = ""
    mode: str | None = None
    status: str = "actual"
    day: str | None = None
    same_as: str | None = None
    confidence: float = 1.0
    condition: str = ""


@dataclass
class _Made:
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def record(*told: Told, id: str = "a1", published: str | None = "2020-01-10") -> Record:
    """The record of an article of these sentences; its events are v1, v2 … in their order."""
    made = _Made()
    for one in told:
        start = len(made.text)
        plain = re.sub(r"[\[\]{}]", "", one.text)
        made.text += plain + " "
        made.sentences.append((start, start + len(plain)))
        if one.type:
            made.events.append(_event(made, one, start))
    article = Article(made.text, id=id, published=published, sentences=tuple(made.sentences))
    return Record(article, tuple(made.entities.values()), events=tuple(made.events))


def _event(made: _Made, told: Told, start: int) -> Event:
    return Event(
        id=f"v{len(made.events) + 1}",
        type=told.type or "",
        mode=told.mode,
        trigger=_between(told.text, "[", "]", start),
        content=_between(told.text, "{", "}", start),
        condition=_find(made.text, told.condition, start),
        actors=_parties(made, told.by),
        recipients=_parties(made, told.to),
        status=told.status,
        date={"start": told.day, "end": told.day, "spans": []} if told.day else None,
        same_as=told.same_as,
        confidence=told.confidence,
    )


def _between(text: str, opening: str, closing: str, start: int) -> Spans:
    if opening not in text:
        return ()
    first, last = text.index(opening) + 1, text.index(closing)
    before = sum(mark in "[]{}" for mark in text[:first])
    inside = sum(mark in "[]{}" for mark in text[first:last])
    return ((start + first - before, start + last - before - inside),)


def _find(text: str, words: str, start: int) -> Spans:
    return ((text.index(words, start), text.index(words, start) + len(words)),) if words else ()


def _parties(made: _Made, names: str) -> tuple[Party, ...]:
    return tuple(Party((), _entity(made, name)) for name in names.split(" and ") if name)


def _entity(made: _Made, name: str) -> str:
    sector = "GOV" if name in GOVERNMENTS else None
    entity = made.entities.setdefault(
        name, Entity(f"e{len(made.entities) + 1}", name, "other", COUNTRIES.get(name), sector)
    )
    return entity.id


def saying(*said: tuple[str, str], id: str = "a1", published: str | None = "2020-01-10") -> Record:
    """The record of an article in which sources say things."""
    text, statements = "", []
    entities: dict[str, Entity] = {}
    for number, (source, content) in enumerate(said, 1):
        entities.setdefault(source, Entity(f"e{len(entities) + 1}", source))
        start = len(text)
        statements.append(
            Statement(f"s{number}", Party((), entities[source].id), (), ((start, start + len(content)),), "indirect")
        )
        text += content + ". "
    return Record(Article(text, id=id, published=published), tuple(entities.values()), (), tuple(statements))
