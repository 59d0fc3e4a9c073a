"""What differs between databases: how a transaction takes its lock, and how words are searched."""

import re
import time
from typing import Any, Protocol

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Table,
    and_,
    column,
    event,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.exc import OperationalError

from onrecord.record import Spans
from onrecord.store.tables import Words

BUSY_SECONDS = 60.0
"""How long a writer waits for the others before it gives up."""

_SEARCHED = {
    "articles": ("title", "text"),
    "statements": ("source_name", "source_text", "cue_text", "content_text", "addressee_name", "addressee_text"),
    "events": ("actor_text", "recipient_text", "trigger_text", "content_text", "condition_text", "reporter_text"),
}
_EXCERPTED = {"articles": "text", "statements": "content_text"}
_EXCERPT_WORDS, _EXCERPT_REACH = 24, 80
_OPEN, _CLOSE = "\x02", "\x03"
_POSTGRESQL_LOCK = 0x6F6E7265636F7264  # "onrecord": one writer at a time, as in SQLite

Excerpts = list[tuple[int, str, Spans]]
"""Row number, excerpt and the matching spans in it, best first."""


class Dialect(Protocol):
    """Searching in the way of one database. A query is any text at all: it holds no syntax but quotation marks."""

    def prepare(self, connection: Connection, table: Table) -> None:
        """Create what the search in this table needs, beside it."""

    def matches(self, searched: Table, columns: list[str], query: str) -> ColumnElement[bool]:
        """Whether a row has every word of the query somewhere in these columns."""

    def excerpts(self, connection: Connection, searched: Table, query: str, limit: int) -> Excerpts:
        """The rows that have every word of the query."""


def dialect(engine: Engine) -> Dialect:
    """The dialect of an engine, whose transactions it also sets up; see `writing`."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _connect_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return Sqlite()
    if engine.dialect.name == "postgresql":
        event.listen(engine, "begin", _begin_postgresql)
    return Portable()


def writing(engine: Engine) -> Engine:
    """The engine for transactions that write: they take the lock at the start, so none fails half-way."""
    return engine.execution_options(onrecord_writing=True)


def terms(query: str) -> list[str]:
    """The words of a query, and its phrases in quotation marks; what holds neither letter nor digit is left out."""
    found = (phrase or word.replace('"', " ") for phrase, word in re.findall(r'"([^"]+)"|(\S+)', query))
    return [term for term in found if any(map(str.isalnum, term))]


class Sqlite:
    """SQLite, with FTS5 tables kept up by triggers: words match by their stem, accents and case aside."""

    def prepare(self, connection: Connection, table: Table) -> None:
        """Create the full text table."""
        for statement in _full_text(table.name, _SEARCHED[table.name]):
            connection.exec_driver_sql(statement)

    def matches(self, searched: Table, columns: list[str], query: str) -> ColumnElement[bool]:
        """Whether a row has every word of the query somewhere in these columns."""
        index = table(f"{searched.name}_search", column("rowid"))
        return searched.c.number.in_(select(index.c.rowid).where(_match(index.name, columns, query)))

    def excerpts(self, connection: Connection, searched: Table, query: str, limit: int) -> Excerpts:
        """The rows that have every word of the query, best first by BM25."""
        index = table(f"{searched.name}_search", column("rowid"), column("rank"))
        columns = _SEARCHED[searched.name]
        shown = columns.index(_EXCERPTED[searched.name])
        snippet = func.snippet(literal_column(index.name), shown, _OPEN, _CLOSE, "…", _EXCERPT_WORDS, type_=Words)
        rows = connection.execute(
            select(index.c.rowid, snippet)
            .where(_match(index.name, list(columns), query))
            .order_by(index.c.rank, index.c.rowid)
            .limit(limit)
        )
        return [(number, *_unmark(marked)) for number, marked in rows]


class Portable:
    """Any other database, by LIKE: slower, and words match only as they are spelled."""

    def prepare(self, connection: Connection, table: Table) -> None:
        """Nothing is needed."""

    def matches(self, searched: Table, columns: list[str], query: str) -> ColumnElement[bool]:
        """Whether a row has every word of the query somewhere in these columns."""
        wanted = [_contains([searched.c[name] for name in columns], term) for term in terms(query)]
        return and_(*wanted) if wanted else literal(False).is_(True)

    def excerpts(self, connection: Connection, searched: Table, query: str, limit: int) -> Excerpts:
        """The rows that have every word of the query, in the order in which they were added."""
        shown = searched.c[_EXCERPTED[searched.name]]
        matches = self.matches(searched, list(_SEARCHED[searched.name]), query)
        rows = connection.execute(
            select(searched.c.number, shown).where(matches).order_by(searched.c.number).limit(limit)
        )
        return [(number, *_excerpt(text, terms(query))) for number, text in rows]


def _connect_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get("onrecord_no_transaction"):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("onrecord_writing") else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("onrecord_writing"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_POSTGRESQL_LOCK})")


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers go on while one writes (SQLite files; the mode stays with the file)."""
    if engine.dialect.name != "sqlite":
        return
    deadline = time.monotonic() + BUSY_SECONDS
    while not _write_ahead_log_set(engine, last_try=time.monotonic() > deadline):
        time.sleep(0.05)


def _write_ahead_log_set(engine: Engine, last_try: bool) -> bool:
    try:
        with engine.execution_options(onrecord_no_transaction=True).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    except OperationalError as error:  # the busy timeout does not hold for this pragma
        if last_try or "locked" not in str(error):
            raise
        return False
    return True


def _full_text(name: str, columns: tuple[str, ...]) -> list[str]:
    index, listed = f"{name}_search", ", ".join(columns)
    new, old = (", ".join(f"{row}.{column}" for column in columns) for row in ("new", "old"))
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({listed}, content='{name}', content_rowid='number', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER {index}_added AFTER INSERT ON {name} BEGIN "
        f"INSERT INTO {index}(rowid, {listed}) VALUES (new.number, {new}); END",
        f"CREATE TRIGGER {index}_removed AFTER DELETE ON {name} BEGIN "
        f"INSERT INTO {index}({index}, rowid, {listed}) VALUES ('delete', old.number, {old}); END",
    ]


def _match(index: str, columns: list[str], query: str) -> ColumnElement[bool]:
    quoted = " ".join(f'"{term}"' for term in terms(query)) or '""'
    return literal_column(index).op("MATCH")(literal(f"{{{' '.join(columns)}}} : ({quoted})", Words))


def _contains(columns: list[Column[Any]], term: str) -> ColumnElement[bool]:
    return or_(*(column.icontains(term, autoescape=True) for column in columns))


def _unmark(marked: str) -> tuple[str, Spans]:
    excerpt, spans, start = "", [], 0
    for piece in re.split(f"([{_OPEN}{_CLOSE}])", marked):
        if piece == _OPEN:
            start = len(excerpt)
        elif piece == _CLOSE:
            spans.append((start, len(excerpt)))
        else:
            excerpt += piece
    return excerpt, tuple(spans)


def _excerpt(text: str, wanted: list[str]) -> tuple[str, Spans]:
    found = re.compile("|".join(map(re.escape, wanted)), re.IGNORECASE)
    first = found.search(text)
    middle = first.start() if first else 0
    start, end = max(0, middle - _EXCERPT_REACH), middle + _EXCERPT_REACH
    excerpt = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return excerpt, tuple(match.span() for match in found.finditer(excerpt))
