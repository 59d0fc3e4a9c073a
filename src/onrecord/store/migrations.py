"""How a store comes to have the tables of this version.

Migrations run once each, in the order of this file, each in a transaction that also records its name. The first
creates the tables as `tables.py` has them today; so every later one leaves alone what is already there.
"""

from collections.abc import Callable
from dataclasses import fields
from itertools import groupby

from sqlalchemy import Connection, Engine, insert, inspect, select

from onrecord.problems import OnrecordError
from onrecord.record import Event, Json, Record
from onrecord.store import tables
from onrecord.store.dialect import Dialect, writing
from onrecord.store.events import event_values
from onrecord.store.reading import record
from onrecord.store.writing import insert_all

Migration = Callable[[Connection, Dialect], None]

MIGRATIONS: dict[str, Migration] = {}
"""Every migration by its name, in order."""


def migration(function: Migration) -> Migration:
    """Register a migration under its function's name, which may never change."""
    MIGRATIONS[function.__name__] = function
    return function


@migration
def tables_and_search(connection: Connection, dialect: Dialect) -> None:
    """The tables, and what the search needs."""
    tables.metadata.create_all(connection)
    for table in (tables.articles, tables.statements, tables.events):
        dialect.prepare(connection, table)


@migration
def events_to_look_up(connection: Connection, dialect: Dialect) -> None:
    """Events get a number, their words, codes and day: the table is made anew, and its rows are written again."""
    if any(column["name"] == "number" for column in inspect(connection).get_columns(tables.events.name)):
        return
    own = [tables.events.c[field.name] for field in fields(Event)]
    place = (tables.events.c.article, tables.events.c.position)
    rows = connection.execute(select(*own, *place).order_by(*place)).mappings().all()
    tables.events.drop(connection)
    tables.events.create(connection)
    dialect.prepare(connection, tables.events)
    for article, group in groupby(rows, key=lambda row: int(row["article"])):
        _rewrite_events(connection, article, list(map(dict, group)))


@migration
def events_to_count(connection: Connection, dialect: Dialect) -> None:
    """The index by which events are counted over time."""
    for index in tables.events.indexes:
        index.create(connection, checkfirst=True)


def _rewrite_events(connection: Connection, article: int, rows: list[Json]) -> None:
    id = connection.scalar(select(tables.articles.c.id).where(tables.articles.c.number == article))
    kept = record(connection, id or "")
    if kept:
        whole = Record.from_json(kept.to_json() | {"events": rows})
        insert_all(connection, tables.events, article, event_values(whole))


def migrate(engine: Engine, dialect: Dialect, where: str) -> None:
    """Bring the store up to this version; a store that is up to date is only looked at.

    Raises:
        OnrecordError: a newer version of the program wrote the store.
    """
    with engine.begin() as connection:
        applied = applied_migrations(connection)
    if applied - MIGRATIONS.keys():
        raise OnrecordError("store-newer", where=where)
    for name in MIGRATIONS:
        if name not in applied:
            _apply(engine, dialect, name)


def applied_migrations(connection: Connection) -> set[str]:
    """The names of the migrations a store has had; none where there is no store yet."""
    if not inspect(connection).has_table(tables.migrations.name):
        return set()
    return set(connection.scalars(select(tables.migrations.c.name)))


def _apply(engine: Engine, dialect: Dialect, name: str) -> None:
    with writing(engine).begin() as connection:
        if name in applied_migrations(connection):  # another process was faster
            return
        MIGRATIONS[name](connection, dialect)
        connection.execute(insert(tables.migrations).values(name=name))
