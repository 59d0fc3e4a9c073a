"""Threads and contradictions as lines for the terminal."""

from collections.abc import Iterator

from rich.text import Text

from onrecord.terminal import ADDRESSEE, CONDITION, CONTENT, QUIET, SOURCE, TITLE, TRIGGER, safe
from onrecord.threads import ContradictionRow, ThreadRow

_COLOURS = {"done": "green", "accepted": "green", "broken": "red", "rejected": "red", "denied": "red"}


def thread_lines(rows: list[ThreadRow]) -> Iterator[Text]:
    """Who holds what against whom and how it stands, its words, and every answer with its evidence."""
    first = rows[0]
    head = Text.assemble((first.kind, TITLE), "  ") + _names(first.holders, SOURCE)
    if first.addressees:
        head.append(" → ").append_text(_names(first.addressees, ADDRESSEE))
    yield head.append(f"  {' · '.join(_standing(first))}", QUIET)
    yield Text("  ").append(safe(first.content), CONTENT).append(safe(f" {first.condition}".rstrip()), CONDITION)
    yield _evidence("  ", first.opened, first.thread, first.quote)
    if first.also:
        yield Text(f"  also {safe(', '.join(first.also))}", QUIET)
    for row in rows:
        if row.relation:
            yield from _answer_lines(row)
    yield Text("")


def contradiction_lines(row: ContradictionRow) -> Iterator[Text]:
    """The two claims, one under the other."""
    for source, content, id, published in (
        (row.one_source, row.one_content, row.one, row.one_published),
        (row.other_source, row.other_content, row.other, row.other_published),
    ):
        yield Text.assemble((safe(source), SOURCE), ": ", (safe(content), CONTENT))
        yield Text(f"  {safe(published or 'no date')} · {safe(id)}", QUIET)
    yield Text(f"  common: {safe(', '.join(row.common))}; apart: {safe(', '.join(row.apart))}\n", QUIET)


def _standing(row: ThreadRow) -> Iterator[str]:
    yield row.state
    if row.days is not None:
        yield f"{row.days} day{'' if row.days == 1 else 's'}"
    if row.deadline:
        yield f"deadline {row.deadline}"


def _answer_lines(row: ThreadRow) -> Iterator[Text]:
    relation = row.relation or ""
    line = Text.assemble("    ", (relation, _COLOURS.get(relation, TRIGGER)), "  ") + _names(row.by, SOURCE)
    yield line.append(f"  {row.confidence:.2f}", QUIET)
    yield _evidence("      ", row.answered, row.answer or "", row.answer_quote)
    yield Text(f"      {safe('; '.join(row.reasons))}", QUIET)


def _evidence(indent: str, day: str | None, id: str, quote: str) -> Text:
    said = safe(" ".join(quote.split()))
    return Text.assemble(indent, said, (f"  {safe(day or 'no date')} · {safe(id)}", QUIET))


def _names(names: tuple[str, ...], style: str) -> Text:
    shown = [name for name in dict.fromkeys(names) if name]
    return Text(", ").join(Text(safe(name), style) for name in shown) if shown else Text("nobody named", QUIET)
