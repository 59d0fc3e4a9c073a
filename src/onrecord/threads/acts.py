"""Events of records as acts, with what linking looks at."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.record import Event, Party, Record, Span
from onrecord.rows import called, day, permalink, words
from onrecord.threads.model import Act
from onrecord.threads.parties import Who, who
from onrecord.threads.wording import negated, stems

_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w.'’-]*")


@dataclass(frozen=True, slots=True)
class Telling:
    """An act and what linking looks at.

    `number` counts the sentences of its article up to it. `first` is the permalink of the event that it tells again,
    its own where it does not, and `first_number` the sentence of that. `leads` says that its article begins with it.
    `since` and `until` are the days between which it happened, as far as they are told: the last is that of
    publication where the text tells none. `names` are the stems of its parties' names, `word` those of its trigger,
    `core` those of what it says itself, `around` those of its whole sentence, `negated` those of its content that stand
    behind a negation. `named` are the words of its content and condition that are written with a capital, as names are
    compared.
    """

    act: Act
    number: int
    first: str
    first_number: int
    leads: bool
    since: str | None
    until: str | None
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    names: frozenset[str]
    word: frozenset[str]
    core: frozenset[str]
    around: frozenset[str]
    negated: frozenset[str]
    named: frozenset[str]

    @property
    def about(self) -> frozenset[str]:
        """The stems that tell what it is about: its own words, those of the sentence where it has no content."""
        return self.core if self.act.content else self.core | self.around


def tellings(records: Iterable[Record]) -> list[Telling]:
    """The events of all records, in the order of publication and of the text; undated articles last."""
    ordered = sorted(records, key=lambda record: (day(record.article) or "~", record.article.id))
    return [telling for record in ordered for telling in _of_record(record)]


def _of_record(record: Record) -> Iterator[Telling]:
    events = {event.id: event for event in record.events if event.trigger}
    ordered = sorted(events.values(), key=lambda event: event.trigger)
    for event in ordered:
        yield _telling(record, event, _first(events, event), _sentence(record, ordered[0]))


def _first(events: dict[str, Event], event: Event) -> Event:
    """The event at the head of a chain of same_as, which a record from elsewhere may close to a ring."""
    seen = {event.id}
    while event.same_as in events and event.same_as not in seen:
        event = events[event.same_as]
        seen.add(event.id)
    return event


def _telling(record: Record, event: Event, first: Event, beginning: int) -> Telling:
    text, number = record.article.text, _sentence(record, event)
    sentence = record.article.sentences[number] if record.article.sentences else (0, len(text))
    act, date = _act(record, event, sentence), event.date or {}
    said = f"{act.content_words} {act.condition_words}"
    return Telling(
        act=act,
        number=number,
        first=permalink(record.article.id, first.id),
        first_number=_sentence(record, first),
        leads=number <= beginning + 1,
        since=date.get("start"),
        until=date.get("end") or date.get("start") or day(record.article),
        actors=_whos(record, event.actors),
        recipients=_whos(record, event.recipients),
        names=stems(" ".join((*act.actors, *act.recipients))),
        word=stems(act.words),
        core=stems(f"{act.words} {said}"),
        around=stems(text[slice(*sentence)]),
        negated=negated(said),
        named=who(" ".join(_CAPITAL.findall(said))).tokens,
    )


def _act(record: Record, event: Event, sentence: Span) -> Act:
    article = record.article
    text = article.text
    return Act(
        id=permalink(article.id, event.id),
        article=article.id,
        published=article.published,
        day=((event.date or {}).get("start") or article.published or "")[:10] or None,
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=tuple(called(record, party) for party in event.actors),
        actor_countries=_countries(record, event.actors),
        recipients=tuple(called(record, party) for party in event.recipients),
        recipient_countries=_countries(record, event.recipients),
        words=words(text, event.trigger),
        content_words=words(text, event.content),
        condition_words=words(text, event.condition),
        quote=text[slice(*sentence)],
        sentence=sentence,
        trigger=event.trigger,
        content=event.content,
        condition=event.condition,
        reported_by=event.reported_by,
        confidence=event.confidence,
    )


def _countries(record: Record, parties: tuple[Party, ...]) -> tuple[str, ...]:
    entities = (record.entity(party) for party in parties)
    return tuple((entity.country if entity else None) or "" for entity in entities)


def _whos(record: Record, parties: tuple[Party, ...]) -> tuple[Who, ...]:
    named = ((called(record, party), record.entity(party)) for party in parties)
    return tuple(
        who(name, entity.country if entity else None, bool(entity and entity.sector == "GOV"))
        for name, entity in named
        if name
    )


def _sentence(record: Record, event: Event) -> int:
    starts = [start for start, _ in record.article.sentences]
    return max(bisect_right(starts, event.trigger[0][0]) - 1, 0)
