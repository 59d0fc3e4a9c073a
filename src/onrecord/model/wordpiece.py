"""BERT's uncased WordPiece with offsets into the unedited text.

The `tokenizers` package does the same, but draws in a hub client and an HTTP stack (45 MB) that an offline reader
never uses. Algorithm: Devlin et al. 2019, greedy longest match first (`BasicTokenizer` + `WordpieceTokenizer`).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

PAD, UNKNOWN, START, STOP = 0, 100, 101, 102

# Letters and digits make words; every other visible sign stands alone; zero-width signs are no pieces.
_WORD = re.compile(r"[^\W_]+|[^\w\s\u200b-\u200f\u2060\ufeff]|_")
# No longer word is looked up piece by piece: the search is quadratic, and hostile text has words of any length.
_MAX_WORD = 100
_SPLIT_ALONE = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces of a text: vocabulary ids with the half-open code point span each one covers."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


class WordPiece:
    """Cuts text into the pieces of one vocabulary."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._index = {piece: number for number, piece in enumerate(vocabulary)}
        self._cut_cached = lru_cache(maxsize=50_000)(self._cut)

    @classmethod
    def load(cls, path: Path) -> "WordPiece":
        """Read a vocabulary file, one piece a line."""
        return cls(path.read_text(encoding="utf8").splitlines())

    def pieces(self, text: str, start: int = 0, end: int | None = None) -> Pieces:
        """The pieces of `text[start:end]`, with offsets into the whole text."""
        found = Pieces([], [], [])
        ids, starts, ends = found.ids, found.starts, found.ends
        for match in _WORD.finditer(text, start, len(text) if end is None else end):
            at = match.start()
            for number, first, last in self._cut_cached(match.group()):
                ids.append(number)
                starts.append(at + first)
                ends.append(at + last)
        return found

    def _cut(self, word: str) -> tuple[tuple[int, int, int], ...]:
        """(id, start, end) of each piece of one word; a word outside the vocabulary is one unknown piece."""
        if _SPLIT_ALONE.search(word) and len(word) > 1:
            return tuple((self._index.get(sign, UNKNOWN), at, at + 1) for at, sign in enumerate(word))
        plain, origin = _folded(word)
        if not plain:
            return ()
        if len(plain) > _MAX_WORD:
            return ((UNKNOWN, 0, len(word)),)
        cut: list[tuple[int, int, int]] = []
        at = 0
        while at < len(plain):
            prefix = "##" if at else ""
            stop = next((e for e in range(len(plain), at, -1) if prefix + plain[at:e] in self._index), at)
            if stop == at:
                return ((UNKNOWN, 0, len(word)),)
            cut.append((self._index[prefix + plain[at:stop]], origin[at], origin[stop]))
            at = stop
        return tuple(cut)


def _folded(word: str) -> tuple[str, list[int]]:
    """The word in lower case without accents, and for each of its characters (and its end) the offset in `word`."""
    if word.isascii():
        return word.lower(), list(range(len(word) + 1))
    plain: list[str] = []
    origin: list[int] = []
    for at, sign in enumerate(word):
        for folded in unicodedata.normalize("NFD", sign.lower()):
            if unicodedata.category(folded) != "Mn":
                plain.append(folded)
                origin.append(at)
    return "".join(plain), [*origin, len(word)]
