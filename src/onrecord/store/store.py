"""The store: open it, add to it, ask it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from onrecord.problems import OnrecordError
from onrecord.record import Article, Problem, Record
from onrecord.rows import ArticleRow, EventRow, Hit, StatementRow
from onrecord.store import reading
from onrecord.store.dialect import Dialect, dialect, use_write_ahead_log, writing
from onrecord.store.events import WantedEvents
from onrecord.store.migrations import applied_migrations, migrate
from onrecord.store.reading import Wanted
from onrecord.store.writing import Outcome, add_problem, add_record, kept_article, remove_problem, same_article

UNKNOWN_READER = "unknown"

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_DRIVERS = {"postgresql": "postgresql+psycopg"}
"""The drivers that come with our extras, where a URL names none: SQLAlchemy's own default differs by its version."""


class Store:
    """The record kept in a database: one transaction an article, so that a stop at any moment loses and doubles none.

    An article is known by its id. Several processes may add at the same time. Close it, or use it in `with`.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        """Use `Store.open` instead."""
        self._engine = engine
        self._dialect = dialect(engine)
        self.where = where

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Self:
        """Open the store in a SQLite file, or at an SQLAlchemy URL; `create` it where there is none.

        Raises:
            OnrecordError: `no-record` or `not-a-record` without `create`; `store-newer` when a newer version of the
                program wrote it; `store-url` or `store-failed` when it cannot be reached.
        """
        if "://" not in str(where) and not create and not Path(where).exists():
            raise OnrecordError("no-record", where=where)
        engine = _engine(where)
        store = cls(engine, str(engine.url) if "://" in str(where) else str(where))
        try:
            store._prepare(create)
        except BaseException:
            store.close()
            raise
        return store

    def _prepare(self, create: bool) -> None:
        with self._explained():
            if create:
                use_write_ahead_log(self._engine)
            with self._engine.begin() as connection:
                known = bool(applied_migrations(connection))
            if not known and not create:
                raise OnrecordError("not-a-record", where=self.where)
            migrate(self._engine, self._dialect, self.where)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, item: Record | Problem, version: str = UNKNOWN_READER) -> Outcome:
        """Keep a record read by this version of the reader, or a problem, in one transaction.

        The same article (id, text and description) read by the same version changes nothing. Another version's
        reading is replaced. Another text or description under the same id is a revision and replaces the article,
        unless the two name different URLs or outlets: then the new one is kept out, as a problem `id-taken`.
        """
        with self._writing() as connection:
            if isinstance(item, Record):
                return add_record(connection, item, version)
            add_problem(connection, item)
            return Outcome.PROBLEM

    def has(self, article: Article, version: str = UNKNOWN_READER) -> bool:
        """Whether the article stands in the store as it is, read by this version: to add it would change nothing."""
        with self._reading() as connection:
            kept = kept_article(connection, article)
        return kept is not None and kept["reader"] == version and same_article(kept, article)

    def forget_problems(self, origins: Iterable[str], still: set[Problem]) -> None:
        """Remove the problems of these files, and of the files below these folders, but for those they `still` have."""
        origins = list(origins)
        with self._writing() as connection:
            for problem in reading.problem_rows(connection):
                if problem not in still and _stems_from(problem, origins):
                    remove_problem(connection, problem)

    def record(self, id: str) -> Record | None:
        """The record of an article, equal to the one that was added; None where there is none."""
        with self._reading() as connection:
            return reading.record(connection, id)

    def article_ids(self, *, since: date | None = None, until: date | None = None) -> list[str]:
        """The ids of the articles published between these days, both included; oldest first, undated ones last.

        With a day given, articles without a date are left out.
        """
        with self._reading() as connection:
            return reading.article_ids(connection, since, until)

    def records(self, ids: Iterable[str]) -> Iterator[Record]:
        """The records of these articles, as they stood when the first was asked for."""
        with self._reading() as connection:
            for id in ids:
                if record := reading.record(connection, id):
                    yield record

    def articles(self, *, limit: int | None = None) -> Iterator[ArticleRow]:
        """The articles, oldest first, those without a date last."""
        with self._reading() as connection:
            yield from reading.article_rows(connection, limit)

    def statements(
        self,
        *,
        by: str | None = None,
        about: str | None = None,
        since: date | None = None,
        until: date | None = None,
        kind: str | None = None,
        outlet: str | None = None,
        cue: str | None = None,
        to: str | None = None,
        min_confidence: float | None = None,
        limit: int | None = None,
    ) -> Iterator[StatementRow]:
        """The statements that meet every condition given: articles oldest first, undated last; then as in the text.

        `by`, `about`, `cue` and `to` are words (or phrases in quotation marks) in the source, the content, the cue and
        the addressee, `outlet` a part of the outlet's name. `since` and `until` are publication days, both included,
        and leave out articles without a date.
        """
        wanted = Wanted(by, about, since, until, kind, outlet, cue, to, min_confidence)
        with self._reading() as connection:
            yield from reading.statement_rows(connection, self._dialect, wanted, limit)

    def events(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        types: Collection[str] = (),
        mode: str | None = None,
        statuses: Collection[str] = (),
        quads: Collection[str] = (),
        since: date | None = None,
        until: date | None = None,
        country: str | None = None,
        min_confidence: float | None = None,
        reported_by: str | None = None,
        about: str | None = None,
        outlet: str | None = None,
        first_told: bool = False,
        limit: int | None = None,
    ) -> Iterator[EventRow]:
        """The events that meet every condition given: articles oldest first, undated last; then as in the text.

        `actor` and `recipient` are words of a name, or a code in capitals (RUS, MIL, RUSMIL); `reported_by` is the
        source of the statement that reports it, `about` are words of the event, `outlet` is a part of the outlet's
        name, `country` is where it happens. `since` and `until` are days of the event, of publication where it has
        none. `first_told` leaves out those that tell of a happening again.
        """
        what = (actor, recipient, types, mode, statuses, quads)
        wanted = WantedEvents(*what, since, until, country, min_confidence, reported_by, about, first_told, outlet)
        with self._reading() as connection:
            yield from reading.event_rows(connection, self._dialect, wanted, limit)

    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """Articles and statements that hold every word of the query, best articles first.

        Any text is a query; words in quotation marks are a phrase, nothing else is syntax.
        """
        with self._reading() as connection:
            return reading.hits(connection, self._dialect, query, limit)

    def ask(
        self,
        question: Callable[Concatenate[Connection, Dialect, Asked], Answer],
        *args: Asked.args,
        **kwargs: Asked.kwargs,
    ) -> Answer:
        """What a question of `onrecord.store.pages` comes to, all of it as the store stood at one moment."""
        with self._reading() as connection:
            return question(connection, self._dialect, *args, **kwargs)

    def problems(self) -> list[Problem]:
        """The inputs that could not be read, by origin and line."""
        with self._reading() as connection:
            return reading.problem_rows(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._explained(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._explained(), writing(self._engine).begin() as connection:
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise OnrecordError("store-failed", where=self.where, why=error.orig) from error


def _engine(where: str | Path) -> Engine:
    shown = where
    try:
        url = make_url(str(where)) if "://" in str(where) else URL.create("sqlite", database=str(where))
        shown = str(url)  # without the password
        return create_engine(url.set(drivername=_DRIVERS.get(url.drivername, url.drivername)))
    except (ArgumentError, NoSuchModuleError) as error:
        raise OnrecordError("store-url", where=shown, why=error) from error
    except ImportError as error:
        raise OnrecordError("store-driver", where=shown, driver=error.name) from error


def _stems_from(problem: Problem, origins: list[str]) -> bool:
    return any(problem.origin == origin or problem.origin.startswith(f"{origin.rstrip('/')}/") for origin in origins)
