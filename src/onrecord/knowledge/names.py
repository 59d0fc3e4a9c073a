"""Names of countries, places and bodies, and where they stand in a phrase. The table is compiled (README.md)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"(?:[A-Z]\.){2,}(?:[A-Z]\b)?|[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
                          "Æ": "AE", "ð": "d", "þ": "th", "Þ": "Th", "ʻ": "", "’": "'"})  # fmt: skip
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the table: the code of the country or international body, what it names, and a sector if it has one.

    A weak name counts only where no other stands beside it.
    """

    words: str
    code: str
    kind: str
    sector: str | None
    weak: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase, as compared (no accents, no dots, no genitive), with the text just before it."""

    form: str
    gap: str
    genitive: bool

    @property
    def capital(self) -> bool:
        """Whether it is written like a name."""
        return self.form[:1].isupper()


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a phrase, from word `start` up to word `end`."""

    name: Name
    start: int
    end: int


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """The text without accents."""
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def split(phrase: str) -> list[Word]:
    """The words of a phrase; hyphens part them."""
    found, last = [], 0
    for match in _WORD.finditer(phrase):
        form = bare(match.group()).replace(".", "")
        genitive = form.endswith(("'s", "'S"))
        found.append(Word(form[:-2] if genitive else form, phrase[last : match.start()], genitive))
        last = match.end()
    return found


def words(phrase: str) -> list[str]:
    """The words of a name as the table holds them."""
    return [word.form for word in split(phrase)]


def fold(name: str) -> str:
    """What two writings of a name share: accents, case, dots, hyphens and a leading "the" do not count."""
    return " ".join(words(name)).casefold().removeprefix("the ")


def find(phrase: list[Word]) -> Iterator[Found]:
    """The names in a phrase from left to right, the longest at each place; no two overlap."""
    table, at = _table(), 0
    keys = [word.form.casefold() for word in phrase]
    while at < len(phrase):
        for end in range(min(len(phrase), at + _LONGEST), at, -1):
            line = table.get(" ".join(keys[at:end]))
            if line is not None and _written_so(name := _name(line), phrase[at:end]):
                yield Found(name, at, end)
                at = end - 1
                break
        at += 1


def exact(phrase: str) -> Name | None:
    """The name that is the whole phrase, but for a leading "the"."""
    found = split(phrase)
    found = found[1:] if found and found[0].form.casefold() == "the" else found
    line = _table().get(" ".join(word.form for word in found).casefold())
    return _name(line) if line is not None and _written_so(_name(line), found) else None


def _written_so(name: Name, found: list[Word]) -> bool:
    """Whether capitals stand where the name has them; names all in capitals need them all."""
    if " " not in name.words and name.words.isupper():
        return found[0].form.isupper()
    return all(word.capital for word, form in zip(found, name.words.split(" "), strict=True) if form[0].isupper())


@lru_cache(maxsize=4096)
def _name(line: str) -> Name:
    name, code, kind, sector = line.split("\t")
    return Name(name, code, kind.removeprefix("weak "), sector or None, kind.startswith("weak "))


@cache
def codes() -> frozenset[str]:
    """The codes of all countries and international bodies that names of the table have."""
    return frozenset(line.split("\t")[1] for line in _table().values()) - {""}


@cache
def _table() -> dict[str, str]:
    """The lines of the table by their folded name; read at the first look-up."""
    text = (files("onrecord.knowledge") / "names.tsv").read_text("utf-8")
    return {line[: line.index("\t")].casefold(): line for line in text.splitlines()}
