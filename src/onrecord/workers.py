"""Reading spread over processes: in order, with bounded queues, and going on when an article or a process fails."""

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Protocol, Self, TypeVar, cast

from onrecord.problems import OnrecordError, message
from onrecord.record import Article, Problem, Record

if TYPE_CHECKING:
    from onrecord.knowledge.own import OwnActors

AHEAD = 8
"""How many articles a process may be ahead of the first one that is still being read: bounds what is in memory."""

TRIES = 2
"""How often an article is given to a process, should reading it end the process."""


class ArticleReader(Protocol):
    """What reads one article; `onrecord.reader.Reader` is one."""

    def read(self, article: Article) -> Record:
        """The record of one article."""


MakeReader = Callable[[], ArticleReader]
Made = TypeVar("Made")


def installed_reader(actors: "OwnActors | None" = None) -> ArticleReader:
    """The reader with the installed model, and with actors of the user's own where there are some."""
    from onrecord.reader import Reader  # here, so that who only shows a record does not wait for it

    return Reader(actors=actors) if actors else Reader()


def read_all(
    articles: Iterable[Article | Problem], processes: int = 1, make_reader: MakeReader = installed_reader
) -> Iterator[Record | Problem]:
    """Read the articles in their order, each when asked for or a little ahead; problems pass through.

    One process means this one; with more, each has a reader of its own, from `make_reader`, which must be importable.
    An article that the reader fails on becomes a problem `reading-failed`; one that ends its process (for want of
    memory) is tried once more, then becomes a problem `reader-killed`. Their origin is the article's id.

    Raises:
        OnrecordError: `no-reader`, when a process cannot make its reader.
    """
    if processes > 1:
        yield from _spread(articles, processes, make_reader)
        return
    reader = made(make_reader)
    for article in articles:
        yield article if isinstance(article, Problem) else _read(reader, article)


def made(make_reader: Callable[[], Made]) -> Made:
    """What `make_reader` makes.

    Raises:
        OnrecordError: `no-reader`, when it cannot.
    """
    try:
        return make_reader()
    except Exception as error:
        raise OnrecordError("no-reader", why=_why(error)) from error


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _read(reader: ArticleReader, article: Article) -> Record | Problem:
    try:
        return reader.read(article)
    except Exception as error:  # whatever one article does to the reader, the batch goes on
        return _problem(article, "reading-failed", why=_why(error))


def _problem(article: Article, code: str, **details: object) -> Problem:
    return Problem(article.id, code, message(code, **details))


def _spread(
    articles: Iterable[Article | Problem], processes: int, make_reader: MakeReader
) -> Iterator[Record | Problem]:
    with _Crew(processes, make_reader) as crew:
        position, due = -1, 0
        for position, article in enumerate(articles):
            if isinstance(article, Problem):
                crew.results[position] = article
            else:
                crew.give(_Job(position, article))
            while due in crew.results or position - due >= AHEAD * processes:
                yield crew.result(due)
                due += 1
        for rest in range(due, position + 1):
            yield crew.result(rest)


@dataclass(slots=True)
class _Job:
    position: int
    article: Article
    tries: int = 0


class _Worker:
    """A process with a reader, and the job it has in hand. Its end of the pipe closes with us, and it with that."""

    def __init__(self, make_reader: MakeReader) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, make_reader), daemon=True)
        with _interrupts_ignored():  # Ctrl-C reaches every process of the terminal; only this one answers it
            self._process.start()
        theirs.close()
        self.job: _Job | None = None

    def give(self, job: _Job) -> None:
        job.tries += 1
        self.job = job
        with suppress(OSError):  # a process that has just died shows when its result is taken
            self.pipe.send(job.article)

    def stop(self) -> None:
        self.pipe.close()
        self._process.terminate()
        self._process.join()
        self._process.close()


@dataclass(slots=True)
class _Crew:
    """Up to so many workers, hired when first needed, and the results that came before their turn."""

    size: int
    make_reader: MakeReader
    workers: list[_Worker] = field(default_factory=list)
    results: dict[int, Record | Problem] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.stop()

    def give(self, job: _Job) -> None:
        """Hand the job to a worker, waiting for one to be free."""
        while not (free := [worker for worker in self.workers if worker.job is None]):
            if len(self.workers) < self.size:
                self.workers.append(_Worker(self.make_reader))
            else:
                self._collect()
        free[0].give(job)

    def result(self, position: int) -> Record | Problem:
        """Take the result of a job that was given, waiting for it."""
        while position not in self.results:
            self._collect()
        return self.results.pop(position)

    def _collect(self) -> None:
        busy = {worker.pipe: worker for worker in self.workers if worker.job}
        for pipe in wait(list(busy)):
            self._take(busy[cast("Connection[Article, object]", pipe)])

    def _take(self, worker: _Worker) -> None:
        job = cast(_Job, worker.job)
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, job)
            return
        if isinstance(result, str):
            raise OnrecordError("no-reader", why=result)
        self.results[job.position] = result
        worker.job = None

    def _replace(self, worker: _Worker, job: _Job) -> None:
        self.workers.remove(worker)
        worker.stop()
        if job.tries < TRIES:
            self.workers.append(_Worker(self.make_reader))
            self.workers[-1].give(job)
        else:
            self.results[job.position] = _problem(job.article, "reader-killed")


def _work(pipe: "Connection[object, Article]", make_reader: MakeReader) -> None:
    """The life of a worker: articles in, records or problems out, until the pipe closes."""
    try:
        reader = make_reader()
    except Exception as error:
        pipe.send(_why(error))
        return
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_read(reader, pipe.recv()))


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Let a process that is started here ignore Ctrl-C from its first moment on; it inherits how signals are taken."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
