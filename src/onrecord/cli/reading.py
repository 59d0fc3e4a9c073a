"""`onrecord read` and `onrecord add`: articles in."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

import click

from onrecord.cli.interrupts import interrupts_held
from onrecord.cli.options import Form, actors_option, form_options, record_option
from onrecord.cli.output import write_json, write_tsv, write_tsv_header
from onrecord.cli.progress import progress_line
from onrecord.problems import message
from onrecord.record import Article, Problem, Record
from onrecord.workers import ArticleReader, MakeReader, installed_reader, made, read_all

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord.knowledge.own import OwnActors
    from onrecord.reader import Reader
    from onrecord.store import Store

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


@click.command()
@paths_argument
@actors_option
@form_options
@click.pass_context
def read(ctx: click.Context, paths: tuple[str, ...], form: Form, actors: "OwnActors | None") -> None:
    """Read articles and show who said what.

    PATH is a file or a folder: text, HTML, JSONL, JSON, CSV or TSV, gzipped or not; - is standard input. Nothing is
    kept; see add for that. The exit status is 1 when something could not be read.

    With --json every record is a line, and so is every problem; with --tsv every statement is.

    \b
    Examples:
      onrecord read article.txt
      onrecord read --json news/ > records.jsonl
      onrecord read article.txt --actors cabinet.csv
      curl -s https://example.org/story.html | onrecord read -
    """
    from onrecord.intake import articles

    failed = 0
    for item in _shown(read_all(articles(paths), make_reader=partial(installed_reader, actors)), form):
        failed += isinstance(item, Problem)
    if failed:
        click.echo(message("some-problems", count=counted(failed, "problem")), err=True)
        ctx.exit(1)


def _shown(items: Iterable[Record | Problem], form: Form) -> Iterator[Record | Problem]:
    """Write every item and pass it on."""
    if form == "json":
        yield from _shown_as_json(items)
    elif form == "tsv":
        yield from _shown_as_tsv(items)
    else:
        yield from _shown_as_view(items)


def _shown_as_json(items: Iterable[Record | Problem]) -> Iterator[Record | Problem]:
    for item in items:
        write_json(item.to_json())
        yield item


def _shown_as_tsv(items: Iterable[Record | Problem]) -> Iterator[Record | Problem]:
    from onrecord.rows import StatementRow, statement_rows

    write_tsv_header(StatementRow)
    for item in items:
        if isinstance(item, Problem):
            tell(item)
        else:
            for row in statement_rows(item):
                write_tsv(row)
        yield item


def _shown_as_view(items: Iterable[Record | Problem]) -> Iterator[Record | Problem]:
    from onrecord.terminal import View

    view = View()
    for item in items:
        if isinstance(item, Problem):
            tell(item)
        else:
            view.record(item)
        yield item


@click.command()
@paths_argument
@actors_option
@record_option
@click.option(
    "--processes", type=click.IntRange(min=1), metavar="N", help="Read in N processes.  [default: one a CPU core]"
)
@click.pass_context
def add(
    ctx: click.Context, paths: tuple[str, ...], where: str, processes: int | None, actors: "OwnActors | None"
) -> None:
    """Read articles and keep them in a record.

    PATH is as in read. What stands in the record already is passed over, so a run that was stopped goes on where it
    was when the same command is given again. A new version of the program, or of the table of actors, reads articles
    anew. Problems are kept too, see problems; the exit status is 1 when there were any.

    \b
    Examples:
      onrecord add news/
      onrecord add 2019.jsonl.gz 2020.jsonl.gz --record news.sqlite
      onrecord add news/ --record postgresql://localhost/news --processes 4
    """
    from onrecord.intake import articles
    from onrecord.store import Store

    make_reader = partial(installed_reader, actors)
    reader = cast("Reader", made(make_reader))
    with Store.open(where) as store, progress_line() as progress:
        adding = _Adding(store, reader.version, progress)
        try:
            adding.add(articles(paths), processes or _cores(), reader, make_reader)
            store.forget_problems([_origin(path) for path in paths], adding.problems)
        except KeyboardInterrupt:
            progress.stop()
            click.echo(message("stopped", summary=adding.summary()), err=True)
            ctx.exit(130)
    click.echo(f"{store.where}: {adding.summary()}", err=True)
    ctx.exit(1 if adding.counts["problem"] else 0)


class _Adding:
    """One run of `add`: what came of the articles so far."""

    def __init__(self, store: "Store", version: str, progress: "Progress") -> None:
        self.counts: Counter[str] = Counter()
        self.problems: set[Problem] = set()
        self._store, self._version, self._progress = store, version, progress
        self._task = progress.add_task("reading", total=None)

    def add(
        self, articles: Iterable[Article | Problem], processes: int, reader: ArticleReader, make_reader: MakeReader
    ) -> None:
        """Read what is not in the store yet, and keep it."""
        for item in read_all(self._unread(articles), processes, make_reader if processes > 1 else lambda: reader):
            if isinstance(item, Problem):
                self.problems.add(item)
            with interrupts_held():  # what is kept is counted, whenever the run is stopped
                self._count(self._store.add(item, self._version))

    def summary(self) -> str:
        """The counts in words; what is rare is named only when there is some."""
        named = {"added": "added", "unchanged": "unchanged", "re-read": "read anew", "revised": "replaced"}
        parts = [f"{self.counts[key]} {words}" for key, words in named.items() if self.counts[key] or key == "added"]
        return ", ".join([*parts, counted(self.counts["problem"], "problem")])

    def _unread(self, articles: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
        for article in articles:
            if isinstance(article, Article) and self._store.has(article, self._version):
                self._count("unchanged")
            else:
                yield article

    def _count(self, outcome: str) -> None:
        self.counts[outcome] += 1
        self._progress.update(self._task, advance=1, description=self.summary())


def tell(problem: Problem) -> None:
    """The problem, as a line on standard error."""
    from onrecord.terminal import problem_line

    click.echo(problem_line(problem), err=True)


def _origin(path: str) -> str:
    """What the problems of a path name as their origin."""
    return "standard input" if path == "-" else path


def _cores() -> int:
    """The CPU cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def counted(number: int, noun: str) -> str:
    """The number and the noun, in the plural where need be."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
