"""Options that commands share."""

from collections.abc import Callable
from typing import Any, Literal, TypeVar

import click

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
