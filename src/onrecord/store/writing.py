"""Writing one record: always inside the caller's transaction, so that an article is there wholly or not at all."""

from dataclasses import asdict
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, Table, delete, insert, select

from onrecord.problems import message
from onrecord.record import Article, Json, Problem, Record
from onrecord.rows import day, statement_row
from onrecord.store.copies import add_copy, remove_copy
from onrecord.store.events import event_values
from onrecord.store.tables import PARTS, articles, entities, events, mentions, problems, statements

_GIVEN = ("title", "byline", "outlet", "url", "published")


class Outcome(StrEnum):
    """What adding something to the store came to."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    REREAD = "re-read"
    """The same article, read by another version of the reader: the rows of the old reading are gone."""
    REVISED = "revised"
    """The same id with another text or description: the new article stands in the place of the old one."""
    PROBLEM = "problem"


def add_record(connection: Connection, record: Record, version: str) -> Outcome:
    """Write the record, in the place of an older reading or revision of the same article.

    Another text under an id already taken is a revision, unless the two name different pages or outlets: then the
    article in the store stays, and a problem `id-taken` is written.
    """
    article = record.article
    kept = kept_article(connection, article)
    if kept is None:
        outcome = Outcome.ADDED
    elif kept["sha256"] != article.sha256 and _other_origin(kept, article):
        add_problem(connection, Problem(article.id, "id-taken", message("id-taken", id=article.id)))
        return Outcome.PROBLEM
    elif same_article(kept, article):
        outcome = Outcome.REREAD
    else:
        outcome = Outcome.REVISED
    connection.execute(delete(problems).where(problems.c.origin == article.id))
    if outcome is Outcome.REREAD and kept and kept["reader"] == version:
        return Outcome.UNCHANGED
    _replace(connection, record, version, kept)
    return outcome


def add_problem(connection: Connection, problem: Problem) -> None:
    """Write the problem, in the place of one with the same origin, line and code."""
    remove_problem(connection, problem)
    connection.execute(insert(problems).values(asdict(problem) | {"line": problem.line or 0}))


def remove_problem(connection: Connection, problem: Problem) -> None:
    """Remove the problem with this origin, line and code."""
    key = {"origin": problem.origin, "line": problem.line or 0, "code": problem.code}
    connection.execute(delete(problems).where(*(problems.c[name] == value for name, value in key.items())))


def kept_article(connection: Connection, article: Article) -> RowMapping | None:
    """What the store knows of the article's id: reader, text digest and description."""
    known = ("number", "reader", "sha256", *_GIVEN)
    found = connection.execute(select(*(articles.c[name] for name in known)).where(articles.c.id == article.id))
    return found.mappings().one_or_none()


def same_article(kept: RowMapping, article: Article) -> bool:
    """Whether the text and the description of the article are those in the store.

    What the input leaves out counts as the same: the reader may have filled it in.
    """
    given = {name: value for name in _GIVEN if (value := getattr(article, name)) is not None}
    return kept["sha256"] == article.sha256 and all(kept[name] == value for name, value in given.items())


def _other_origin(kept: RowMapping, article: Article) -> bool:
    pairs = ((kept["url"], article.url), (kept["outlet"], article.outlet))
    return any(old and new and old != new for old, new in pairs)


def _replace(connection: Connection, record: Record, version: str, kept: RowMapping | None) -> None:
    row = _article_row(record.article, version)
    if kept:
        row["number"] = kept["number"]
        _remove(connection, kept["number"])
    number = connection.execute(insert(articles).values(row).returning(articles.c.number)).scalar_one()
    insert_all(connection, entities, number, list(map(asdict, record.entities)))
    insert_all(connection, mentions, number, _mention_rows(record))
    insert_all(connection, statements, number, _statement_rows(record))
    insert_all(connection, events, number, event_values(record))
    add_copy(connection, number, record.article)


def _remove(connection: Connection, article: int) -> None:
    remove_copy(connection, article)
    for table in PARTS:
        connection.execute(delete(table).where(table.c.article == article))
    connection.execute(delete(articles).where(articles.c.number == article))


def insert_all(connection: Connection, table: Table, article: int, rows: list[Json]) -> None:
    """Write the rows of an article into one of the tables of its parts, in their order."""
    if rows:
        placed = [row | {"article": article, "position": position} for position, row in enumerate(rows)]
        connection.execute(insert(table), placed)


def _article_row(article: Article, version: str) -> Json:
    return asdict(article) | {"sha256": article.sha256, "day": day(article), "reader": version}


def _mention_rows(record: Record) -> list[Json]:
    return [
        {"span_start": mention.span[0], "span_end": mention.span[1], "entity": mention.entity}
        for mention in record.mentions
    ]


def _statement_rows(record: Record) -> list[Json]:
    rows = []
    for statement in record.statements:
        row = statement_row(record, statement)
        spelled = {"source_name": row.source, "source_text": row.source_text, "cue_text": row.cue}
        spelled |= {"content_text": row.content, "addressee_text": row.addressee_text}
        rows.append(asdict(statement) | spelled | {"addressee_name": row.addressee})
    return rows
