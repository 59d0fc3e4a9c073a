"""The data model: what an article says, as frozen values (docs/record.md is its outside form).

Every span is a half-open pair of Unicode code point offsets into `article.text`, which is never edited.
"""

import hashlib
from dataclasses import asdict, dataclass
from typing import Any, Self

SCHEMA = "onrecord/1"

Span = tuple[int, int]
Spans = tuple[Span, ...]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of text that belongs to the page, not to the report: kept, marked, and not read."""

    span: Span
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Article:
    """One report. `text` is canonical; `id` is given by the input or derived from the text.

    `published` is an ISO date or datetime, None when unknown: it is never guessed.
    """

    text: str
    id: str = ""
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    sentences: Spans = ()
    furniture: tuple[Furniture, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", f"sha256-{self.sha256[:16]}")

    @property
    def sha256(self) -> str:
        """Hex digest of the UTF-8 text; a lone surrogate counts as its three-byte form."""
        return hashlib.sha256(self.text.encode("utf8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something the article mentions; `kind` is person, organization, place, group or other."""

    id: str
    name: str
    kind: str = "other"
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity: a name, a description or a pronoun."""

    span: Span
    entity: str


@dataclass(frozen=True, slots=True)
class Party:
    """A role filler: the words that name it (none where only the context tells) and the entity behind them."""

    spans: Spans
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Speech, writing or a stated belief attributed to a source other than the article's author.

    `source` is None where the text names none; `kind` is direct, mixed or indirect; `within` is the id of the
    statement whose content holds this one; `confidence` is the model's probability that the row is right.
    """

    id: str
    source: Party | None
    cue: Spans
    content: Spans
    kind: str
    addressee: Party | None = None
    within: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in the terms of the codebook (PLOVER by default)."""

    id: str
    type: str
    trigger: Spans
    mode: str | None = None
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    content: Spans = ()
    condition: Spans = ()
    status: str = "actual"
    date: Json | None = None
    place: Json | None = None
    reported_by: str | None = None
    same_as: str | None = None
    contexts: tuple[str, ...] = ()
    quad: str | None = None
    intensity: float | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Record:
    """What one article says: its entities, their mentions, the statements and the events."""

    article: Article
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()

    def entity(self, party: Party | None) -> Entity | None:
        """The entity behind a party, None where there is none."""
        return next((e for e in self.entities if party is not None and e.id == party.entity), None)

    def to_json(self) -> Json:
        """The record in the outside form, ready for `json.dumps`."""
        article = asdict(self.article)
        article["sha256"] = self.article.sha256
        rest = {key: [asdict(item) for item in getattr(self, key)] for key in _TABLES}
        for event in rest["events"]:
            event["content"], event["condition"] = event["content"] or None, event["condition"] or None
        return {"schema": SCHEMA, "article": article} | rest

    @classmethod
    def from_json(cls, data: Json) -> Self:
        """Read the outside form back; unknown fields are passed over, missing ones take their defaults.

        Raises:
            ValueError: the schema is not one this version reads, or a required field is missing.
        """
        if data.get("schema") != SCHEMA:
            raise ValueError(f"cannot read schema {data.get('schema')!r}: this version reads {SCHEMA!r}")
        try:
            return cls(
                article=_article(data["article"]),
                entities=tuple(Entity(**_known(Entity, item)) for item in data.get("entities", ())),
                mentions=tuple(Mention(span(m["span"]), m["entity"]) for m in data.get("mentions", ())),
                statements=tuple(map(_statement, data.get("statements", ()))),
                events=tuple(map(_event, data.get("events", ()))),
            )
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a record of schema {SCHEMA}: {error!r}") from error


@dataclass(frozen=True, slots=True)
class Problem:
    """An input that could not be read: where it stood, and why, in words a user can act on.

    `code` is a short stable name (see `onrecord.problems`), `line` the 1-based line in a file of many articles.
    """

    origin: str
    code: str
    reason: str
    line: int | None = None

    def to_json(self) -> Json:
        """The problem as one JSON object under the key `problem`."""
        return {"schema": SCHEMA, "problem": asdict(self)}


_TABLES = ("entities", "mentions", "statements", "events")


def span(pair: list[int] | Span) -> Span:
    """A span from its JSON form."""
    start, end = pair
    return int(start), int(end)


def spans(pairs: list[list[int]] | Spans | None) -> Spans:
    """A span list from its JSON form; None and [] are both the empty tuple."""
    return tuple(span(pair) for pair in pairs or ())


def _known(kind: type, item: Json) -> Json:
    return {key: item[key] for key in kind.__dataclass_fields__ if key in item}  # type: ignore[attr-defined]


def _article(item: Json) -> Article:
    known = _known(Article, item)
    known["sentences"] = spans(item.get("sentences"))
    known["furniture"] = tuple(
        Furniture(span(f["span"]), f["kind"], f["confidence"]) for f in item.get("furniture", ())
    )
    return Article(**known)


def _party(item: Json | None) -> Party | None:
    return None if item is None else Party(spans(item.get("spans")), item.get("entity"))


def _parties(items: list[Json] | None) -> tuple[Party, ...]:
    return tuple(party for party in map(_party, items or ()) if party is not None)


def _statement(item: Json) -> Statement:
    known = _known(Statement, item)
    known |= {"source": _party(item.get("source")), "addressee": _party(item.get("addressee"))}
    known |= {"cue": spans(item.get("cue")), "content": spans(item["content"])}
    return Statement(**known)


def _event(item: Json) -> Event:
    known = _known(Event, item)
    known |= {key: spans(item.get(key)) for key in ("trigger", "content", "condition")}
    known |= {"actors": _parties(item.get("actors")), "recipients": _parties(item.get("recipients"))}
    known["contexts"] = tuple(item.get("contexts") or ())
    return Event(**known)
