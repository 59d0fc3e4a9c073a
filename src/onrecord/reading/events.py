"""From the network's event frames to events: which are kept, their parties, and the statement that reports them."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from onrecord.model.events import EventFrame
from onrecord.reading.compounds import apart
from onrecord.reading.setting import Setting
from onrecord.reading.status import status
from onrecord.record import Article, Event, Json, Party, Record, Span, Spans, Statement

# Chosen on the development articles: event.type has the same F1 from here to 0.4, event.sentence its best here.
FLOOR = 0.28
# An event inside a source's words is known only from them from this probability on: own acts of speech are not.
_REPORTED = 0.4
# Only these types have something demanded, promised, threatened, refused, conceded or blamed.
WITH_CONTENT = frozenset({"REQUEST", "AGREE", "THREATEN", "REJECT", "CONCEDE", "ACCUSE"})


def events(
    article: Article, frames: Iterable[EventFrame], statements: Sequence[Statement], names: Iterable[Span] = ()
) -> tuple[Event, ...]:
    """The events of an article in order of their triggers; parties have spans and no entity yet.

    `names` are the spans of the article's names: parties joined by "and" are taken apart between them.
    """
    setting = Setting(article, statements)
    starts = [start for start, _ in article.sentences]
    kept = sorted((frame for frame in frames if frame.confidence >= FLOOR), key=lambda frame: frame.trigger)
    known = sorted(names)
    found = (_event(number, frame, setting, article, starts) for number, frame in enumerate(_single(kept), 1))
    return tuple(_with_parties_apart(event, article.text, known) for event in found)


def _single(frames: Sequence[EventFrame]) -> list[EventFrame]:
    """The frames without those whose trigger overlaps a surer one's."""
    kept: list[EventFrame] = []
    for frame in frames:
        if kept and frame.trigger[0] < kept[-1].trigger[1]:
            kept[-1] = max(kept[-1], frame, key=attrgetter("confidence"))
        else:
            kept.append(frame)
    return kept


def _event(number: int, frame: EventFrame, setting: Setting, article: Article, starts: Sequence[int]) -> Event:
    text = article.text
    holder = setting.holder(frame.trigger[0])
    reported = holder is not None and frame.reported > _REPORTED
    at = bisect_right(starts, frame.trigger[0])
    actors, recipients = (_near(frame.roles[role], starts, at) for role in ("actor", "recipient"))
    return Event(
        id=f"v{number}",
        type=frame.type,
        trigger=(frame.trigger,),
        mode=frame.mode,
        actors=tuple(Party((span,)) for span in actors),
        recipients=tuple(Party((span,)) for span in recipients if span not in actors),
        content=_outside(text, frame.roles["content"], frame.trigger) if frame.type in WITH_CONTENT else (),
        condition=frame.roles["condition"],
        status=status(frame.status, text[slice(*_sentence(article, at))], article.published),
        place=_place(text, frame.roles["place"]),
        reported_by=holder.id if holder and reported else None,
        confidence=round(frame.confidence, 3),
    )


def _with_parties_apart(event: Event, text: str, names: Sequence[Span]) -> Event:
    def each(parties: Sequence[Party]) -> tuple[Party, ...]:
        return tuple(Party((part,)) for party in parties for span in party.spans for part in apart(text, span, names))

    return replace(event, actors=each(event.actors), recipients=each(event.recipients))


def _sentence(article: Article, number: int) -> Span:
    return article.sentences[number - 1] if number else (0, len(article.text))


def _place(text: str, spans: Spans) -> Json | None:
    """Where it happened, as the article names it; which place of that name is meant is for later stages."""
    if not spans:
        return None
    start, end = spans[-1]
    return {"name": " ".join(text[start:end].split()), "spans": [[start, end]]}


def _near(spans: Spans, starts: Sequence[int], sentence: int) -> Spans:
    """The spans in the trigger's own sentence; where it has none, the last one before it, else the first behind it."""
    numbers = [bisect_right(starts, start) for start, _ in spans]
    own = tuple(span for span, number in zip(spans, numbers, strict=True) if number == sentence)
    before = sum(number < sentence for number in numbers)
    return own or spans[:before][-1:] or spans[:1]


def _outside(text: str, spans: Spans, trigger: Span) -> Spans:
    """The longest part of the spans without the trigger, which may stand at the edge of one or inside."""
    parts = [_bare(text, *p) for a, b in spans for p in ((a, min(b, trigger[0])), (max(a, trigger[1]), b))]
    longest = max(parts, key=lambda part: part[1] - part[0], default=(0, 0))
    return (longest,) if longest[0] < longest[1] else ()


def _bare(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def expressed(record: Record) -> Record:
    """The record with the spans of parties outside their event's sentence taken away: only the context gives them."""
    starts = [start for start, _ in record.article.sentences]

    def party(party: Party, sentence: int) -> Party:
        inside = any(bisect_right(starts, start) == sentence for start, _ in party.spans)
        return party if inside else Party((), party.entity)

    def event(event: Event) -> Event:
        sentence = bisect_right(starts, event.trigger[0][0])
        return replace(
            event,
            actors=tuple(party(p, sentence) for p in event.actors),
            recipients=tuple(party(p, sentence) for p in event.recipients),
        )

    return replace(record, events=tuple(map(event, record.events)))
