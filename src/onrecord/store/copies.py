"""Which articles of the store republish another: found while adding, at a cost that does not grow with the store."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Connection, Double, ForeignKey, Integer, Table, delete, func, insert, select
from sqlalchemy import update as change

from onrecord.across.copies import Overlap, marks, original
from onrecord.record import Article
from onrecord.store import tables
from onrecord.store.dialect import Dialect

MOST_HOLDERS = 50
"""A mark is kept for so many articles at most, which bounds the rows read for a new one; they find later copies too."""

_BATCH = 500

# `report` is the same number for all outlets of one report: that of the article which came first.
reports = Table(
    "reports",
    tables.metadata,
    Column("article", ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    Column("report", Integer, nullable=False, index=True),
    Column("marks", Integer, nullable=False),
    Column("share", Double),
)

copy_marks = Table(
    "copy_marks",
    tables.metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("article", ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True, index=True),
)


@dataclass(frozen=True, slots=True)
class CopyRow:
    """An article of a report that stands in the store more than once.

    `report` is the id of the article that came first, `share` the estimated share of the shorter text that the
    article has in common with the one it is most like, None for the first.
    """

    report: str
    article: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    share: float | None


def add_copy(connection: Connection, number: int, article: Article) -> None:
    """Note the marks of an article just written, and the report it belongs to."""
    own = marks(article)
    holders = _holders(connection, own)
    found = original(len(own), _overlaps(connection, holders)) if own else None
    earlier, share = found or (None, None)
    of = select(reports.c.report).where(reports.c.article == earlier)
    report = number if earlier is None else connection.execute(of).scalar_one()
    connection.execute(insert(reports).values(article=number, report=report, marks=len(own), share=share))
    rows = [{"mark": mark, "article": number} for mark in own if len(holders.get(mark, ())) < MOST_HOLDERS]
    if rows:
        connection.execute(insert(copy_marks), rows)


def remove_copy(connection: Connection, number: int) -> None:
    """Forget an article's marks and report; the next of its report stands for the others."""
    for table in (reports, copy_marks):
        connection.execute(delete(table).where(table.c.article == number))
    left = connection.scalar(select(func.min(reports.c.article)).where(reports.c.report == number))
    if left is not None:
        connection.execute(change(reports).where(reports.c.report == number).values(report=left))
        connection.execute(change(reports).where(reports.c.article == left).values(share=None))


def copy_rows(connection: Connection, dialect: Dialect, limit: int | None = None) -> list[CopyRow]:
    """The articles of every report that has several, report by report, the first article first."""
    first, articles = tables.articles.alias(), tables.articles
    several = select(reports.c.report).group_by(reports.c.report).having(func.count() > 1)
    columns = [articles.c[name] for name in ("title", "outlet", "url", "published")]
    query = (
        select(first.c.id.label("report"), articles.c.id.label("article"), *columns, reports.c.share)
        .join_from(reports, articles, reports.c.article == articles.c.number)
        .join(first, reports.c.report == first.c.number)
        .where(reports.c.report.in_(several))
        .order_by(reports.c.report, reports.c.article)
        .limit(limit)
    )
    return [CopyRow(**row) for row in connection.execute(query).mappings()]


def _holders(connection: Connection, own: frozenset[int]) -> dict[int, list[int]]:
    """The articles that have each of these marks."""
    holders: dict[int, list[int]] = {}
    for batch in _batches(sorted(own)):
        for mark, article in connection.execute(
            select(copy_marks.c.mark, copy_marks.c.article).where(copy_marks.c.mark.in_(batch))
        ):
            holders.setdefault(mark, []).append(article)
    return holders


def _overlaps(connection: Connection, holders: dict[int, list[int]]) -> dict[int, Overlap]:
    shared: dict[int, int] = {}
    for articles in holders.values():
        for article in articles:
            shared[article] = shared.get(article, 0) + 1
    overlaps = {}
    for batch in _batches(sorted(shared)):
        sizes = select(reports.c.article, reports.c.marks).where(reports.c.article.in_(batch))
        overlaps.update({article: Overlap(shared[article], size) for article, size in connection.execute(sizes)})
    return overlaps


def _batches(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH))
