"""`onrecord export`: a record, or articles read on the way, in the forms other tools read."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import date
from itertools import chain, groupby
from pathlib import Path

import click

from onrecord.cli.options import confidence_option, day_option, record_option
from onrecord.cli.progress import progress_line
from onrecord.cli.reading import counted, tell
from onrecord.export import FORMATS, Selection, select, target
from onrecord.problems import message
from onrecord.record import Problem, Record
from onrecord.workers import read_all


def _listed() -> str:
    notes = {True: " (a folder)", False: ""}
    return "\n".join(f"      {f.name:<14} {f.summary}{notes[f.is_folder]}" for f in FORMATS.values())


@click.command(
    help=f"""Write a record in a form that other tools read.

    Without PATH the record kept in --record is exported. PATH is as in read: its articles are read and not kept; lines
    of read --json are taken as they are. docs/exports.md tells what every format holds, and what it loses.

    \b
    Formats:
{_listed()}

    \b
    Examples:
      onrecord export csv --out tables/
      onrecord export gdelt --record news.sqlite --since 2020-01-01 --out gdelt/
      onrecord export jsonl --min-confidence 0.8 --out - | gzip > records.jsonl.gz
      onrecord export webannotation report.txt --out report.jsonld
    """
)
@click.argument("format", type=click.Choice(list(FORMATS)), metavar="FORMAT")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--out", required=True, metavar="PATH", help="File to write, or folder for several; - is standard output."
)
@click.option("--force", is_flag=True, help="Replace an older export.")
@day_option("--since", help="Published on this day or later.")
@day_option("--until", help="Published on this day or earlier.")
@confidence_option
@record_option
@click.pass_context
def export(
    ctx: click.Context,
    format: str,
    paths: tuple[str, ...],
    out: str,
    force: bool,
    since: date | None,
    until: date | None,
    min_confidence: float | None,
    where: str,
) -> None:
    """Write the export; see the help above."""
    target.check(FORMATS[format], out, force=force)
    problems: list[Problem] = []
    with ExitStack() as stack:
        records = _read(paths, problems) if paths else _kept(stack, where, since, until)
        records = select(records, Selection(since, until, min_confidence))
        target.write(FORMATS[format], records, out, force=force)
    if problems:
        click.echo(message("some-problems-left-out", count=counted(len(problems), "problem")), err=True)
        ctx.exit(1)


def _read(paths: Iterable[str], problems: list[Problem]) -> Iterator[Record]:
    """What the paths hold, read; what cannot be read is told, and kept in `problems`."""
    for item in _items(paths):
        if isinstance(item, Problem):
            problems.append(item)
            tell(item)
        else:
            yield item


def _items(paths: Iterable[str]) -> Iterator[Record | Problem]:
    from onrecord.intake import articles

    for are_records, group in groupby(paths, key=_holds_records):
        files = list(group)
        yield from chain.from_iterable(map(_lines, files)) if are_records else read_all(articles(files))


def _holds_records(path: str) -> bool:
    """Whether the file is one that `read --json` wrote."""
    if not path.endswith(".jsonl") or not Path(path).is_file():
        return False
    with open(path, "rb") as file:
        return re.match(rb'\s*\{\s*"schema"\s*:\s*"onrecord/', file.read(200)) is not None


def _lines(path: str) -> Iterator[Record | Problem]:
    with open(path, encoding="utf-8", errors="replace", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            try:
                data = json.loads(line)
                yield Problem(**data["problem"]) if "problem" in data else Record.from_json(data)
            except (ValueError, TypeError, AttributeError, RecursionError) as error:
                yield Problem(path, "bad-record", message("bad-record", why=error), number)


def _kept(stack: ExitStack, where: str, since: date | None, until: date | None) -> Iterator[Record]:
    """The records of the store, and a bar that tells how far they are."""
    from onrecord.store import Store

    store = stack.enter_context(Store.open(where, create=False))
    ids = store.article_ids(since=since, until=until)
    progress = stack.enter_context(progress_line(bar=True))
    return iter(progress.track(store.records(ids), total=len(ids), description="exporting"))
