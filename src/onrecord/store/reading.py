"""Reading the store: records put together again, and rows found by what they say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, Table, func, select

from onrecord.record import SCHEMA, Json, Problem, Record, Spans, spans
from onrecord.rows import ArticleRow, EventRow, Hit, StatementRow, permalink
from onrecord.store.dialect import Dialect
from onrecord.store.events import WantedEvents, event_row_of, found_events
from onrecord.store.tables import PARTS, articles, events, mentions, problems, statements

_BATCH = 500
_BY = ["source_name", "source_text"]
_TO = ["addressee_name", "addressee_text"]
# Oldest first; articles without a date come last.
_ORDER: tuple[ColumnElement[Any], ...] = (articles.c.day.is_(None), articles.c.day, articles.c.id)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements are asked for; every field narrows them, None does not. See `Store.statements`."""

    by: str | None = None
    about: str | None = None
    since: date | None = None
    until: date | None = None
    kind: str | None = None
    outlet: str | None = None
    cue: str | None = None
    to: str | None = None
    min_confidence: float | None = None


def record(connection: Connection, id: str) -> Record | None:
    """The record of the article with this id."""
    article = connection.execute(select(articles).where(articles.c.id == id)).mappings().one_or_none()
    if article is None:
        return None
    parts = {table.name: _part(connection, table, article["number"]) for table in PARTS}
    return Record.from_json({"schema": SCHEMA, "article": article} | parts)


def article_ids(connection: Connection, since: date | None, until: date | None) -> list[str]:
    """The articles published between these days, both included, oldest first."""
    query = select(articles.c.id).where(*_published(since, until)).order_by(*_ORDER)
    return list(connection.scalars(query))


def _part(connection: Connection, table: Table, article: int) -> list[Json]:
    rows = connection.execute(select(table).where(table.c.article == article).order_by(table.c.position)).mappings()
    if table is mentions:
        return [{"span": (row["span_start"], row["span_end"]), "entity": row["entity"]} for row in rows]
    return list(map(dict, rows))


def article_rows(connection: Connection, limit: int | None) -> Iterator[ArticleRow]:
    """The articles, oldest first."""
    counted = select(func.count()).where(statements.c.article == articles.c.number).scalar_subquery()
    names = ("id", "title", "outlet", "url", "published", "language", "reader", "sha256")
    columns = [articles.c[name] for name in names]
    query = select(*columns, counted.label("statements")).order_by(*_ORDER).limit(limit)
    for row in _streamed(connection, query):
        yield ArticleRow(**row)


def statement_rows(
    connection: Connection, dialect: Dialect, wanted: Wanted, limit: int | None
) -> Iterator[StatementRow]:
    """The statements wanted, in the order of the articles and of their text."""
    query = (
        described_statements()
        .where(*statement_conditions(dialect, wanted))
        .order_by(*_ORDER, statements.c.position)
        .limit(limit)
    )
    yield from map(statement_row_of, _streamed(connection, query))


def event_rows(connection: Connection, dialect: Dialect, wanted: WantedEvents, limit: int | None) -> Iterator[EventRow]:
    """The events wanted, in the order of the articles and of their text."""
    query = found_events(dialect, wanted).order_by(*_ORDER, events.c.position).limit(limit)
    yield from map(event_row_of, _streamed(connection, query))


def problem_rows(connection: Connection) -> list[Problem]:
    """The problems, by origin and line."""
    rows = connection.execute(select(problems).order_by(problems.c.origin, problems.c.line, problems.c.code)).mappings()
    return [Problem(row["origin"], row["code"], row["reason"], row["line"] or None) for row in rows]


def hits(connection: Connection, dialect: Dialect, query: str, limit: int) -> list[Hit]:
    """The articles that match best, each with those of its statements that match too."""
    by_article: dict[str, list[Hit]] = {}
    for table in (articles, statements):
        excerpts = dialect.excerpts(connection, table, query, limit)
        rows = {row["number"]: row for row in _described(connection, table, [number for number, *_ in excerpts])}
        for number, words, marks in excerpts:
            by_article.setdefault(rows[number]["article"], []).append(_hit(rows[number], words, marks))
    return list(chain.from_iterable(by_article.values()))[:limit]


def _described(connection: Connection, table: Table, numbers: list[int]) -> Sequence[RowMapping]:
    about = [articles.c.id.label("article"), articles.c.title, articles.c.outlet, articles.c.published]
    if table is articles:
        query = select(articles.c.number, *about)
    else:
        said = [statements.c.number, statements.c.id.label("statement"), statements.c.source_name.label("source")]
        query = select(*said, *about).join_from(statements, articles)
    return connection.execute(query.where(table.c.number.in_(numbers))).mappings().all()


def _hit(row: RowMapping, words: str, marks: Spans) -> Hit:
    statement = row.get("statement")
    return Hit(
        id=permalink(row["article"], statement) if statement else row["article"],
        article=row["article"],
        statement=statement,
        title=row["title"],
        outlet=row["outlet"],
        published=row["published"],
        source=row.get("source"),
        words=words,
        marks=marks,
    )


def _streamed(connection: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[RowMapping]:
    with connection.execution_options(yield_per=_BATCH).execute(query) as result:
        yield from result.mappings()


def described_statements() -> Select[*tuple[Any, ...]]:
    """The query for all statements, each with what is told of its article."""
    described = [articles.c[name] for name in ("title", "outlet", "url", "published")]
    columns = [column for column in statements.c if column.name not in ("number", "article", "position")]
    return select(articles.c.id.label("article"), *described, *columns).join(statements)


def statement_conditions(dialect: Dialect, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """What a row of `statements` joined with `articles` has to meet."""
    searched = [(wanted.by, _BY), (wanted.about, ["content_text"]), (wanted.cue, ["cue_text"]), (wanted.to, _TO)]
    for query, columns in searched:
        if query is not None:
            yield dialect.matches(statements, columns, query)
    yield from _published(wanted.since, wanted.until)
    if wanted.kind is not None:
        yield statements.c.kind == wanted.kind
    if wanted.outlet is not None:
        yield articles.c.outlet.icontains(wanted.outlet, autoescape=True)
    if wanted.min_confidence is not None:
        yield statements.c.confidence >= wanted.min_confidence


def _published(since: date | None, until: date | None) -> Iterator[ColumnElement[bool]]:
    if since is not None:
        yield articles.c.day >= since.isoformat()
    if until is not None:
        yield articles.c.day <= until.isoformat()


def statement_row_of(row: RowMapping) -> StatementRow:
    """One statement that a query found."""
    source, addressee = row["source"] or {}, row["addressee"] or {}
    return StatementRow(
        id=permalink(row["article"], row["id"]),
        article=row["article"],
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=row["published"],
        source=row["source_name"],
        source_text=row["source_text"],
        cue=row["cue_text"],
        content=row["content_text"],
        addressee=row["addressee_name"],
        addressee_text=row["addressee_text"],
        kind=row["kind"],
        within=row["within"],
        confidence=row["confidence"],
        source_spans=spans(source.get("spans")),
        cue_spans=spans(row["cue"]),
        content_spans=spans(row["content"]),
        addressee_spans=spans(addressee.get("spans")),
    )
