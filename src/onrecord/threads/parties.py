"""Whether two names, in one article or in two, mean the same party."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onrecord.threads.rules import rules

SAME, PART, COUNTRY = 1.0, 0.9, 0.8
"""How sure it is: the same name; a surname, or somebody with his surroundings (Trump, the Trump administration); two
parties of one country, where the thread is between countries, the government and one of its own, or a body and a part
of it."""

_OF = re.compile(r"\s+(?:of|for|in|on|to)\s+")
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Who:
    """A party as linking sees it: the telling words of its name, the one that heads it, and its country."""

    tokens: frozenset[str]
    head: str
    country: str | None
    general: bool
    """Whether the name holds general words only (the government, the court): it then matches only its equal."""
    government: bool = False
    court: bool = False
    proper: bool = True
    """Whether the head is written with a capital: a name's, not that of prosecutors or supporters."""


def who(name: str, country: str | None = None, government: bool = False) -> Who:
    """A party by its name, its country and whether it belongs to the government."""
    every = _tokens(name)
    telling = [word for word in every if word not in rules().general]
    kept = telling or list(every)
    before = [word for word in _tokens(_OF.split(name, maxsplit=1)[0]) if word in kept]
    head = before[-1] if before else kept[-1] if kept else ""
    court, proper = bool(rules().courts & set(every)), head not in name
    return Who(frozenset(kept), head, country or None, not telling, government, court, proper)


def same(one: Who, other: Who, between_countries: bool) -> float:
    """How sure it is that two parties are one, 0 to 1."""
    if one.country and other.country and one.country != other.country:
        return 0.0
    if one.tokens and one.tokens == other.tokens:
        return SAME
    if not (one.general or other.general) and _of_one_name(one, other):
        return PART
    if not one.country or one.country != other.country:
        return 0.0
    at_home = one.government and other.government and one.general != other.general
    of_one_body = bool(one.tokens & other.tokens & rules().bodies)
    return COUNTRY if between_countries or at_home or of_one_body else 0.0


def best(some: Iterable[Who], others: Iterable[Who], between_countries: bool) -> float:
    """The best match of any party of one side with any of the other."""
    others = tuple(others)
    return max((same(one, other, between_countries) for one in some for other in others), default=0.0)


def _of_one_name(one: Who, other: Who) -> bool:
    """Whether one name holds the other; a single word must be the head of both: a surname, the Senate."""
    smaller, larger = sorted((one.tokens, other.tokens), key=len)
    within = bool(smaller) and smaller <= larger
    return within and (one.head == other.head or (len(smaller) > 1 and one.proper and other.proper))


@lru_cache(maxsize=16384)
def _tokens(name: str) -> tuple[str, ...]:
    words = _WORD.findall(name.casefold().replace("’s", "").replace("'s", ""))
    return tuple(word.replace(".", "") for word in words if word not in {"the", "of", "and", "a", "an", "for"})
