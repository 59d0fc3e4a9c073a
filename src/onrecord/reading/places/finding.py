"""Where an article may name a place: the stretches of capitalised words that the gazetteer knows."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.knowledge.places import Candidate, Kind, candidates
from onrecord.record import Span

# Words of the longest name looked up.
_LONGEST = 6
_MOST_CANDIDATES = 60
_TOKEN = re.compile(r"(?:[A-Z][a-z]?\. ?){1,3}[A-Z][a-z]?\.(?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’][sS]?$")
# May stand inside a name without a capital.
_PARTICLES = frozenset("of de la las del da do dos di du al el es les le sur upon on in and au aux ul ad the".split())
_STOPPED = frozenset(["St", "Ste", "Ft", "Mt", "Pt"])
_BEHIND = re.compile(r",? \(?|, |,")
# Alone, these say nothing of a place, though towns are so called.
_NEVER = frozenset(
    "north south east west northern southern eastern western central center centre northeast northwest southeast"
    " southwest university river lake hill police federal union passover brexit january february march april may june"
    " july august september october november december monday tuesday wednesday thursday friday saturday sunday a an and"
    " as at but by for from he her his i if in is it its me my no not of on one or our she so that their there they"
    " this to two us we what when where who why with you your".split()
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that may name a place: where they stand, what is looked up for them, and the places so called.

    `within` are the rows of the divisions and countries named right behind it ("Paris, Texas"), `holds` those of the
    places named right before it.
    """

    span: Span
    name: str
    candidates: tuple[Candidate, ...]
    within: frozenset[int] = frozenset()
    holds: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where it stands; a possessive ending is not part of it."""

    start: int
    end: int
    words: str

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.words[0].isupper()


def tokens(text: str) -> list[Token]:
    """The words of a text."""
    found = []
    for match in _TOKEN.finditer(text):
        words = _GENITIVE.sub("", match.group()) or match.group()
        found.append(Token(match.start(), match.start() + len(words), words))
    return found


def toponyms(text: str) -> list[Toponym]:
    """What may name a place, in text order, the longest at each place; no two overlap."""
    found = list(_found(text, tokens(text)))
    return [_beside(text, found, at) for at in range(len(found))]


def _found(text: str, words: list[Token]) -> Iterator[Toponym]:
    at = 0
    while at < len(words):
        step = 1
        if words[at].capital and words[at].words != "The":
            for end in _ends(text, words, at):
                if one := _known(text, words[at].start, words[end - 1].end):
                    yield one
                    step = end - at
                    break
        at += step


def _ends(text: str, words: list[Token], at: int) -> list[int]:
    """Where a name that starts here may end, the farthest first."""
    found = [at + 1]
    for end in range(at + 1, min(len(words), at + _LONGEST)):
        gap = text[words[end - 1].end : words[end].start]
        joined = gap in {" ", "-"} or (gap == ". " and words[end - 1].words in _STOPPED)
        if not joined or not (words[end].capital or words[end].words in _PARTICLES):
            break
        if words[end].capital:
            found.append(end + 1)
    return found[::-1]


def _known(text: str, start: int, end: int) -> Toponym | None:
    written, postal = _abbreviations()
    dotted = (
        text[start : end + 1].replace(". ", ".") if text[end : end + 1] == "." else text[start:end].replace(" ", "")
    )
    name, stop = text[start:end], end
    if dotted in written:
        name, stop = written[dotted], end + dotted.endswith(".") * (text[end : end + 1] == ".")
    elif name in postal and text[max(0, start - 2) : start] == ", ":
        name = postal[name]
    if name.lower() in _NEVER and name != "US":
        return None
    bearers = candidates(name)[:_MOST_CANDIDATES]
    return Toponym((start, stop), name, bearers) if bearers else None


def _beside(text: str, found: list[Toponym], at: int) -> Toponym:
    """The toponym with what its neighbours say of it."""
    one = found[at]
    behind = found[at + 1] if at + 1 < len(found) and _joined(text, one, found[at + 1]) else None
    before = found[at - 1] if at and _joined(text, found[at - 1], one) else None
    within = frozenset(c.place.number for c in behind.candidates if c.place.kind in _WIDE) if behind else frozenset()
    holds = frozenset(n for c in before.candidates for n in (c.place.division, c.place.district)) if before else ()
    countries = frozenset(c.place.country for c in before.candidates) if before else frozenset()
    held = {c.place.number for c in one.candidates if c.place.kind == Kind.COUNTRY and c.place.country in countries}
    return Toponym(one.span, one.name, one.candidates, within, frozenset(holds) | held)


_WIDE = (Kind.COUNTRY, Kind.DIVISION, Kind.DISTRICT)


def _joined(text: str, one: Toponym, other: Toponym) -> bool:
    gap = text[one.span[1] : other.span[0]]
    return gap == " (" or ("," in gap and _BEHIND.fullmatch(gap) is not None)


@cache
def _abbreviations() -> tuple[dict[str, str], dict[str, str]]:
    data = tomllib.loads((files("onrecord.reading.places") / "abbreviations.toml").read_text("utf-8"))
    return data["written"], data["postal"]
