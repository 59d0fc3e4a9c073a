"""The hand-made word lists of `words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.knowledge.names import words


@dataclass(frozen=True, slots=True)
class Choice:
    """A name that several countries share has this code where one of the words stands beside it."""

    name: str
    code: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """See the comments of words.toml; heads map a noun (or several words) to its sector, "" where it tells none."""

    dealing: frozenset[str]
    standing: frozenset[str]
    guests: frozenset[str]
    sides: frozenset[str]
    leanings: frozenset[str]
    outsiders: frozenset[str]
    given_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    former: frozenset[str]
    choices: tuple[Choice, ...]
    sectors: Mapping[str, str]
    generic: Mapping[str, str]

    def is_noun(self, word: str) -> bool:
        """Whether a word says what kind of party a phrase names."""
        return word in self.sectors or word in self.generic


@cache
def lexicon() -> Lexicon:
    """The lists, read at the first look-up."""
    data = tomllib.loads((files("onrecord.knowledge") / "words.toml").read_text("utf-8"))
    lists = {key: _phrases(value) for key, value in data.items() if isinstance(value, str)}
    choices = tuple(Choice(row["name"], row["code"], _phrases(row["words"])) for row in data["choice"])
    return Lexicon(**lists, choices=choices, sectors=_coded(data["sectors"]), generic=_coded(data["generic"]))


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(filter(None, (" ".join(map(singular, words(phrase))) for phrase in listed.split(","))))


def _coded(lists: dict[str, str]) -> dict[str, str]:
    return {phrase: code for code, listed in lists.items() for phrase in _phrases(listed)}


def singular(word: str) -> str:
    """The word in lower case without a regular plural; what else it cuts, it cuts from lists and phrases alike."""
    word = word.casefold()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
