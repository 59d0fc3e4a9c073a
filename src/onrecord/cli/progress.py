"""How far a long run is: a line on standard error, on a terminal only."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn


@contextmanager
def progress_line(*, bar: bool = False) -> Iterator["Progress"]:
    """A line that tells what was done; with a bar, where the total may be known."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(*_columns(bar), console=console, transient=True, disable=not console.is_terminal) as progress:
        yield progress


def _columns(bar: bool) -> "list[ProgressColumn]":
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn

    between: list[ProgressColumn] = [BarColumn(bar_width=20)] if bar else []
    return [SpinnerColumn(), TextColumn("{task.description}", markup=False), *between, TimeElapsedColumn()]
