"""Options that commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

if TYPE_CHECKING:
    from onrecord.knowledge.own import OwnActors

Command = TypeVar("Command", bound=Callable[..., Any])

Form = Literal["json", "tsv"] | None
"""How a command writes its rows; None is the readable view."""


def day_option(name: str, help: str) -> Callable[[Command], Command]:
    """An option that is a calendar day."""
    return click.option(
        name,
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _context, _option, moment: moment and moment.date(),
        metavar="YYYY-MM-DD",
        help=help,
    )


def form_options(command: Command) -> Command:
    """`--json` and `--tsv`, as the parameter `form`; the later one counts."""
    tsv = click.option("--tsv", "form", flag_value="tsv", help="Write tab-separated values with a header line.")
    json = click.option("--json", "form", flag_value="json", help="Write one JSON object a line.")
    return json(tsv(command))


def actors_option(command: Command) -> Command:
    """`--actors`, as the parameter `actors`: the table, loaded and checked."""
    return click.option(
        "--actors",
        callback=lambda _context, _option, path: path and _own_actors(path),
        metavar="FILE.csv",
        help="Actors of your own, which beat the built-in ones: name, aliases, country, sector, office, start, end.",
    )(command)


def _own_actors(path: str) -> "OwnActors":
    from onrecord.knowledge.own import load

    return load(Path(path))


def record_option(command: Command) -> Command:
    """`--record`, as the parameter `where`."""
    return click.option(
        "--record",
        "where",
        metavar="FILE",
        default="onrecord.sqlite",
        envvar="ONRECORD_RECORD",
        show_default=True,
        show_envvar=True,
        help="The record: a SQLite file, or a database URL.",
    )(command)


def limit_option(command: Command) -> Command:
    """`--limit`, as the parameter `limit`."""
    return click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N.")(command)


def confidence_option(command: Command) -> Command:
    """`--min-confidence`, as the parameter `min_confidence`."""
    within = click.FloatRange(0, 1)
    return click.option("--min-confidence", type=within, metavar="P", help="At least this confidence, 0 to 1.")(command)
