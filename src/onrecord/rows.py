"""Flat rows for lists, tables and exports: what a record says, with the words spelled out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.record import Article, Event, Party, Record, Spans, Statement

GAP = " … "
"""Stands between the stretches of a split source, cue or content."""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement with its words spelled out.

    `id` is a permalink, the article's id, "#" and the statement's. `source` and `addressee` are the names of the
    entities, None where there is none; `source_text` and the like are the article's words, "" where it has none.
    """

    id: str
    article: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    source: str | None
    source_text: str
    cue: str
    content: str
    addressee: str | None
    addressee_text: str
    kind: str
    within: str | None
    confidence: float
    source_spans: Spans
    cue_spans: Spans
    content_spans: Spans
    addressee_spans: Spans


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event with its words spelled out.

    `id` is a permalink, the article's id, "#" and the event's. The columns of the parties stand in step: the n-th
    country, sector, entity and spans are the n-th party's, "" where there is none. A party is called by its entity's
    name, else by the words of the text. `reporter` is the source of the statement `reported_by`.
    """

    id: str
    article: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    actor_countries: tuple[str, ...]
    actor_sectors: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    recipient_sectors: tuple[str, ...]
    trigger: str
    content: str
    condition: str
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    reported_by: str | None
    reporter: str | None
    same_as: str | None
    contexts: tuple[str, ...]
    quad: str | None
    intensity: float | None
    confidence: float
    actor_entities: tuple[str, ...]
    recipient_entities: tuple[str, ...]
    actor_spans: tuple[Spans, ...]
    recipient_spans: tuple[Spans, ...]
    trigger_spans: Spans
    content_spans: Spans
    condition_spans: Spans


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article of the store without its text; `reader` is the version that read it, `statements` how many it has."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    language: str | None
    statements: int
    reader: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a search found: an article, or a statement of it.

    `id` is the permalink of either; `words` an excerpt, in which `marks` are the spans that matched.
    """

    id: str
    article: str
    statement: str | None
    title: str | None
    outlet: str | None
    published: str | None
    source: str | None
    words: str
    marks: Spans


def words(text: str, spans: Spans) -> str:
    """The words under the spans, with a gap mark between the stretches."""
    return GAP.join(text[start:end] for start, end in spans)


def permalink(article: str, part: str) -> str:
    """The id of a statement or an event among all articles."""
    return f"{article}#{part}"


def flat(value: Any) -> str:
    """A value as one cell of a table: names are a;b, spans 3-14;20-31, those of several parties 3-14|20-31.

    None is the empty cell; a semicolon in one of several names becomes a comma.
    """
    if not isinstance(value, tuple):
        return "" if value is None else str(value)
    if value and isinstance(value[0], str):
        return ";".join(item.replace(";", ",") for item in value)
    if any((item and isinstance(item[0], tuple)) or not item for item in value):
        return "|".join(map(flat, value))
    return ";".join(f"{start}-{end}" for start, end in value)


def statement_rows(record: Record) -> Iterator[StatementRow]:
    """The statements of one record, in its order."""
    for statement in record.statements:
        yield statement_row(record, statement)


def statement_row(record: Record, statement: Statement) -> StatementRow:
    """One statement of the record, spelled out."""
    article = record.article
    source, addressee = _spans(statement.source), _spans(statement.addressee)
    return StatementRow(
        id=permalink(article.id, statement.id),
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        source=_name(record, statement.source),
        source_text=words(article.text, source),
        cue=words(article.text, statement.cue),
        content=words(article.text, statement.content),
        addressee=_name(record, statement.addressee),
        addressee_text=words(article.text, addressee),
        kind=statement.kind,
        within=statement.within,
        confidence=statement.confidence,
        source_spans=source,
        cue_spans=statement.cue,
        content_spans=statement.content,
        addressee_spans=addressee,
    )


def event_rows(record: Record) -> Iterator[EventRow]:
    """The events of one record, in its order."""
    for event in record.events:
        yield event_row(record, event)


def event_row(record: Record, event: Event) -> EventRow:
    """One event of the record, spelled out."""
    article = record.article
    date, place = event.date or {}, event.place or {}
    return EventRow(
        id=permalink(article.id, event.id),
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=tuple(called(record, party) for party in event.actors),
        actor_countries=_of_entities(record, event.actors, "country"),
        actor_sectors=_of_entities(record, event.actors, "sector"),
        recipients=tuple(called(record, party) for party in event.recipients),
        recipient_countries=_of_entities(record, event.recipients, "country"),
        recipient_sectors=_of_entities(record, event.recipients, "sector"),
        trigger=words(article.text, event.trigger),
        content=words(article.text, event.content),
        condition=words(article.text, event.condition),
        start=date.get("start"),
        end=date.get("end"),
        place=place.get("name"),
        country=place.get("country"),
        lat=place.get("lat"),
        lon=place.get("lon"),
        reported_by=event.reported_by,
        reporter=_name(record, _source(record, event.reported_by)),
        same_as=event.same_as,
        contexts=event.contexts,
        quad=event.quad,
        intensity=event.intensity,
        confidence=event.confidence,
        actor_entities=tuple(party.entity or "" for party in event.actors),
        recipient_entities=tuple(party.entity or "" for party in event.recipients),
        actor_spans=tuple(party.spans for party in event.actors),
        recipient_spans=tuple(party.spans for party in event.recipients),
        trigger_spans=event.trigger,
        content_spans=event.content,
        condition_spans=event.condition,
    )


def event_date(row: EventRow) -> str | None:
    """The first day of the event, else the day on which it was published; None when neither is known."""
    moment = row.start or row.published
    return moment[:10] if moment else None


def called(record: Record, party: Party) -> str:
    """What a party is called: its entity's name, else the words of the text, "" where there is neither."""
    return _name(record, party) or words(record.article.text, party.spans)


def day(article: Article) -> str | None:
    """The calendar day on which the article was published, where it was published; None when unknown."""
    return article.published[:10] if article.published else None


def _spans(party: Party | None) -> Spans:
    return party.spans if party else ()


def _name(record: Record, party: Party | None) -> str | None:
    entity = record.entity(party)
    return entity.name if entity else None


def _of_entities(record: Record, parties: tuple[Party, ...], name: str) -> tuple[str, ...]:
    return tuple(getattr(record.entity(party), name, None) or "" for party in parties)


def _source(record: Record, statement: str | None) -> Party | None:
    return next((known.source for known in record.statements if known.id == statement), None)
