"""Quotation marks: which stretches of the text stand in them, for every habit of writing them.

One pass over each paragraph. A quotation left open ends with its paragraph; where the next paragraph opens again
without a close in between (the reopened mark of English print), it goes on and says so.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.record import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_MARK = re.compile(r"``|''|[“”„«»\"‘’'‚]")
_DOUBLE = frozenset({"“", "”", "„", "«", "»", '"', "``", "''"})
_OPENING = frozenset({"“", "„", "«", "``"})
_CLOSING = frozenset({"”", "»", "''"})
# A closing single mark needs an opening one near by: between apostrophes anything can look like a quotation.
_LONGEST_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks, without them. `inner` marks one inside another; `continues` the one before it."""

    span: Span
    closed: bool = True
    inner: bool = False
    continues: bool = False


class Marks:
    """Quotations of one layer, outer or inner, which never overlap, found by place."""

    def __init__(self, layer: Iterable[Quotation]) -> None:
        self.marks = list(layer)
        self._starts = [quotation.span[0] for quotation in self.marks]
        self._ends = [quotation.span[1] for quotation in self.marks]

    def overlapping(self, span: Span) -> Sequence[Quotation]:
        """Those that share at least one character with the span, in order."""
        return self.marks[bisect_right(self._ends, span[0]) : bisect_left(self._starts, span[1])]


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text in order of their beginning, inner ones after the one that holds them."""
    found: list[Quotation] = []
    left_open = False
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        outer = list(_double(text, start, end, left_open))
        found.extend(outer)
        found.extend(_single(text, start, end, outer))
        left_open = bool(outer) and not outer[-1].closed
    return tuple(sorted(found, key=lambda quotation: (quotation.span[0], -quotation.span[1])))


def _double(text: str, start: int, end: int, left_open: bool) -> Iterator[Quotation]:
    """Quotations in double marks; curly marks say which side they are, straight ones are told by their neighbours."""
    at: int | None = None
    continues = False
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if mark not in _DOUBLE:
            continue
        opens = mark in _OPENING or (mark not in _CLOSING and _looks_opening(text, match.start(), match.end(), at))
        if opens and at is None:
            at = match.end()
            continues = left_open and not text[start : match.start()].strip()
        elif not opens and at is not None:
            yield Quotation((at, match.start()), continues=continues)
            at, continues = None, False
    if at is not None and at < end:
        yield Quotation((at, end), closed=False, continues=continues)


def _looks_opening(text: str, start: int, end: int, opened: int | None) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isspace() and not after.isspace():
        return True
    if after.isspace() and not before.isspace():
        return False
    return opened is None


def _single(text: str, start: int, end: int, outer: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks, told from apostrophes by the letters around them."""
    starts = [quotation.span[0] for quotation in outer]
    at: int | None = None
    for match in _MARK.finditer(text, start, end):
        if match.group() not in "‘’'‚" or match.group() == "''":
            continue
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        if match.group() in "‘'‚" and not before.isalnum() and after.isalnum():
            at = match.end()
        elif at is None or match.group() not in "’'" or after.isalnum() or before.isspace():
            continue
        elif match.start() - at <= _LONGEST_SINGLE and not _plural_possessive(text, match.start(), end):
            yield Quotation((at, match.start()), inner=_inside(at, outer, starts))
            at = None


def _plural_possessive(text: str, mark: int, end: int) -> bool:
    """Whether the mark is the apostrophe of "the workers' rights" and a likelier closing mark follows."""
    if text[mark - 1] != "s" or not text[mark + 1 : mark + 2].isspace():
        return False
    later = text.find(text[mark], mark + 1, min(end, mark + _LONGEST_SINGLE))
    return later > 0 and not text[later + 1 : later + 2].isalnum()


def _inside(at: int, outer: Sequence[Quotation], starts: Sequence[int]) -> bool:
    number = bisect_right(starts, at) - 1
    return number >= 0 and at < outer[number].span[1]
