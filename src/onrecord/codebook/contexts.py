"""Which contexts a sentence belongs to, by the cue words and phrases of the codebook."""

import re
from collections import defaultdict
from functools import cache
from typing import TypeAlias

from onrecord.codebook.loading import load
from onrecord.codebook.model import Codebook

_WORD = re.compile(r"\w+(?:['’]\w+)?")

# A cue's first word gives the words after it and the number of its context.
_Index: TypeAlias = dict[str, list[tuple[list[str], int]]]


def contexts(text: str, codebook: Codebook | None = None) -> tuple[str, ...]:
    """The contexts whose cues stand in a text, in the order of the codebook (PLOVER without one).

    Whole words count, in any case, with or without the plural; hyphens part words.
    """
    codes, index = (
        _default() if codebook is None or codebook is load() else (tuple(codebook.contexts), _index(codebook))
    )
    words = _words(text)
    found = {
        number
        for at, word in enumerate(words)
        for rest, number in index.get(word, ())
        if words[at + 1 : at + 1 + len(rest)] == rest
    }
    return tuple(codes[number] for number in sorted(found))


@cache
def _default() -> tuple[tuple[str, ...], _Index]:
    return tuple(load().contexts), _index(load())


def _index(codebook: Codebook) -> _Index:
    index: _Index = defaultdict(list)
    for number, context in enumerate(codebook.contexts.values()):
        for cue in context.cues:
            if words := _words(cue):
                index[words[0]].append((words[1:], number))
    return dict(index)


def _words(text: str) -> list[str]:
    return [_singular(word) for word in _WORD.findall(text.casefold())]


def _singular(word: str) -> str:
    """The word without the regular plural or genitive; what else it does to a word, it does to cue and text alike."""
    word = word.replace("’", "'").removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
