"""The tables of the exports csv and parquet: their columns, what these mean, and the rows of a record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from onrecord.record import Record
from onrecord.rows import EventRow, StatementRow, event_rows, statement_rows

Kind = Literal["text", "number", "names", "spans", "party spans"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its cells, and what it means."""

    name: str
    kind: Kind
    description: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that names a row of another table."""

    column: str
    table: str
    key: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` gives a record's rows, their cells in the order of the columns."""

    name: str
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[tuple[Any, ...]]]


_ARTICLE = {
    "id": "the id given by the input, else one derived from the text",
    "title": "headline",
    "byline": "author line",
    "outlet": "who published it",
    "url": "where it was published",
    "language": "ISO 639 code",
    "published": "ISO date or datetime of publication; empty when unknown",
    "sha256": "SHA-256 of the UTF-8 text",
    "text": "the text that all spans count in, by Unicode code points",
}
_SPANS = "offsets into the article's text, half-open, 3-14;20-31"
_PARTY_SPANS = "offsets of each party's words, parties parted by |"
_MEANING = {
    "id": "permalink: article, #, id in the record",
    "article": "id of the article",
    "title": "headline of the article",
    "outlet": "outlet of the article",
    "url": "address of the article",
    "published": "ISO date or datetime of the article's publication",
    "source": "name of the entity that says it",
    "source_text": "the words that name the source",
    "cue": "the words that attribute (said, demanded …)",
    "content": "the words of the content",
    "addressee": "name of the entity it is said to",
    "addressee_text": "the words that name the addressee",
    "kind": "direct, mixed or indirect",
    "within": "id, in the record, of the statement whose content holds this one",
    "confidence": "probability that the row is right, 0 to 1",
    "type": "event type of the codebook",
    "mode": "mode of the type",
    "status": "actual, future, hypothetical, negated or historical",
    "actors": "who does it, parted by ;",
    "actor_countries": "ISO 3166 alpha-3 code or PLOVER international code of each actor",
    "actor_sectors": "PLOVER sector of each actor",
    "recipients": "whom it is done to, parted by ;",
    "recipient_countries": "country of each recipient",
    "recipient_sectors": "PLOVER sector of each recipient",
    "trigger": "the words that tell of the event",
    "condition": "the words of the condition",
    "start": "ISO date of the event or of its first day",
    "end": "ISO date of its last day",
    "place": "name of the place",
    "country": "ISO 3166 alpha-3 code of the place's country",
    "lat": "latitude of the place, WGS 84",
    "lon": "longitude of the place, WGS 84",
    "reported_by": "id, in the record, of the statement that reports it; empty when the article itself does",
    "reporter": "name of the source of that statement",
    "same_as": "id, in the record, of an earlier event that tells of the same happening",
    "contexts": "PLOVER contexts, parted by ;",
    "quad": "verbal or material, cooperation or conflict",
    "intensity": "intensity of the codebook, -10 to 10",
    "actor_entities": "id, in the record, of each actor's entity",
    "recipient_entities": "id, in the record, of each recipient's entity",
    "actor_spans": _PARTY_SPANS,
    "recipient_spans": _PARTY_SPANS,
}
_ENTITY = {
    "article": "id of the article",
    "id": "id in the record",
    "name": "the fullest name",
    "kind": "person, organization, place, group or other",
    "country": "ISO 3166 alpha-3 code or PLOVER international code",
    "sector": "PLOVER sector",
    "office": "the office held on the article's date",
    "wikidata": "Wikidata item",
}
_NUMBERS = {"confidence", "intensity", "lat", "lon"}
_NAMES = {"actors", "actor_countries", "actor_sectors", "actor_entities", "contexts"}
_NAMES |= {"recipients", "recipient_countries", "recipient_sectors", "recipient_entities"}


def _columns(names: list[str], meaning: dict[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, _kind(name), meaning.get(name, _SPANS)) for name in names)


def _kind(name: str) -> Kind:
    if name in _NUMBERS:
        return "number"
    if name in _NAMES:
        return "names"
    if name.endswith("_spans"):
        return "party spans" if name in _MEANING else "spans"
    return "text"


def _of_rows(kind: type, rows: Callable[[Record], Iterator[Any]]) -> Callable[[Record], Iterator[tuple[Any, ...]]]:
    names = [field.name for field in fields(kind)]
    return lambda record: (tuple(getattr(row, name) for name in names) for row in rows(record))


def _article(record: Record) -> Iterator[tuple[Any, ...]]:
    yield tuple(getattr(record.article, name) for name in _ARTICLE)


def _entities(record: Record) -> Iterator[tuple[Any, ...]]:
    for entity in record.entities:
        yield record.article.id, *(getattr(entity, name) for name in list(_ENTITY)[1:])


_OF_ARTICLE = (Reference("article", "articles", "id"),)

ARTICLES = Table("articles", ("id",), (), _columns(list(_ARTICLE), _ARTICLE), _article)
ENTITIES = Table("entities", ("article", "id"), _OF_ARTICLE, _columns(list(_ENTITY), _ENTITY), _entities)
STATEMENTS = Table(
    "statements",
    ("id",),
    _OF_ARTICLE,
    _columns([field.name for field in fields(StatementRow)], _MEANING),
    _of_rows(StatementRow, statement_rows),
)
EVENTS = Table(
    "events",
    ("id",),
    _OF_ARTICLE,
    _columns([field.name for field in fields(EventRow)], _MEANING),
    _of_rows(EventRow, event_rows),
)
