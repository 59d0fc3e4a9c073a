"""The readable view. Text of articles is hostile: control characters are shown, never sent, and markup is text.

Evidence is told apart by colour, and where there is none (a pipe, NO_COLOR) the content stands in ⟦brackets⟧.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from textwrap import shorten
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.record import Article, Event, Party, Problem, Record, Span, Spans, Statement
from onrecord.rows import GAP, ArticleRow, Hit, event_row, words

WIDTH = 100
"""Columns at most: longer lines are hard to read."""

SOURCE, CUE, CONTENT, ADDRESSEE = "bold cyan", "bold magenta", "yellow", "green"
TRIGGER, CONDITION = "bold red", "italic yellow"
QUIET, TITLE, MARKED, FURNITURE = "dim", "bold", "bold yellow", "dim"
OPEN, CLOSE = "⟦", "⟧"
LONG_NAME = 60
"""Characters of a source's words in a headline; below it stand the whole sentences."""

_INDENT = 2
_BREAK = re.compile(r"\s*\n\s*")

# One for one, so that offsets stay: C0 as control pictures, C1 and what reorders the line as U+FFFD.
_SHOWN = {code: 0x2400 + code for code in range(0x20) if code != 0x0A} | {0x7F: 0x2421, 0x09: 0x20}
_SHOWN |= dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD)
_SHOWN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_ONE_LINE = _SHOWN | dict.fromkeys([0x0A, 0x0D, 0x2028, 0x2029], 0x20)


def safe(text: str) -> str:
    """The text in one line of the same length, without anything that a terminal would act on."""
    return text.translate(_ONE_LINE)


def safe_lines(text: str) -> str:
    """As `safe`, with the lines of the text kept."""
    return text.translate(_SHOWN)


class Evidence(NamedTuple):
    """Words to show in a style; with a label, which may be empty, they stand in brackets too."""

    span: Span
    style: str
    label: str | None = None


class _Console(Console):
    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # the command line ends every command alike


class View:
    """Writes records, rows and problems to standard output for people to read."""

    def __init__(self) -> None:
        self.console = _Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
        self._plain = self.console.no_color or not self.console.is_terminal

    def record(self, record: Record) -> None:
        """The article's head, and every statement and event with its evidence."""
        self.head(record.article)
        for statement in record.statements:
            self.statement(record, statement)
        for event in record.events:
            self.event(record, event)
        if not record.statements and not record.events:
            self._put(Text("no statements\n", QUIET))

    def head(self, article: Article | ArticleRow) -> None:
        """Title, and a line with day, outlet and id."""
        self._put(Text(safe(article.title or "(no title)"), TITLE), indent=0)
        self._put(_facts(article.published or "no date", article.outlet, article.id), indent=0)
        self.console.print()

    def statement(self, record: Record, statement: Statement) -> None:
        """Who says it to whom, and the sentences with the evidence in them."""
        self._put(_headline(record, statement))
        evidence = _evidence(statement, "" if self._plain else None)
        self._put(_in_sentences(record.article, evidence), indent=3 * _INDENT)
        self.console.print()

    def event(self, record: Record, event: Event) -> None:
        """Who does what to whom, and the sentences with the evidence in them."""
        self._put(_event_headline(record, event))
        evidence = _event_evidence(event, "" if self._plain else None)
        self._put(_in_sentences(record.article, evidence), indent=3 * _INDENT)
        self.console.print()

    def lines(self, lines: Iterable[Text]) -> None:
        """Lines made elsewhere."""
        for line in lines:
            self._put(line, indent=0)

    def article(self, record: Record) -> None:
        """The whole text with the evidence of all statements and events in it, and what they are."""
        article = record.article
        self.head(article)
        evidence = [item for statement in record.statements for item in _evidence(statement, statement.id)]
        evidence += [Evidence(span, TRIGGER, event.id) for event in record.events for span in event.trigger]
        evidence += [Evidence(item.span, FURNITURE) for item in article.furniture]
        for start, end in _lines(article.text):
            self._put(_marked(article.text, start, end, evidence), indent=0)
        self.console.print()
        for statement in record.statements:
            self._put(_headline(record, statement))
        for event in record.events:
            self._put(_event_headline(record, event))

    def row(self, row: ArticleRow) -> None:
        """One article of the store, in two lines."""
        self._put(Text(safe(row.title or "(no title)"), TITLE), indent=0)
        said = f"{row.statements} statement{'' if row.statements == 1 else 's'}"
        self._put(_facts(row.published or "no date", row.outlet, said, row.id))

    def hit(self, hit: Hit) -> None:
        """One hit of a search: an article, or below it a statement."""
        if hit.statement is None:
            self._put(Text(safe(hit.title or "(no title)"), TITLE), indent=0)
            self._put(_facts(hit.published or "no date", hit.outlet, hit.id))
        else:
            self._put(Text(safe(hit.source or "no source named"), SOURCE) + Text(f"  {safe(hit.id)}", QUIET))
        evidence = [Evidence(span, MARKED, "" if self._plain else None) for span in hit.marks]
        self._put(_marked(hit.words, 0, len(hit.words), evidence), indent=2 * _INDENT)

    def problem(self, problem: Problem) -> None:
        """One problem in a line."""
        self._put(Text(problem_line(problem)), indent=0)

    def _put(self, text: Text, indent: int = _INDENT) -> None:
        if self.console.is_terminal:
            width = min(WIDTH, self.console.width)
            self.console.print(Padding(text, (0, 0, 0, indent), expand=False), width=width)
        else:  # whole lines for grep and the like
            self.console.print(Text(" " * indent) + text, soft_wrap=True)


def problem_line(problem: Problem) -> str:
    """Where the problem is and what it is, safe to print."""
    place = problem.origin if problem.line is None else f"{problem.origin}:{problem.line}"
    return safe(f"{place}: {problem.reason}")


def _facts(*facts: str | None) -> Text:
    return Text(" · ".join(safe(fact) for fact in facts if fact), QUIET)


def _headline(record: Record, statement: Statement) -> Text:
    text = Text.assemble((f"{safe(statement.id)}  ", QUIET))
    text += _who(record, statement.source, SOURCE) if statement.source else Text("no source named", QUIET)
    if statement.cue:
        text.append("  ").append(safe(words(record.article.text, statement.cue)), CUE)
    if statement.addressee:
        text.append(" → ").append_text(_who(record, statement.addressee, ADDRESSEE))
    within = f" · within {safe(statement.within)}" if statement.within else ""
    return text.append(f"  {safe(statement.kind)} · {statement.confidence:.2f}{within}", QUIET)


def _event_headline(record: Record, event: Event) -> Text:
    text = Text.assemble((f"{safe(event.id)}  ", QUIET))
    text += _list(record, event.actors, SOURCE) if event.actors else Text("no actor named", QUIET)
    text.append("  ").append(safe(event.type + (f"/{event.mode}" if event.mode else "")), TRIGGER)
    if event.recipients:
        text.append(" → ").append_text(_list(record, event.recipients, ADDRESSEE))
    return text.append("  " + " · ".join(map(safe, _event_facts(record, event))), QUIET)


def _event_facts(record: Record, event: Event) -> Iterator[str]:
    row = event_row(record, event)
    yield event.status
    yield from filter(None, (row.quad, row.start, row.place))
    yield f"{event.confidence:.2f}"
    if row.reported_by:
        yield f"reported by {row.reporter or row.reported_by}"
    if row.same_as:
        yield f"same as {row.same_as}"


def _list(record: Record, parties: tuple[Party, ...], style: str) -> Text:
    return Text(", ").join(_who(record, party, style) for party in parties)


def _who(record: Record, party: Party, style: str) -> Text:
    entity, said = record.entity(party), words(record.article.text, party.spans)
    text = Text.assemble((safe(entity.name if entity else said), style))
    if entity and entity.office:
        text.append(f", {safe(entity.office)}", QUIET)
    if entity and said and said.casefold() != entity.name.casefold():
        text.append(f" ({shorten(safe(said), LONG_NAME, placeholder='…')})", QUIET)
    return text


def _evidence(statement: Statement, label: str | None) -> list[Evidence]:
    parties = ((statement.source, SOURCE), (statement.addressee, ADDRESSEE))
    found = [Evidence(span, CONTENT, label) for span in statement.content]
    found += [Evidence(span, CUE) for span in statement.cue]
    return found + [Evidence(span, style) for party, style in parties if party for span in party.spans]


def _event_evidence(event: Event, label: str | None) -> list[Evidence]:
    found = [Evidence(span, CONTENT, label) for span in event.content]
    found += [Evidence(span, CONDITION) for span in event.condition]
    found += [Evidence(span, TRIGGER, label) for span in event.trigger]
    parties = ((event.actors, SOURCE), (event.recipients, ADDRESSEE))
    return found + [Evidence(span, style) for side, style in parties for party in side for span in party.spans]


def _in_sentences(article: Article, evidence: list[Evidence]) -> Text:
    """The sentences that hold evidence, gaps between those that do not follow each other marked."""
    text, last = Text(), None
    for start, end in _holding(article.sentences, [item.span for item in evidence]):
        if last is not None:
            text.append(" " if not article.text[last:start].strip() else GAP)
        text.append_text(_marked(article.text, start, end, evidence))
        last = end
    return text


def _holding(sentences: Spans, spans: list[Span]) -> list[Span]:
    holding = [s for s in sentences if any(start < s[1] and end > s[0] for start, end in spans)]
    if holding or not spans:
        return holding
    return [(min(start for start, _ in spans), max(end for _, end in spans))]


def _marked(text: str, start: int, end: int, evidence: Iterable[Evidence]) -> Text:
    """A stretch of the text in one line, styled where there is evidence, labelled content in brackets."""
    inside = [item for item in evidence if item.span[0] < end and item.span[1] > start]
    edges = {start, end} | {edge for item in inside for edge in item.span if start < edge < end}
    marked = Text()
    for left, right in pairwise(sorted(edges)):
        marked.append(OPEN * sum(item.label is not None and item.span[0] == left for item in inside))
        piece = Text(safe(_BREAK.sub(" ", text[left:right])))
        for item in inside:
            if item.span[0] <= left and right <= item.span[1]:
                piece.stylize(item.style)
        marked.append_text(piece)
        for item in inside:
            if item.label is not None and item.span[1] == right:
                marked.append(CLOSE).append(safe(item.label), QUIET)
    return marked


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1
