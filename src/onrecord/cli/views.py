"""The commands that ask a record: statements, show, search, articles, problems."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

import click

from onrecord.cli.options import Form, confidence_option, day_option, form_options, limit_option, record_option
from onrecord.cli.output import write_json, write_rows
from onrecord.problems import OnrecordError, message
from onrecord.record import Problem, Record
from onrecord.rows import ArticleRow, EventRow, Hit, StatementRow, event_rows, permalink, statement_rows

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.terminal import View


@click.command()
@click.option("--by", metavar="NAME", help="Words in the source: its name, or what the text calls it.")
@click.option("--about", metavar="WORDS", help="Words in the content.")
@click.option("--to", metavar="NAME", help="Words in the addressee.")
@click.option("--cue", metavar="WORDS", help="Words in the cue (said, demanded …).")
@day_option("--since", help="Published on this day or later.")
@day_option("--until", help="Published on this day or earlier.")
@click.option("--kind", type=click.Choice(["direct", "mixed", "indirect"]), help="How it is quoted.")
@click.option("--outlet", metavar="NAME", help="Part of the outlet's name.")
@confidence_option
@limit_option
@record_option
@form_options
def statements(where: str, form: Form, limit: int | None, **conditions: Any) -> None:
    """List statements, oldest articles first.

    Every condition given must hold. Words match whatever their ending, case and accents; "words in quotation marks"
    stand together. With --since or --until, articles without a date are left out.

    \b
    Examples:
      onrecord statements --by Putin --about troops
      onrecord statements --by '"prime minister"' --since 2020-01-01 --until 2020-01-31
      onrecord statements --kind direct --min-confidence 0.8 --tsv > quotations.tsv
    """
    with opened(where) as store:
        rows = store.statements(limit=limit, **conditions)
        write(StatementRow, rows, form, lambda view, rows: _view_statements(view, store, rows))


@click.command()
@click.argument("id")
@record_option
@form_options
def show(id: str, where: str, form: Form) -> None:
    """Show an article with its statements and events marked, or one of them.

    ID is an article's, a statement's (article#s1) or an event's (article#v1). With --json an article is its whole
    record, with --tsv its statements.

    \b
    Examples:
      onrecord show wn-2020-01-06-iran
      onrecord show 'wn-2020-01-06-iran#s3'
      onrecord show wn-2020-01-06-iran --json
    """
    with opened(where) as store:
        record, chosen = _find(store, id)
    if form is None:
        _view_record(record, chosen)
    elif form == "json" and chosen is None:
        write_json(record.to_json())
    else:
        _write_parts(record, chosen, form)


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show at most N.")
@record_option
@form_options
def search(query: tuple[str, ...], where: str, form: Form, limit: int) -> None:
    """Search the text of articles and statements, best articles first.

    Every word must be there; "words in quotation marks" stand together. Nothing else is syntax.

    \b
    Examples:
      onrecord search sanctions Iran
      onrecord search '"nuclear deal"' --limit 5
    """
    with opened(where) as store:
        write(Hit, store.search(" ".join(query), limit=limit), form, lambda view, rows: _each(view.hit, rows))


@click.command()
@limit_option
@record_option
@form_options
def articles(where: str, form: Form, limit: int | None) -> None:
    """List the articles, oldest first.

    \b
    Examples:
      onrecord articles
      onrecord articles --tsv | cut -f 1,5,2
    """
    with opened(where) as store:
        write(ArticleRow, store.articles(limit=limit), form, lambda view, rows: _each(view.row, rows))


@click.command()
@limit_option
@record_option
@form_options
def problems(where: str, form: Form, limit: int | None) -> None:
    """List what could not be read, and why.

    A problem goes when the same PATH is added again and that part of it is read.

    \b
    Examples:
      onrecord problems
      onrecord problems --json
    """
    with opened(where) as store:
        rows = store.problems()[:limit]
    write(Problem, rows, form, lambda view, rows: _each(view.problem, rows))


COMMANDS = (statements, show, search, articles, problems)


def opened(where: str) -> "Store":
    """The record there is; it is not made where there is none."""
    from onrecord.store import Store

    return Store.open(where, create=False)


def _find(store: "Store", id: str) -> tuple[Record, str | None]:
    """The record that an id leads to, and the id again where it is a statement's or an event's."""
    if record := store.record(id):
        return record, None
    article, _, part = id.rpartition("#")
    record = store.record(article)
    if record is None or part not in {s.id for s in record.statements} | {e.id for e in record.events}:
        raise OnrecordError("no-such-id", id=id, where=store.where)
    return record, id


def _write_parts(record: Record, chosen: str | None, form: Literal["json", "tsv"]) -> None:
    """The statement or the event chosen, else all statements."""
    events = [row for row in event_rows(record) if row.id == chosen]
    if events:
        write_rows(EventRow, events, form)
    else:
        write_rows(StatementRow, (row for row in statement_rows(record) if chosen in (None, row.id)), form)


def write(kind: type, rows: Iterable[Any], form: Form, show: Callable[["View", Iterable[Any]], None]) -> None:
    """Write the rows in a form; the readable one is up to `show`."""
    rows = _noticed(rows)
    if form is None:
        from onrecord.terminal import View

        show(View(), rows)
    else:
        write_rows(kind, rows, form)


def _noticed(rows: Iterable[Any]) -> Iterator[Any]:
    """The rows; a word on standard error where there are none."""
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        click.echo(message("nothing-found"), err=True)


def _each(show: Callable[[Any], None], rows: Iterable[Any]) -> None:
    for row in rows:
        show(row)


def _view_statements(view: "View", store: "Store", rows: Iterable[StatementRow]) -> None:
    for article, group in groupby(rows, key=lambda row: row.article):
        wanted = {row.id for row in group}
        if record := store.record(article):
            view.head(record.article)
            _view_chosen(view, record, wanted)


def _view_record(record: Record, chosen: str | None) -> None:
    from onrecord.terminal import View

    view = View()
    if chosen is None:
        view.article(record)
    else:
        view.head(record.article)
        _view_chosen(view, record, {chosen})


def _view_chosen(view: "View", record: Record, wanted: set[str]) -> None:
    for statement in record.statements:
        if permalink(record.article.id, statement.id) in wanted:
            view.statement(record, statement)
    for event in record.events:
        if permalink(record.article.id, event.id) in wanted:
            view.event(record, event)
