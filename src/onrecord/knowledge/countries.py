"""The country that a name or description points to by its own words."""

from collections.abc import Iterable
from functools import cached_property, lru_cache

from onrecord.knowledge.lexicon import lexicon, singular
from onrecord.knowledge.names import Found, find, split

_PLACES = frozenset(["country", "capital", "city", "division"])
_LOOSE = frozenset(["city", "division"])
_JOINTS = frozenset(["and", "or"])
# Capitalised at the start of a phrase without being a name.
_OPENERS = frozenset("a an two three four five several some many most former ex new senior local other state".split())


@lru_cache(maxsize=8192)
def country(phrase: str) -> str | None:
    """ISO 3166 alpha-3, or UNO EUR IGO NGO ISM IMG MNC; None where the words do not say, or say several.

    The party's own country counts, not the one it deals with: "US ambassador to Iraq" is USA. A person's name gives
    None, also one that holds a place ("Jordan Smith").
    """
    read = _Phrase(phrase)
    deals = read.first(lexicon().dealing, len(read.forms))
    stands = read.first(lexicon().standing, deals)
    code = read.code(0, stands) or (None if read.joined else read.shared(deals))
    if code is None and not read.joined and not lexicon().guests & set(read.forms[:stands]):
        code = read.code(stands, deals)
    return code


class _Phrase:
    """A phrase with the names in it that count. `joined` is set where two of different countries share it."""

    def __init__(self, phrase: str) -> None:
        self.words = split(phrase)
        self.forms = [singular(word.form) for word in self.words]
        self.names = list(find(self.words))
        self.joined = False

    def first(self, wanted: Iterable[str], end: int) -> int:
        """Where the first of some words stands behind the phrase's first word."""
        return next((at for at in range(1, end) if self.forms[at] in wanted), end)

    def code(self, start: int, end: int) -> str | None:
        """The code of the first name in a stretch; weak names only where there is no other."""
        found = [one for one in self.names if start <= one.start and one.end <= end and self._counts(one)]
        strong = [one for one in found if not one.name.weak] or found
        if not strong:
            return None
        self.joined = any(self._joins(strong[0], one) for one in strong[1:])
        return None if self.joined else strong[0].name.code

    def shared(self, end: int) -> str | None:
        """The code of a name that several countries share, by the other words."""
        forms = self.forms[:end]
        near = {" ".join(forms[at:to]) for at in range(end) for to in range(at + 1, min(at + 3, end) + 1)}
        return next((one.code for one in lexicon().choices if one.name in forms and one.words & near), None)

    def _joins(self, one: Found, other: Found) -> bool:
        if one.name.code == other.name.code:
            return False
        between = self.forms[one.end : other.start]
        gaps = "".join(word.gap for word in self.words[one.end : other.start + 1])
        return (
            bool(_JOINTS & set(between))
            or bool(set(",&") & set(gaps))
            or (not between and bool(set("-–/") & set(gaps)))
        )

    def _counts(self, one: Found) -> bool:
        """Whether a name says where the party belongs: not "pro-Russian", not "US-backed", not "Facebook users"."""
        after = self.words[one.end] if one.end < len(self.words) else None
        if one.name.kind == "none" or (one.start and self._leans(one.start)):
            return False
        if after and after.gap in {"-", "–"} and self.forms[one.end] in lexicon().sides:
            return False
        if after and one.name.kind == "company" and self.forms[one.end] in lexicon().outsiders:
            return False
        return not self._in_longer_name(one)

    def _leans(self, at: int) -> bool:
        return self.words[at].gap == "-" and self.forms[at - 1] in lexicon().leanings

    def _in_longer_name(self, one: Found) -> bool:
        """Whether strange capitalised words beside it make a person's or a body's name of it."""
        before, after = self._strange(one.start - 1), self._strange(one.end)
        given = self.forms[one.start] in lexicon().given_names
        if one.name.kind == "adjective":
            return (before and one.end == len(self.words)) or (given and after and not self._explained(one))
        if one.name.weak:
            return before
        if one.end - one.start > 1:
            return before and one.name.kind in _LOOSE
        if one.name.kind not in _PLACES:
            return before or after
        return before or ((given or one.name.kind in _LOOSE) and after and not self._explained(one))

    def _explained(self, one: Found) -> bool:
        return self.words[one.end - 1].genitive or any(map(lexicon().is_noun, self.forms))

    def _strange(self, at: int) -> bool:
        """Whether the word there is capitalised and neither a noun nor part of a name that the tables know."""
        if not 0 <= at < len(self.words) or not self.words[at].capital or self.forms[at] == "the":
            return False
        known = at in self._known or lexicon().is_noun(self.forms[at])
        return not known and not (at == 0 and self.forms[at] in _OPENERS)

    @cached_property
    def _known(self) -> frozenset[int]:
        return frozenset(at for one in self.names for at in range(one.start, one.end))
