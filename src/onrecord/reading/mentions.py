"""Names as the text has them: edges put right, titles and possessives parted from them.

A name comes from the model with a span and a kind, either of which may be a little off.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.reading.titles import is_title
from onrecord.reading.words import plain
from onrecord.record import Span

# No name is longer than this, in characters; what claims to be is cut.
MAX_NAME = 120

_LEAD = re.compile(r"(?:[^\w\n]|_)*(?:(?:[Tt]he|[Aa]n?|[Bb]oth|[Aa]nd)\s+)?(?:[^\w\n]|_)*")
_TAIL = re.compile(r"(?:(?:['’]s?)?(?:[^\w.)]|_)*|\s*\([^)]*)$")
_PLAIN_STOP = re.compile(r"[^\W\d_]{4,}\.$")
_FIRST_WORD = re.compile(r"(\S+)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name somebody or something; `kind` is person, organization, place or group."""

    span: Span
    kind: str


def tidy(text: str, names: Iterable[Name]) -> list[Name]:
    """The names in text order, none overlapping another (the longer stays), each without what is no part of it."""
    ordered = sorted(names, key=lambda name: (name.span[0], -name.span[1], name.kind))
    kept: list[Name] = []
    for name in ordered:
        trimmed = trim(text, name)
        if trimmed and (not kept or trimmed.span[0] >= kept[-1].span[1]):
            kept.append(trimmed)
    return kept


def trim(text: str, name: Name) -> Name | None:
    """The name without article, quotation marks, possessive and (a person's) titles; None where nothing is left."""
    start, end = max(0, name.span[0]), min(name.span[1], len(text), name.span[0] + MAX_NAME)
    if start >= end:
        return None
    if not text[start].isalnum() or text[start] in "tTaAbB":
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
    words = text[start:end].split("\n", 1)[0]
    words = words[: _tail(words)]
    if name.kind == "person":
        start += (skip := _titles(words))
        words = words[skip:]
    if not words or (name.kind == "person" and is_title(words)):
        return None
    return Name((start, start + len(words)), name.kind)


def _tail(words: str) -> int:
    """Where a name ends before a possessive, marks, or the full stop of its sentence."""
    if words[-1:].isalnum() and words[-2:] not in {"'s", "’s"} and "(" not in words:
        return len(words)
    found = _TAIL.search(words)
    end = found.start() if found else len(words)
    if _PLAIN_STOP.search(words, max(0, end - 30), end):
        end -= 1
    return end


def _titles(words: str) -> int:
    """How many characters of titles stand before the name proper."""
    at = 0
    while (word := _FIRST_WORD.match(words, at)) and is_title(word[1]):
        at = word.end()
    return at


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, plain, without initials' stops: "John R. Bolton" is john, r, bolton."""
    return tuple(word.rstrip(".") for word in plain(name).split() if word.rstrip("."))
