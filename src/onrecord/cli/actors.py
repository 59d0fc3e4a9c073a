"""`onrecord who` and `onrecord actors`: who bears a name, and who acts in a record."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from onrecord.actors import ActorRow, WhoRow, acting
from onrecord.actors import who as sought
from onrecord.cli.options import Form, actors_option, day_option, form_options, limit_option, record_option
from onrecord.cli.reading import counted
from onrecord.cli.views import opened, write

if TYPE_CHECKING:
    from onrecord.knowledge.own import OwnActors
    from onrecord.terminal import View


@click.command()
@click.argument("name", nargs=-1, required=True)
@day_option("--on", help="Only what was true on this day.")
@actors_option
@form_options
def who(name: Sequence[str], form: Form, on: date | None, actors: "OwnActors | None") -> None:
    """Look up who bears a name, and what they were when.

    NAME is a whole name, a surname alone, or that of a country, body, party or armed group. Offices come with their
    dates; those that were open when the source was made count as held for a year more.

    \b
    Examples:
      onrecord who Mark Carney
      onrecord who Johnson --on 2019-09-01
      onrecord who Kremlin --json
    """
    write(WhoRow, sought(" ".join(name), on, actors), form, _view_who)


@click.command()
@day_option("--since", help="Published on this day or later.")
@day_option("--until", help="Published on this day or earlier.")
@click.option(
    "--country", callback=lambda _c, _o, value: value and value.upper(), metavar="CODE", help="Only of: IRQ, UNO …"
)
@limit_option
@record_option
@form_options
def actors(
    where: str, form: Form, limit: int | None, since: date | None, until: date | None, country: str | None
) -> None:
    """List who speaks, acts and is acted upon in a record, most often first.

    Parties of one name and country are one row, with the sector and office that the last article tells.

    \b
    Examples:
      onrecord actors --limit 20
      onrecord actors --country RUS --since 2022-01-01
      onrecord actors --tsv > actors.tsv
    """
    with opened(where) as store:
        rows = acting(store.records(store.article_ids(since=since, until=until)))
    write(ActorRow, [row for row in rows if country in (None, row.country)][:limit], form, _view_actors)


COMMANDS = (who, actors)


def _view_who(view: "View", rows: Iterable[WhoRow]) -> None:
    for row in rows:
        term = f"{row.start or ''}–{row.end or ''}" if row.start or row.end else None
        _line(view, row.name, (row.office, row.country, row.sector, term, row.wikidata))


def _view_actors(view: "View", rows: Iterable[ActorRow]) -> None:
    for row in rows:
        parts = (counted(row.statements, "statement"), f"acted {row.acted}", f"acted upon {row.undergone}")
        _line(view, row.name, (row.office, row.country, row.sector, *parts, counted(row.articles, "article")))


def _line(view: "View", name: str, told: Iterable[str | None]) -> None:
    from rich.text import Text

    from onrecord.terminal import safe

    view.lines([Text(safe(f"{name}  {' · '.join(filter(None, told))}"))])
