"""Groups of people as running text tells of them: "scientists from the University of Miami", "Tesco and Salling Group".

They are what "they" and "the researchers" go back to; no model marks them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.reading.naming import Figure
from onrecord.reading.words import DETERMINERS, PREPOSITIONS, VERBS, is_plural, plain
from onrecord.record import Span

_PLURAL = re.compile(r"\b(?:[A-Za-z][a-z-]{2,20}s|people|police|men|women|media)\b")
_BEFORE = re.compile(r"(?:[\w’'-]+ ){1,3}$")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.’'-]*"
_WHERE = re.compile(
    rf" (?:of|from|at|for|in|with) (?:the )?{_NAME}(?:(?:,| and|, and| of| for| of the| and the)? {_NAME}){{0,8}}"
)
_JOINS = frozenset(["and", "or", "but", "not", "to", "by", "than", "as", "were", "his", "her", "their", "its", "our"])
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_NO_MODIFIERS = DETERMINERS | PREPOSITIONS | VERBS | _JOINS | _DAYS


@dataclass(frozen=True, slots=True)
class Group:
    """A plural noun phrase: where it stands, its noun (plain), its words, and whether they tell which group it is."""

    span: Span
    head: str
    name: str
    told: bool


def groups(text: str) -> Iterator[Group]:
    """The plural noun phrases for people and bodies in a text, in order."""
    for noun in _PLURAL.finditer(text):
        head = plain(noun.group())
        if not is_plural(head):
            continue
        before = _BEFORE.search(text, max(0, noun.start() - 50), noun.start())
        words = _modifiers(before.group().split() if before else [])
        where = _WHERE.match(text, noun.end(), min(len(text), noun.end() + 120))
        end = noun.end() + len(where.group().rstrip(".,")) if where else noun.end()
        name = " ".join([*words, text[noun.start() : end]])
        yield Group((noun.start(), end), head, name, bool(where) or any(word[0].isupper() for word in words))


def _modifiers(before: Sequence[str]) -> list[str]:
    """The words of a noun phrase that stand before its noun, back to the first that is none."""
    kept: list[str] = []
    for word in reversed(before):
        low = word.lower()
        if low in _NO_MODIFIERS or low.endswith(("ed", "ing", "ly")):
            break
        kept.insert(0, word)
    return kept


def pairs(text: str, sightings: Sequence[tuple[Span, Figure]]) -> Iterator[tuple[Span, Figure, Figure]]:
    """Names of one kind that only "and" parts."""
    for (one, first), (other, second) in pairwise(sightings):
        if first is not second and first.kind == second.kind and text[one[1] : other[0]] in {" and ", " and the "}:
            yield (one[0], other[1]), first, second
