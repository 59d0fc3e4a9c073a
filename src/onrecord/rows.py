"""Flat rows for lists, tables and exports: what a record says, with the words spelled out."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.record import Article, Party, Record, Spans, Statement

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


def permalink(article: str, statement: str) -> str:
    """The id of a statement among all articles."""
    return f"{article}#{statement}"


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


def day(article: Article) -> str | None:
    """The calendar day on which the article was published, where it was published; None when unknown."""
    return article.published[:10] if article.published else None


def _spans(party: Party | None) -> Spans:
    return party.spans if party else ()


def _name(record: Record, party: Party | None) -> str | None:
    entity = record.entity(party)
    return entity.name if entity else None
