"""Descriptions of people and bodies the article knows by name or by fuller words: "the minister", "the party"."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from onrecord.reading.antecedents import MAX_SENTENCES, Sighting
from onrecord.reading.groups import Group, groups
from onrecord.reading.naming import Figure, Register
from onrecord.reading.phrases import head_noun, is_definite, own_words
from onrecord.reading.titles import Role, role_in
from onrecord.reading.words import ANY_BODY, BODIES, RESEARCHERS, WORD, is_plural, plain, singular

# Bearers of one role, or bodies with one word in their names, that are looked at.
_MAX_KNOWN = 24

# A body or group with a word that tells which one: "El Paso police", "the Tunisian government", "German officials".
_DESCRIBED = re.compile(
    r"\b([A-ZÀ-ÖØ-Þ][\w.’'-]*(?: [A-ZÀ-ÖØ-Þ][\w.’'-]*){0,3}) "
    r"(officials|police|authorities|government|army|military|officers|forces|prosecutors|administration|lawmakers|"
    r"media|parliament|troops|navy|cabinet|protesters)\b"
)


class Descriptions:
    """Whom a description stands for, from the roles and names of a register's figures."""

    def __init__(self, text: str, register: Register) -> None:
        self._text, self._register = text, register
        self._bearers: dict[str, list[Figure]] = defaultdict(list)
        self._bodies: dict[str, list[Figure]] = defaultdict(list)
        self._fuller: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._told: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for figure in register.figures:
            self._index(figure)
        for match in _DESCRIBED.finditer(text):
            if plain(match[1]) not in {"the", "a", "some", "local", "state", "other"}:
                self._fuller[plain(match[2])].append((match.start(), own_words(match.group())))

    @cached_property
    def groups(self) -> list[Group]:
        """The plural noun phrases of the text; read when the first "they" or "the researchers" asks for them."""
        found = list(groups(self._text))
        for group in found:
            if group.told:
                self._told[_class(group.head)].append((group.span[0], group.name))
        return found

    def _index(self, figure: Figure) -> None:
        if figure.kind == "person":
            for head in dict.fromkeys(role.head for role in figure.roles):
                self._bearers[head].append(figure)
        else:
            for word in dict.fromkeys(plain(word) for word in WORD.findall(figure.name)[:8]):
                self._bodies[singular(word)].append(figure)

    def known(self, words: str, at: int, seen: Sequence[Sighting], last_source: int | None) -> Figure | None:
        """The figure that an earlier name or fuller description has made known; None where the words say all."""
        head = head_noun(words)
        tokens = [plain(token) for token in WORD.findall(own_words(words))]
        if len(tokens) > 8:
            return None
        if is_definite(words):
            found = self._by_role(words, at, seen) or self._by_name(head, tokens, seen)
            found = found or self._any_body(head, tokens, seen, last_source)
            if found:
                return found
        return self._by_fuller(head, tokens, at, is_definite(words))

    def _by_role(self, words: str, at: int, seen: Sequence[Sighting]) -> Figure | None:
        asked = role_in(WORD.findall(own_words(words)))
        if asked is None:
            return None
        bearers = self._bearers.get(asked.head, [])[:_MAX_KNOWN]
        if asked.head == "minister" and not asked.of:
            bearers = [*bearers, *self._bearers.get("prime minister", [])[:_MAX_KNOWN]]
        scored = [(fit, figure) for figure in bearers if (fit := _fit(figure, asked))]
        best = max((fit for fit, _ in scored), default=0)
        return _latest([figure for fit, figure in scored if fit == best], seen)

    def _by_name(self, head: str, tokens: list[str], seen: Sequence[Sighting]) -> Figure | None:
        """A body whose name holds the description's words: "the council" for "Southern Transitional Council"."""
        if head not in BODIES:
            return None
        found = [
            figure
            for figure in self._bodies.get(singular(head), [])[:_MAX_KNOWN]
            if set(map(singular, tokens)) <= {singular(plain(word)) for word in WORD.findall(figure.name)}
        ]
        return _latest(found, seen)

    def _any_body(
        self, head: str, tokens: list[str], seen: Sequence[Sighting], last_source: int | None
    ) -> Figure | None:
        if head not in ANY_BODY or len(tokens) > 2:
            return None
        near = [sighting for sighting in reversed(seen[-40:]) if sighting.figure.kind == "organization"]
        spoken = [sighting for sighting in near if sighting.figure.number == last_source or sighting.subject]
        pick = spoken or near
        return pick[0].figure if pick and seen[-1].sentence - pick[0].sentence < MAX_SENTENCES else None

    def _by_fuller(self, head: str, tokens: list[str], at: int, definite: bool) -> Figure | None:
        """The last fuller description with the same head ("German officials" for "officials"), else the next one."""
        bare = len(tokens) < 2 or tokens == ["research", "team"]
        if not bare or not (is_plural(head) or head in BODIES):
            return None
        told = self._fuller.get(head) or (self._told.get(_class(head)) if definite and self.groups else None)
        if not told:
            return None
        name = next((words for start, words in reversed(told) if start < at), told[0][1])
        return self._register.add(name, "group" if is_plural(head) else "organization", at, plural=is_plural(head))


def _class(head: str) -> str:
    """The noun that stands for all that news uses for the same people by turns."""
    return "researchers" if singular(head) in RESEARCHERS else head


def _fit(figure: Figure, asked: Role) -> int:
    return max((role.fits(asked) for role in figure.roles), default=0)


def _latest(figures: Sequence[Figure], seen: Sequence[Sighting]) -> Figure | None:
    """The one seen last; where none has been seen, the first to come."""
    if len(figures) < 2:
        return figures[0] if figures else None
    numbers = {figure.number for figure in figures}
    for sighting in reversed(seen[-200:]):
        if sighting.figure.number in numbers:
            return sighting.figure
    return min(figures, key=lambda figure: figure.first)
