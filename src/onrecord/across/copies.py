"""Copies: articles that republish the text of another, whole or in part.

Every run of three words gives a hash, and one hash in four is kept as a mark of the text: FracMinHash (Irber et al.,
2022, doi:10.1101/2022.01.11.475838). The share of marks that two texts have in common estimates how much of the shorter
one stands in the longer one. Plain MinHash estimates likeness instead, and misses a part of a long article.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from onrecord.record import Article

RUN = 3
"""Words in a run: fewer are shared by chance, more are all broken where one word in five is another."""

ONE_IN = 4
"""Of so many hashes one is kept."""

LEAST_SHARE = 0.26
"""The least share of the shorter text's marks that makes it a copy."""

LEAST_MARKS = 5
"""The least number of marks in common: short texts share this many by no chance."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Overlap:
    """What an earlier article has in common with a new one: marks shared, and all marks of the earlier one."""

    shared: int
    marks: int


def marks(article: Article) -> frozenset[int]:
    """The marks of the article's text, page furniture left out: whole numbers below 2**63."""
    hashes = (_hash(run) for run in _runs(list(_words(article))))
    return frozenset(value // ONE_IN for value in hashes if value % ONE_IN == 0)


def original(own: int, earlier: Mapping[int, Overlap]) -> tuple[int, float] | None:
    """The earlier article that a text with this many marks copies most of, and the share; None where it copies none.

    Of equals, the first.
    """
    shares = {article: overlap.shared / min(own, overlap.marks) for article, overlap in _enough(earlier)}
    best = max(shares, key=lambda article: (shares[article], -article), default=None)
    if best is None or shares[best] < LEAST_SHARE:
        return None
    return best, shares[best]


def _enough(earlier: Mapping[int, Overlap]) -> Iterator[tuple[int, Overlap]]:
    return ((article, overlap) for article, overlap in earlier.items() if overlap.shared >= LEAST_MARKS)


def _words(article: Article) -> Iterator[str]:
    start = 0
    for furniture in sorted(article.furniture, key=lambda furniture: furniture.span):
        yield from _WORD.findall(article.text[start : furniture.span[0]].casefold())
        start = max(start, furniture.span[1])
    yield from _WORD.findall(article.text[start:].casefold())


def _runs(words: list[str]) -> Iterable[str]:
    return (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _hash(run: str) -> int:
    digest = blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest)
