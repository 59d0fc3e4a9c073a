"""The commands about events: list them, count who does what to whom, count them over time."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

import click

from onrecord.cli.options import (
    Command,
    Form,
    confidence_option,
    day_option,
    form_options,
    limit_option,
    record_option,
)
from onrecord.cli.reading import counted
from onrecord.cli.views import opened, write
from onrecord.counting import DyadRow, Every, TimelineRow
from onrecord.problems import message
from onrecord.rows import EventRow, permalink

if TYPE_CHECKING:
    from onrecord.store import Store
    from onrecord.terminal import View

STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
ANY = "any"


def event_options(status: str) -> Callable[[Command], Command]:
    """The conditions on events, as keywords of `Store.events`; `status` is the one asked for where none is given."""
    options = [
        click.option("--actor", metavar="WHO", help="Words in the name of who does it, or a code: RUS, MIL, RUSMIL."),
        click.option("--recipient", metavar="WHO", help="As --actor, for whom it is done to."),
        click.option("--type", "types", multiple=True, callback=_upper, metavar="TYPE", help="PROTEST, AID …"),
        click.option("--mode", metavar="MODE", help="How it is done: riot, withdraw …"),
        click.option(
            "--status",
            "statuses",
            multiple=True,
            type=click.Choice([*STATUSES, ANY]),
            default=[status],
            callback=lambda _context, _option, values: () if ANY in values else values,
            show_default=True,
            help="Whether it happened.",
        ),
        click.option("--quad", "quads", multiple=True, callback=_lower, metavar="QUAD", help="'verbal conflict' …"),
        day_option("--since", help="On this day or later."),
        day_option("--until", help="On this day or earlier."),
        click.option("--country", callback=_upper_one, metavar="CODE", help="Where it happens: IRQ …"),
        confidence_option,
        click.option("--reported-by", metavar="NAME", help="Words in the name of the source that tells of it."),
        click.option("--about", metavar="WORDS", help="Words that tell of it, its content or condition."),
    ]
    return lambda command: _all(options, command)


def _all(options: Iterable[Callable[[Command], Command]], command: Command) -> Command:
    for option in reversed(list(options)):
        command = option(command)
    return command


def _upper(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.upper, values))


def _lower(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.lower, values))


def _upper_one(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    return value and value.upper()


@click.command()
@event_options(ANY)
@limit_option
@record_option
@form_options
def events(where: str, form: Form, limit: int | None, **conditions: Any) -> None:
    """List events, oldest articles first.

    Every condition given must hold; --type, --status and --quad may be given several times. Days are those of the
    event, of publication where the text tells none. Words match whatever their ending, case and accents; "words in
    quotation marks" stand together.

    \b
    Examples:
      onrecord events --actor RUS --recipient Ukraine --quad 'material conflict'
      onrecord events --type REQUEST --type REJECT --reported-by Lavrov --since 2022-01-01
      onrecord events --status actual --country IRQ --min-confidence 0.8 --tsv > iraq.tsv
    """
    with opened(where) as store:
        rows = store.events(limit=limit, **conditions)
        write(EventRow, rows, form, lambda view, rows: _view_events(view, store, rows))


@click.command()
@event_options("actual")
@click.option("--by", type=click.Choice(["quad", "type"]), default="quad", show_default=True, help="What is counted.")
@click.option("--names", is_flag=True, help="Tell parties by name also where their country is known.")
@limit_option
@record_option
@form_options
def dyads(
    where: str, form: Form, limit: int | None, by: Literal["quad", "type"], names: bool, **conditions: Any
) -> None:
    """Count who does what to whom, most frequent first, with the mean intensity.

    Parties are told by their country, by name where they have none. What an article tells again (same_as) is counted
    once; an event with several parties counts for each pair. Conditions are as in events, but only what happened is
    counted unless --status says otherwise.

    \b
    Examples:
      onrecord dyads --since 2020-01-01
      onrecord dyads --actor USA --by type --names
      onrecord dyads --status any --tsv > dyads.tsv
    """
    from onrecord.counting import dyads as count

    with opened(where) as store:
        rows = count(store.events(first_told=True, **conditions), by=by, names=names)[:limit]
    write(DyadRow, rows, form, _view_dyads)


@click.command()
@event_options("actual")
@click.option(
    "--every", type=click.Choice(["day", "week", "month"]), default="day", show_default=True, help="How long a bar is."
)
@record_option
@form_options
def timeline(where: str, form: Form, every: Every, **conditions: Any) -> None:
    """Count events over time, by quad.

    An event stands on its own day, else on that of publication; a week is named by its Monday. What an article tells
    again (same_as) is counted once. Conditions are as in events, but only what happened is counted unless --status
    says otherwise.

    \b
    Examples:
      onrecord timeline --every month
      onrecord timeline --country SYR --since 2019-10-01 --until 2019-12-31 --every week
      onrecord timeline --tsv > timeline.tsv
    """
    from onrecord.counting import timeline as count

    with opened(where) as store:
        rows, undated = count(store.events(first_told=True, **conditions), every)
    write(TimelineRow, rows, form, lambda view, rows: _view_timeline(view, list(rows), every))
    if undated:
        click.echo(message("undated", count=counted(undated, "event")), err=True)


COMMANDS = (events, dyads, timeline)


def _view_events(view: "View", store: "Store", rows: Iterable[EventRow]) -> None:
    for article, group in groupby(rows, key=lambda row: row.article):
        wanted = {row.id for row in group}
        if record := store.record(article):
            view.head(record.article)
            for event in record.events:
                if permalink(article, event.id) in wanted:
                    view.event(record, event)


def _view_dyads(view: "View", rows: Iterable[DyadRow]) -> None:
    from onrecord.charts import dyad_lines

    view.lines(dyad_lines(list(rows)))


def _view_timeline(view: "View", rows: list[TimelineRow], every: Every) -> None:
    from onrecord.charts import timeline_lines

    if rows:
        view.lines(timeline_lines(rows, every))
