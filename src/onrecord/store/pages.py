"""What a page of the web asks: stretches of long lists, newest first, and counts. Each is a question for `Store.ask`.

Lists are looked through by number alone, so that a far page costs no reading of the wide rows before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, literal_column, select

from onrecord.rows import ArticleRow, EventRow, StatementRow
from onrecord.store.dialect import Dialect
from onrecord.store.events import WantedEvents, described_events, event_conditions, event_row_of
from onrecord.store.reading import Wanted, described_statements, statement_conditions, statement_row_of
from onrecord.store.tables import articles, events, problems, statements

RowKind = TypeVar("RowKind")
Order = tuple[ColumnElement[Any], ...]

_NEWEST_EVENTS: Order = (events.c.day.desc().nulls_last(), events.c.number)
_NEWEST_ARTICLES: Order = (articles.c.day.desc().nulls_last(), articles.c.number.desc())
_NEWEST_STATEMENTS: Order = (*_NEWEST_ARTICLES, statements.c.position)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which rows of a list are asked for."""

    limit: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Found(Generic[RowKind]):
    """A stretch of the rows found, and how many there are in all."""

    rows: tuple[RowKind, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the record holds, and the days between which its articles were published."""

    articles: int
    statements: int
    events: int
    problems: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """The events of one quad in one stretch of time: how many, how many are scored, the sum of their intensities.

    `period` is the beginning of a day (2020, 2020-01 or 2020-01-31), None for events without one.
    """

    period: str | None
    quad: str | None
    events: int
    scored: int
    intensity: float


def found_events(connection: Connection, dialect: Dialect, wanted: WantedEvents, stretch: Stretch) -> Found[EventRow]:
    """The events wanted, by their day."""
    listed = select(events.c.number).where(*event_conditions(dialect, wanted))
    numbers = _numbers(connection, listed.order_by(*_NEWEST_EVENTS), stretch)
    query = described_events().where(events.c.number.in_(numbers)).order_by(*_NEWEST_EVENTS)
    rows = tuple(map(event_row_of, connection.execute(query).mappings()))
    return Found(rows, _total(connection, listed))


def found_statements(connection: Connection, dialect: Dialect, wanted: Wanted, stretch: Stretch) -> Found[StatementRow]:
    """The statements wanted, by the day of publication and as in the text."""
    listed = select(statements.c.number).where(*statement_conditions(dialect, wanted))
    with_articles = listed.join(articles)
    numbers = _numbers(connection, with_articles.order_by(*_NEWEST_STATEMENTS), stretch)
    query = described_statements().where(statements.c.number.in_(numbers)).order_by(*_NEWEST_STATEMENTS)
    rows = tuple(map(statement_row_of, connection.execute(query).mappings()))
    by_article = wanted.since or wanted.until or wanted.outlet
    return Found(rows, _total(connection, with_articles if by_article else listed))


def found_articles(
    connection: Connection,
    dialect: Dialect,
    stretch: Stretch,
    *,
    about: str | None = None,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Found[ArticleRow]:
    """The articles that have these words, by the day of publication."""
    conditions: list[ColumnElement[bool]] = []
    if about is not None:
        conditions.append(dialect.matches(articles, ["title", "text"], about))
    if outlet is not None:
        conditions.append(articles.c.outlet.icontains(outlet, autoescape=True))
    if since is not None:
        conditions.append(articles.c.day >= since.isoformat())
    if until is not None:
        conditions.append(articles.c.day <= until.isoformat())
    listed = select(articles.c.number).where(*conditions)
    numbers = _numbers(connection, listed.order_by(*_NEWEST_ARTICLES), stretch)
    return Found(_articles(connection, numbers), _total(connection, listed))


def totals(connection: Connection, _dialect: Dialect) -> Totals:
    """How much the record holds."""
    held = (connection.scalar(_count(table)) or 0 for table in (articles, statements, events, problems))
    first, last = (connection.scalar(select(end(articles.c.day))) for end in (func.min, func.max))
    return Totals(next(held), next(held), next(held), next(held), first, last)


def counts(connection: Connection, dialect: Dialect, wanted: WantedEvents, width: int) -> list[Count]:
    """The events wanted, counted by quad and the first `width` characters of their day, in the order of time."""
    # Literals, not parameters: PostgreSQL takes two parameters in SELECT and GROUP BY for two different expressions.
    period = func.substr(events.c.day, literal_column("1"), literal_column(str(int(width))))
    summed = (func.count(), func.count(events.c.intensity), func.coalesce(func.sum(events.c.intensity), 0.0))
    query = select(period, events.c.quad, *summed).where(*event_conditions(dialect, wanted))
    rows = connection.execute(query.group_by(period, events.c.quad)).all()
    return sorted((Count(*row) for row in rows), key=lambda row: (row.period or "", row.quad or ""))


def event_numbers(connection: Connection, _dialect: Dialect, ids: Sequence[str]) -> dict[str, int]:
    """How many events each of these articles has."""
    query = select(articles.c.id, func.count()).join_from(events, articles).where(articles.c.id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query.group_by(articles.c.id))}


def _articles(connection: Connection, numbers: list[int]) -> tuple[ArticleRow, ...]:
    counted = select(func.count()).where(statements.c.article == articles.c.number).scalar_subquery()
    names = ("id", "title", "outlet", "url", "published", "language", "reader", "sha256")
    query = select(*(articles.c[name] for name in names), counted.label("statements"))
    rows = connection.execute(query.where(articles.c.number.in_(numbers)).order_by(*_NEWEST_ARTICLES))
    return tuple(ArticleRow(**row) for row in rows.mappings())


def _numbers(connection: Connection, listed: Select[int], stretch: Stretch) -> list[int]:
    return list(connection.scalars(listed.limit(stretch.limit).offset(stretch.offset)))


def _total(connection: Connection, listed: Select[int]) -> int:
    return connection.scalar(select(func.count()).select_from(listed.subquery())) or 0


def _count(table: Table) -> Select[int]:
    return select(func.count()).select_from(table)
