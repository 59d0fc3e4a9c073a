"""Roles: what a text says a person is, before the name ("US President") or after it (", the mayor of London,")."""

import re
from dataclasses import dataclass

from onrecord.reading.words import DETERMINERS, PREPOSITIONS, ROLES, TITLES, VERBS, WORD, plain, singular

# How far a role is looked for on either side of a name, in characters, and how many words it may have.
REACH = 100
_MAX_WORDS = 9

_TOKEN = re.compile(r"\w[\w'’.&-]*|[^\w \t]")
# A full stop after a long word ends a sentence, after a short one it may be an abbreviation's.
_SENTENCE_END = re.compile(r"[^\W\d_]{5,}\.|[)\d]+\.|[^.]*['’]s\.")
_AFTER = re.compile(r"\s*(?:\([^()\n]{1,20}\))?,\s+(?!and\b|who\b|but\b)([^,.;:\n\"“”()]{3,100})")
_JOINS = frozenset(["and", "or", "but", "when", "while", "where", "because", "if", "than", "then", "so", "not"])
_STOP = _JOINS | DETERMINERS | VERBS
# Words before a role that do not tell which one it is (in the form `_nation` gives them).
_VAGUE = {"form", "then", "curr", "new", "unit", "regi", "loca", "prov", "acti", "inco"}
_SAME = {
    "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair", "chairwoman": "chair",
    "chairperson": "chair", "congressman": "representative", "congresswoman": "representative", "rep": "representative",
    "sen": "senator", "gov": "governor", "premier": "prime minister", "pm": "prime minister", "gen": "general",
    "taoiseach": "prime minister", "secretary": "minister", "lawyer": "attorney", "head": "leader",
    "vice-president": "vice president", "author": "writer",
}  # fmt: skip
_TWO_WORDS = {
    ("prime", "minister"), ("vice", "president"), ("attorney", "general"), ("secretary", "general"),
    ("deputy", "minister"), ("deputy", "governor"), ("deputy", "mayor"), ("press", "minister"),
}  # fmt: skip
# A country and what its people are called, where the first four letters do not tell.
_NATIONS = {
    "french": "france", "dutch": "netherlands", "british": "kingdom", "uk": "kingdom", "britain": "kingdom",
    "us": "states", "american": "states", "u.s": "states", "u.k": "kingdom", "spanish": "spain", "greek": "greece",
    "polish": "poland", "danish": "denmark", "swedish": "sweden", "irish": "ireland", "welsh": "wales",
    "swiss": "switzerland", "finnish": "finland", "turkish": "turkey", "iraqi": "iraq", "irani": "iran",
    "iranian": "iran", "austrian": "austria", "australian": "australia", "nigerian": "nigeria",
    "english": "england", "thai": "thailand", "kurdish": "kurdistan",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Role:
    """`head` is the office or occupation, `of` the other words that tell which one (plain, nations as countries)."""

    head: str
    of: frozenset[str]

    def fits(self, asked: "Role") -> int:
        """How well this role answers a description: words shared plus one, 0 where they contradict each other."""
        if self.head != asked.head and not (
            asked.head == "minister" and self.head == "prime minister" and not asked.of
        ):
            return 0
        shared = len(self.of & asked.of)
        return shared + 1 if shared or not asked.of or not self.of else 0


def role_in(words: list[str]) -> Role | None:
    """The role a phrase names, its head the last role word before any preposition; None where it names none."""
    lower = [plain(word).rstrip(".").removesuffix("'s").removeprefix("ex-") for word in words]
    stop = next((at for at, word in enumerate(lower) if word in PREPOSITIONS), len(lower))
    at = next((at for at in reversed(range(stop)) if lower[at] in ROLES), None)
    if at is None or at < stop - 2:
        return None
    head = _SAME.get(lower[at], lower[at])
    first = at
    if at and (lower[at - 1], head) in _TWO_WORDS:
        head, first = f"{lower[at - 1]} {head}", at - 1
    rest = lower[:first] + lower[at + 1 :]
    return Role(head, frozenset(map(_nation, rest)) - _STOP - PREPOSITIONS - _VAGUE)


def role_before(text: str, start: int) -> Role | None:
    """The role in the words before a name: "French President" Macron, "the mayor of London," Sadiq Khan."""
    tokens = _TOKEN.findall(text, max(0, start - REACH), start)
    if tokens and tokens[-1] == ",":
        return _apposed(tokens[:-1])
    words: list[str] = []
    for token in reversed(tokens[-_MAX_WORDS:]):
        low = token.lower()
        if (
            not token[0].isalnum()
            or low in _STOP
            or _SENTENCE_END.fullmatch(token)
            or (low in PREPOSITIONS and low not in {"of", "for"})
        ):
            break
        words.insert(0, token)
    return _nearest_role(words)


def _nearest_role(words: list[str]) -> Role | None:
    """The role of the words that run up to a name; an "of" phrase may stand between ("Minister of Defence")."""
    if role := role_in(words):
        lower = [word.lower() for word in words]
        return role if "of" in lower or "for" in lower or lower[-1].rstrip(".") in ROLES else None
    last = next((at for at in reversed(range(len(words))) if words[at].lower() in {"of", "for"}), None)
    return None if last is None else role_in(words[last + 1 :])


def _apposed(tokens: list[str]) -> Role | None:
    """The role of a phrase with an article that a comma parts from the name after it."""
    begin = next(
        (
            at
            for at in reversed(range(len(tokens)))
            if not tokens[at][0].isalnum() or _SENTENCE_END.fullmatch(tokens[at])
        ),
        -1,
    )
    words = [token for token in tokens[begin + 1 :] if token[0].isalnum()]
    at = next((at for at, word in enumerate(words) if word.lower() in DETERMINERS), None)
    return None if at is None else role_in(words[at + 1 :])


def role_after(text: str, end: int) -> Role | None:
    """The role in an apposition after a name: Putin, "the Russian president"."""
    found = _AFTER.match(text, end, min(len(text), end + REACH + 30))
    if found is None:
        return None
    words = WORD.findall(found[1])[:12]
    if words and words[0].lower() in DETERMINERS:
        words = words[1:]
    lower = [word.lower() for word in words]
    stop = next((at for at, word in enumerate(lower) if word in VERBS), len(words))
    return role_in(words[:stop])


def is_title(word: str) -> bool:
    """Whether a word before a name is a title and no part of the name."""
    return plain(word).rstrip(".") in TITLES


def _nation(word: str) -> str:
    """The stem that a country shares with its adjective: "Russia" and "Russian" are russ."""
    return singular(_NATIONS.get(word, word))[:4]
