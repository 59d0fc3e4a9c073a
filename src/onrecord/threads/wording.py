"""What two wordings share: stems of content words, the rarer the better."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from math import log

from onrecord.threads.rules import rules

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d{2,}")
_ENDINGS = (
    *("ations", "ation", "itions", "ition", "ments", "ment", "ances", "ance", "ences", "ence", "ings", "ing"),
    *("ions", "ion", "als", "al", "ers", "er", "ors", "or", "ies", "ied", "ed", "es", "s", "ly", "e", "y"),
)
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")
_SHORTEST = 4
"""Letters that stay of a word."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the forms of a word and its nearest relatives share: withdraws, withdrawing and withdrawal are one.

    Both sides of a comparison are cut alike, so it matters only that relatives meet and strangers do not.
    """
    word = word.replace("’", "'").removesuffix("'s")
    word = rules().irregular.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    word = word[:-1] if _DOUBLED.search(word) else word
    return word.rstrip("eyi") if len(word) > _SHORTEST else word


@cache
def _alike() -> dict[str, str]:
    return {stem(word): stem(group[0]) for group in rules().alike for word in group}


def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text; words that rules.toml says are alike have one."""
    ignored = rules().ignored
    alike = _alike()
    found = (stem(word) for word in _WORD.findall(text.casefold()) if word not in ignored and len(word) > 1)
    return frozenset(alike.get(word, word) for word in found)


def negated(text: str) -> frozenset[str]:
    """The stems of the content words that a negation stands just before."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    near = int(rules().limits["negation"])
    following = (
        next(filter(None, map(stems, words[at + 1 : at + 1 + near])), frozenset[str]())
        for at, word in enumerate(words)
        if word in rules().negations or word.endswith("n't")
    )
    return frozenset().union(*following)


def opposites(word: str) -> frozenset[str]:
    """The stems that mean the opposite of a stem."""
    return _opposites().get(word, frozenset())


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for pair in rules().opposites:
        one, other = (stems(words) for words in pair)
        found |= {word: found.get(word, frozenset()) | other for word in one}
        found |= {word: found.get(word, frozenset()) | one for word in other}
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """The stems of a word list of rules.toml."""
    words: frozenset[str] = getattr(rules(), name)
    return stems(" ".join(words))


class Rarity:
    """How much it tells that two texts share a word: 0 where all have it, 1 where only one does."""

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        """Count the words of the texts, each text's once."""
        self._counts: Counter[str] = Counter()
        self._texts = 0
        for text in texts:
            self._texts += 1
            self._counts.update(text)

    def of(self, word: str) -> float:
        """The rarity of one word."""
        return log((self._texts + 1) / max(self._counts[word], 1)) / log(self._texts + 1) if self._texts else 0.0

    def count(self, word: str) -> int:
        """In how many of the texts the word stands."""
        return self._counts[word]
