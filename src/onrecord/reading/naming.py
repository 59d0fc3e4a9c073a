"""Which names are the same somebody: surnames to full names, initialisms to what they stand for."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.reading.mentions import Name, name_words
from onrecord.reading.titles import Role, role_after, role_before
from onrecord.reading.words import (
    BODIES,
    FEMALE,
    FULL_NAMES,
    GIVEN,
    MALE,
    PREPOSITIONS,
    ROLES,
    TAILS,
    WORD,
    key,
    plain,
    word_before,
)
from onrecord.record import Span

# Among more bearers of one surname than this only the latest are looked at.
_MAX_BEARERS = 16

_DEFINED = re.compile(r"\s*\((?:the\s+)?[\"“']?([A-Z][A-Za-z&.-]{1,9})[\"”']?\)")
_INITIALISM = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]s?|(?:[A-Z]\.){2,6}")
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "du", "des"])
_NO_SURNAMES = BODIES | TAILS | _SMALL
_NO_SHORT_NAMES = BODIES | {"united", "national"}
_CAPITAL = re.compile(r"\b[A-ZÀ-ÖØ-ÞŁŠŽČĆ][\w'’-]*\w")


@dataclass(slots=True)
class Figure:
    """Somebody or something the article names or describes, as far as it is known."""

    number: int
    kind: str
    name: str
    first: int
    gender: str | None = None
    plural: bool = False
    roles: list[Role] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    seen: int = 0

    @property
    def main_kind(self) -> str:
        """The kind most names of the figure were given; a person stays one."""
        return self.kind if self.kind == "person" or not self.kinds else self.kinds.most_common(1)[0][0]


class Register:
    """The figures behind a list of tidy names; `figure_at(span)` tells which one a name's span stands for."""

    def __init__(self, text: str, names: list[Name]) -> None:
        self.figures: list[Figure] = []
        self.sightings: list[tuple[Span, Figure]] = []
        self._text = text
        self._people: dict[str, list[Figure]] = defaultdict(list)
        self._words: dict[int, tuple[str, ...]] = {}
        self._monograms: dict[str, Figure] = {}
        self._bodies: dict[str, Figure] = {}
        self._spelled: dict[str, str] = {}
        self._longer: dict[str, str] = {}
        for name in names:
            self._index(name)
        full = [name for name in names if self._is_full(name)]
        for name in full:
            self._person(name)
        missed = self._missed(names)
        for name in sorted([*names, *missed], key=lambda name: name.span):
            self._enter(name)
        self._starts = [span[0] for span, _ in self.sightings]

    def within(self, start: int, end: int) -> list[tuple[Span, Figure]]:
        """The names that lie in a stretch of text, in order."""
        low, high = bisect_left(self._starts, start), bisect_right(self._starts, end - 1)
        return [(span, figure) for span, figure in self.sightings[low:high] if span[1] <= end]

    def named(self, name: str) -> Figure | None:
        """The figure with this name, or this description, entered before."""
        return self._bodies.get(key(name))

    def add(self, name: str, kind: str, first: int, plural: bool = False) -> Figure:
        """The figure of this name or description: the known one, or a new one."""
        known = self._bodies.get(key(name))
        if known is None:
            known = self._bodies[key(name)] = self._new(kind, name, first)
            known.plural = plural
        return known

    def _is_full(self, name: Name) -> bool:
        words = name_words(self._text[slice(*name.span)])
        return len(words) > 1 and (name.kind == "person" or self._given(name, words))

    def _new(self, kind: str, name: str, first: int) -> Figure:
        self.figures.append(Figure(len(self.figures), kind, name, first))
        return self.figures[-1]

    # People

    def _person(self, name: Name) -> Figure:
        """The person a name of several words stands for: one with the same words, or whose words these are part of."""
        words = name_words(self._text[slice(*name.span)])
        for known in reversed(self._people[words[-1]][-_MAX_BEARERS:]):
            if same_person(words, self._words[known.number]):
                self._lengthen(known, name, words)
                return known
        for known in reversed(self._people[words[0]][-_MAX_BEARERS:]):
            if _inside(words, self._words[known.number]) or _inside(self._words[known.number], words):
                self._lengthen(known, name, words)
                return known
        return self._new_person(name, words)

    def _new_person(self, name: Name, words: tuple[str, ...]) -> Figure:
        known = self._new("person", self._text[slice(*name.span)], name.span[0])
        known.gender = next((GIVEN[w] for w in words[:-1] if w in GIVEN), None)
        self._words[known.number] = words
        self._monograms.setdefault("".join(word[0] for word in words), known)
        for word in dict.fromkeys(words):
            if len(word) > 1:
                self._people[word].append(known)
        return known

    def _lengthen(self, known: Figure, name: Name, words: tuple[str, ...]) -> None:
        old = self._words[known.number]
        if len(words) > len(old):
            self._words[known.number] = words
            known.name = self._text[slice(*name.span)]
            for word in set(words) - set(old):
                self._people[word].append(known)

    def _bearer(self, words: tuple[str, ...], span: Span) -> Figure | None:
        """Whom a short name stands for: the last seen bearer of fitting gender, else the next one to come."""
        found = self._people.get(words[-1], [])[-_MAX_BEARERS:]
        found = [known for known in found if _inside(words, self._words[known.number])]
        if not found:
            return None
        gender = title_gender(self._text, span[0])
        fitting = [known for known in found if not gender or known.gender in {gender, None}] or found
        rank = [self._rank(known, words) for known in fitting]
        best = [known for known, place in zip(fitting, rank, strict=True) if place == min(rank)]
        seen = [known for known in best if known.seen]
        return max(seen, key=lambda known: known.seen) if seen else min(best, key=lambda known: known.first)

    def _rank(self, known: Figure, words: tuple[str, ...]) -> int:
        """0 where a short name is the surname, 1 the first name, 2 a middle one."""
        whole = self._words[known.number]
        if whole[-len(words) :] == words:
            return 0
        return 1 if whole[: len(words)] == words else 2

    def _missed(self, names: list[Name]) -> list[Name]:
        """Surnames of known people that the model has not marked."""
        if not self._people:
            return []
        found: list[Name] = []
        ahead = iter([*(name.span for name in names), (len(self._text) + 1, len(self._text) + 1)])
        start, end = next(ahead)
        for match in _CAPITAL.finditer(self._text):
            while end <= match.start():
                start, end = next(ahead)
            word = match.group().removesuffix("'s").removesuffix("’s")
            low = plain(word)
            if match.end() <= start and len(low) > 3 and low in self._people and low not in GIVEN:
                found.append(Name((match.start(), match.start() + len(word)), "person"))
        return found

    # Everybody

    def _enter(self, name: Name) -> None:
        """Note a name in text order: who it is, when last seen, what is said about them next to the name."""
        text = self._text[slice(*name.span)]
        figure = self._who(name, text)
        figure.seen = name.span[0] + 1
        figure.kinds[name.kind] += 1
        self.sightings.append((name.span, figure))
        if figure.kind == "person":
            self._learn(figure, name.span)

    def _who(self, name: Name, text: str) -> Figure:
        words = name_words(text)
        if len(words) > 1 and (name.kind == "person" or self._given(name, words)):
            return self._person(name)
        if is_initialism(text) and text.lower() in self._monograms and key(text) not in self._bodies:
            return self._monograms[text.lower()]
        if (
            words
            and (name.kind != "place" or self._subject_like(name))
            and key(text) not in self._bodies
            and not text.isupper()
        ):
            bearer = self._bearer(words, name.span)
            if bearer is not None:
                return bearer
        if name.kind == "person" or (words and len(words) < 4 and titled(self._text, name)):
            return self._bearer(words, name.span) or self._new_person(name, words)
        return self._body(name, text)

    def _given(self, name: Name, words: tuple[str, ...]) -> bool:
        """Whether what was taken for a body is called like a person: a given name, and no word for a body after it."""
        listed = name.kind == "organization" and len(words) < 4 and words[0] in GIVEN
        return listed and not any(word in _NO_SURNAMES for word in words[1:])

    def _subject_like(self, name: Name) -> bool:
        """Whether no preposition stands before a name, as one would before a place."""
        return word_before(self._text, name.span[0]) not in PREPOSITIONS

    def _learn(self, figure: Figure, span: Span) -> None:
        if gender := title_gender(self._text, span[0]):
            figure.gender = gender
        for role in (role_before(self._text, span[0]), role_after(self._text, span[1])):
            if role is not None and role not in figure.roles and len(figure.roles) < 8:
                figure.roles.append(role)
                if figure.gender is None and (role.head in MALE or role.head in FEMALE):
                    figure.gender = "m" if role.head in MALE else "f"

    def _body(self, name: Name, text: str) -> Figure:
        """The organisation, place or group of a name, under its longest form in the article."""
        same = key(text)
        known = self._bodies.get(same)
        if known is None:
            long = (is_initialism(text) and self._spelled.get(same)) or self._longer.get(same)
            full = long or FULL_NAMES.get(plain(text).replace(".", ""), text)
            known = self._bodies.get(key(full)) or self._new(name.kind, full, name.span[0])
            self._bodies[same] = self._bodies[key(full)] = known
        return known

    def _index(self, name: Name) -> None:
        """Make the long name of a body findable by its initials, defined in brackets or not, and by its short name."""
        text = self._text[slice(*name.span)]
        words = WORD.findall(text)
        defined = _DEFINED.match(self._text, name.span[1], min(len(self._text), name.span[1] + 20))
        if defined:
            self._spelled[key(defined[1])] = text
        if name.kind == "person" or (name.kind == "place" and len(words) < 3):
            return
        for letters in initials(words):
            self._spelled.setdefault(letters, text)
        for cut in range(1, min(len(words), 6)):
            if plain(words[cut]) in TAILS and not (cut == 1 and plain(words[0]) in _NO_SHORT_NAMES):
                self._longer.setdefault(key(" ".join(words[:cut])), text)


def is_initialism(name: str) -> bool:
    """Whether a name is all initials: "FSB", "U.N."."""
    return bool(_INITIALISM.fullmatch(name))


def initials(words: list[str]) -> Iterable[str]:
    """The initialisms a name of several words may have, with and without its small words."""
    capital = [word for word in words if word[0].isupper()]
    if len(capital) > 1:
        yield "".join(word[0] for word in capital).lower()
        yield "".join(word[0] for word in words if plain(word) not in _SMALL).lower()
        yield "".join(word[0] for word in words).lower()


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same last word can be one person's."""
    if _inside(one, other) or _inside(other, one):
        return True
    if one[-1] != other[-1] or len(one) < 2 or len(other) < 2:
        return False
    first, second = sorted((one[0], other[0]), key=len)
    return first == second or (second.startswith(first) and (len(first) == 1 or len(first) > 2))


def title_gender(text: str, start: int) -> str | None:
    """m or f where the word before a name tells: Mr, Ms, King, spokeswoman."""
    word = word_before(text, start).rstrip(".")
    return "m" if word in MALE else "f" if word in FEMALE else None


def titled(text: str, name: Name) -> bool:
    """Whether a title stands right before a name, which makes it a person's whatever the model thought."""
    return name.kind != "group" and word_before(text, name.span[0]).rstrip(".") in ROLES


def _inside(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of a short name stand in the long one, in this order."""
    rest = iter(whole)
    return all(word in rest for word in short)
