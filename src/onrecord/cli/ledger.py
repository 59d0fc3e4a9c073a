"""The commands that ask across articles: threads of demands and answers, and contradictions."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import Form, confidence_option, day_option, form_options, limit_option, record_option
from onrecord.cli.views import opened, write

if TYPE_CHECKING:
    from onrecord.record import Record
    from onrecord.store import Store
    from onrecord.terminal import View
    from onrecord.threads import ContradictionRow, ThreadRow

KINDS = ("demand", "threat", "promise", "accusation")
RELATIONS = ("accepted", "rejected", "ignored", "countered", "denied", "done", "broken", "enforced")

_as_of = day_option("--as-of", help="Know only what had been published by this day.")


@click.command()
@click.option("--holder", metavar="WHO", help="Words in the name of who demands or threatens, or a country: RUS.")
@click.option("--addressee", metavar="WHO", help="As --holder, for whom it is addressed to.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="What opened the thread.")
@click.option("--answer", "relations", multiple=True, type=click.Choice(RELATIONS), help="What it got.")
@click.option("--about", metavar="WORDS", help="Words of what is demanded, threatened, promised or blamed.")
@click.option(
    "--open-after",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Only what nothing had answered or settled so many days after it was opened.",
)
@_as_of
@confidence_option
@limit_option
@record_option
@form_options
def threads(where: str, form: Form, limit: int | None, as_of: date | None, **conditions: Any) -> None:
    """List demands, threats, promises and accusations with what answered them.

    Answers are accepted, rejected, ignored, countered or denied; follow-through is done, broken or enforced. A thread
    is settled by deeds, answered by words, overdue once a deadline of its own has passed, else open. Days are counted
    up to --as-of, without it to the last day of publication in the record. With --json or --tsv each answer is a row.

    \b
    Examples:
      onrecord threads --holder RUS --kind demand
      onrecord threads --kind threat --answer done --tsv > threats.tsv
      onrecord threads --addressee Turkey --open-after 30 --as-of 2020-01-31
    """
    from onrecord.threads import ThreadRow, WantedThreads, last_day, thread_rows, wanted_threads
    from onrecord.threads import threads as linked

    with opened(where) as store:
        found = linked(_records(store, as_of))
    day = as_of.isoformat() if as_of else last_day(found)
    found = wanted_threads(found, WantedThreads(**conditions), day)[:limit]
    write(ThreadRow, thread_rows(found, day), form, _view_threads)


@click.command()
@_as_of
@limit_option
@record_option
@form_options
def contradictions(where: str, form: Form, limit: int | None, as_of: date | None) -> None:
    """List statements of different sources that seem to contradict each other.

    Two statements do where they share enough rare words and one negates what the other does not, or uses the opposite
    of its word. Read both: this is a list of what to look at.

    \b
    Examples:
      onrecord contradictions
      onrecord contradictions --as-of 2022-02-01 --json
    """
    from onrecord.threads import ContradictionRow, contradiction_rows
    from onrecord.threads import contradictions as found

    with opened(where) as store:
        rows = list(contradiction_rows(found(_records(store, as_of))))[:limit]
    write(ContradictionRow, rows, form, _view_contradictions)


COMMANDS = (threads, contradictions)


def _records(store: "Store", as_of: date | None) -> "Iterable[Record]":
    """The records of what had been published by a day."""
    return store.records(store.article_ids(until=as_of))


def _view_threads(view: "View", rows: "Iterable[ThreadRow]") -> None:
    from onrecord.ledger import thread_lines

    for _, group in groupby(rows, key=lambda row: row.thread):
        view.lines(thread_lines(list(group)))


def _view_contradictions(view: "View", rows: "Iterable[ContradictionRow]") -> None:
    from onrecord.ledger import contradiction_lines

    for row in rows:
        view.lines(contradiction_lines(row))
