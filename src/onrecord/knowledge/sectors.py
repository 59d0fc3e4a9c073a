"""The kind of party that a name or description points to: government, military, court, protesters …"""

from dataclasses import dataclass
from functools import lru_cache

from onrecord.knowledge.lexicon import lexicon, singular
from onrecord.knowledge.names import Word, exact, find, split

_LONGEST = 4
_LINKS = frozenset(["of", "and", "or", "who", "that", "which", "whose"])
# Behind these stands the body that a member, a source or an official belongs to.
_INTO = frozenset(["of", "in", "within", "inside", "from"])
# Whoever held these before, and no longer does, is of the elite.
_OFFICES = frozenset(["GOV", "LEG", "SPY"])
_PLACES = frozenset(["country", "capital", "division", "city", "none"])
# What such a party is called beside the group's name tells less than the name: "Taliban gunmen".
_VAGUE = frozenset([None, "UAF", ""])


@lru_cache(maxsize=8192)
def sector(phrase: str) -> str | None:
    """A sector code of PLOVER, None where the words do not say. A country by itself stands for its government."""
    whole = exact(phrase)
    if whole is not None and whole.sector:
        return whole.sector
    words = split(phrase)
    forms = _nouns(words)
    told = _by_nouns(forms)
    if told not in _VAGUE:
        return "ELI" if told in _OFFICES and lexicon().former & set(forms[:3]) else told
    end = next(
        (at for at, form in enumerate(forms) if at and form in lexicon().dealing | lexicon().standing), len(forms)
    )
    named = [one.name.sector for one in find(words[:end]) if one.name.kind not in _PLACES or "state" in forms]
    return next(filter(None, named), told or None)


def _nouns(words: list[Word]) -> list[str]:
    """The words as the lists have them, without those that are somebody's name here."""
    forms = [singular(word.form) for word in words]
    if not all(word.capital for word in words) or len(words) < 2:
        return forms
    names = lexicon().surnames
    return ["" if form in names and (at or form not in lexicon().titles) else form for at, form in enumerate(forms)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The words between two prepositions, and the one that led to them."""

    link: str
    forms: list[str]

    def noun(self) -> str | None:
        """The sector of the last known noun, the longest that ends there."""
        for end in range(len(self.forms), 0, -1):
            for start in range(max(0, end - _LONGEST), end):
                if code := lexicon().sectors.get(" ".join(self.forms[start:end])):
                    return code
        return None

    def generic(self) -> str | None:
        """What the last general noun is by itself ("official"), "" where it needs another to tell ("member")."""
        return next((lexicon().generic[form] for form in reversed(self.forms) if form in lexicon().generic), None)

    @property
    def leads_on(self) -> bool:
        """Whether it ends in a general noun, so that the body behind it tells more: "members of parliament"."""
        last = next((form for form in reversed(self.forms) if lexicon().is_noun(form)), "")
        return last in lexicon().generic


def _by_nouns(forms: list[str]) -> str | None:
    """The sector by the first stretch that tells one; what the party deals with, or where it stands, is not asked."""
    fallback = None
    stretches = _stretches(forms)
    for at, stretch in enumerate(stretches):
        if at and stretch.link not in _LINKS:
            break
        behind = stretches[at + 1] if at + 1 < len(stretches) and stretches[at + 1].link in _INTO else None
        if behind and stretch.leads_on and (code := behind.noun()):
            return code
        if code := stretch.noun():
            return code
        fallback = fallback or stretch.generic()
    return fallback


def _stretches(forms: list[str]) -> list[_Stretch]:
    """The phrase cut at its prepositions, save those inside a known noun ("court of appeals")."""
    links = _LINKS | lexicon().dealing | lexicon().standing
    cuts, at = [0], 0
    while at < len(forms):
        size = _noun_size(forms, at)
        if not size and at and forms[at] in links:
            cuts.append(at)
        at += size or 1
    ends = [*cuts[1:], len(forms)]
    return [_Stretch(forms[start] if start else "", forms[start:end]) for start, end in zip(cuts, ends, strict=True)]


def _noun_size(forms: list[str], at: int) -> int:
    sizes = (size for size in range(_LONGEST, 0, -1) if " ".join(forms[at : at + size]) in lexicon().sectors)
    return next(sizes, 0)
