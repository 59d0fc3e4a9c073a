"""Parties joined by "and": the words of each."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.record import Span

_JOINT = re.compile(r"(?:\s*,)?\s+(?:and|&)\s+|\s*,\s+")
_SAID = re.compile(r"\s(?:and|&)\s")


def apart(text: str, span: Span, names: Sequence[Span]) -> tuple[Span, ...]:
    """The span in parts where a conjunction stands between two of its names, else the span as one.

    "Trinidad and Tobago" is one name and one party; commas divide only where an "and" does too.
    """
    inside = [name for name in names if span[0] <= name[0] and name[1] <= span[1]]
    if len(inside) < 2 or not _SAID.search(text, *span):
        return (span,)
    start, found = span[0], []
    for end, begin in _joints(text, inside):
        found.append((start, end))
        start = begin
    return (*found, (start, span[1]))


def _joints(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """Where words join one name and what follows it: the words directly behind a name, before the next."""
    for (_, end), (begin, _) in pairwise(names):
        if joint := _JOINT.match(text, end, begin):
            yield joint.span()
