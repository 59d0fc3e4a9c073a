"""Word lists and word comparison for telling who a phrase names.

The lists are package data under `lexicon/`: `people.toml` by hand, `given_names.txt` by `training/given_names.py`.
"""

import re
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files

WORD = re.compile(r"\w[\w'’.&-]*")

_DATA = files("onrecord.reading") / "lexicon"
_LISTS = {
    name: frozenset(words.casefold().split())
    for name, words in tomllib.loads((_DATA / "people.toml").read_text("utf8")).items()
}
TITLES, REGNAL, MALE, FEMALE = (_LISTS[name] for name in ("titles", "regnal", "male", "female"))
BODIES, DOCUMENTS, PLURALS, VERBS = (_LISTS[name] for name in ("bodies", "documents", "plurals", "verbs"))
ROLES = (
    TITLES | REGNAL | MALE | FEMALE | _LISTS["researchers"] - {"team"} | _LISTS["roles"] - {"former", "ex", "acting"}
)
PREPOSITIONS, TAILS, ANY_BODY = (_LISTS[name] for name in ("prepositions", "tails", "any_body"))
RESEARCHERS = _LISTS["researchers"]
DETERMINERS = frozenset(["the", "a", "an", "both", "this", "that", "these", "those"])
_COUNTED = ROLES | BODIES
GIVEN: dict[str, str] = {
    given: line[0] for line in (_DATA / "given_names.txt").read_text("utf8").splitlines() for given in line[2:].split()
}

# Names that news writes in more than one way with no brackets to say so.
FULL_NAMES = {
    "us": "United States", "usa": "United States", "america": "United States", "uk": "United Kingdom",
    "britain": "United Kingdom", "great britain": "United Kingdom", "un": "United Nations", "eu": "European Union",
    "united states of america": "United States", "uae": "United Arab Emirates", "dprk": "North Korea",
    "drc": "Democratic Republic of the Congo", "who": "World Health Organization",
}  # fmt: skip
_ALIASES = {short: full.lower() for short, full in FULL_NAMES.items()}


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Lower case, without accents: two spellings of a name compare equal."""
    if word.isascii():
        return word.lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))
    return bare.replace("’", "'").replace("ł", "l").replace("ø", "o").replace("đ", "d")


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """What two writings of one name share: case, accents, full stops and a leading article do not count."""
    bare = " ".join(plain(name).replace(".", "").split()).removeprefix("the ")
    return _ALIASES.get(bare, bare)


def singular(word: str) -> str:
    """The singular of a regular English plural, the word itself otherwise."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_plural(head: str) -> bool:
    """Whether a noun, in lower case, names several people or bodies."""
    return head in PLURALS or (head not in ROLES and head != singular(head) and singular(head) in _COUNTED)


def word_before(text: str, at: int) -> str:
    """The word that ends just before a position on the same line, in lower case with its stop; "" where none does."""
    before = text[max(0, at - 30) : at].rstrip(' \t"“')
    return before[max(before.rfind(" "), before.rfind("\n")) + 1 :].lower()
