"""Which country the words around a party are about, where its own do not tell."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property

from onrecord.record import Article, Span

BODIES = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
# An article is of a country where this share of its country words is.
_MAINLY = 0.5
# So sure of one country, the article is of it also where a sentence names another.
_ALMOST_ALL = 0.85


class Surroundings:
    """The countries of an article and where they are spoken of; bodies of several countries count as none."""

    def __init__(self, article: Article, seen: Iterable[tuple[Span, str]]) -> None:
        self._starts = [start for start, _ in article.sentences]
        self._text = article.text
        self._seen = sorted((span[0], code) for span, code in seen if code not in BODIES)
        self.counts = Counter(code for _, code in self._seen)

    @cached_property
    def main(self) -> str | None:
        """The country most of the article is about, where it is about one."""
        return self._leading(_MAINLY)

    @cached_property
    def sure(self) -> str | None:
        """The country that all but a few words of the article are about."""
        return self._leading(_ALMOST_ALL)

    def _leading(self, share: float) -> str | None:
        if not self.counts:
            return None
        code, count = self.counts.most_common(1)[0]
        return code if count >= share * self.counts.total() else None

    def near(self, at: int, of_a_state: bool = False) -> str | None:
        """The country meant at a place: the article's, else the only one its sentence names.

        For the bodies of a state the last one named just before may do.
        """
        if self.sure:
            return self.sure
        return self.beside(at) or self.main or (self._last(at) if of_a_state else None)

    def beside(self, at: int) -> str | None:
        """The only country that the sentence there names."""
        here = {code for start, code in self._seen if self._sentence(start) == self._sentence(at)}
        return here.pop() if len(here) == 1 else None

    def most(self, codes: Collection[str]) -> str | None:
        """Which one of some countries the article speaks of most, None where of none."""
        return next((code for code, _ in self.counts.most_common() if code in codes), None)

    def _last(self, at: int) -> str | None:
        near = [code for start, code in self._seen if start < at and self._sentence(at) - self._sentence(start) < 3]
        return near[-1] if near else None

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at)
