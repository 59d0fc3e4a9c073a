"""The commands that ask what articles have in common: copies."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import Form, form_options, limit_option, record_option
from onrecord.cli.views import opened, write

if TYPE_CHECKING:
    from onrecord.store import CopyRow
    from onrecord.terminal import View


@click.command()
@limit_option
@record_option
@form_options
def copies(where: str, form: Form, limit: int | None) -> None:
    """List reports that stand in the record more than once, with the articles that republish them.

    The first line of each is the article that was added first; the share tells how much of the shorter text an article
    has in common with the earlier one it is most like.

    \b
    Examples:
      onrecord copies
      onrecord copies --tsv > copies.tsv
    """
    from onrecord.store import CopyRow
    from onrecord.store.copies import copy_rows

    with opened(where) as store:
        rows = store.ask(copy_rows, limit)
    write(CopyRow, rows, form, _view_copies)


COMMANDS = (copies,)


def _view_copies(view: "View", rows: "Iterable[CopyRow]") -> None:
    from rich.text import Text

    from onrecord.terminal import safe

    for _, group in groupby(rows, key=lambda row: row.report):
        for row in group:
            share = "first" if row.share is None else f"{row.share:.0%}"
            told = filter(None, (row.title, row.outlet, row.published, share))
            indent = "" if row.article == row.report else "  "
            view.lines([Text(safe(f"{indent}{row.article}  {' · '.join(told)}"))])
