"""The pieces of a window as words, so that no span ends inside one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.network import Floats
from onrecord.model.windows import Window
from onrecord.record import Span


@dataclass(frozen=True, slots=True)
class Words:
    """First and last piece, and the half-open span, of each word of a window."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    starts: list[int]
    ends: list[int]

    def mean(self, chances: Floats) -> Floats:
        """Probabilities (…, T, tags) of the pieces as means over each word (…, words, tags)."""
        sums = np.add.reduceat(chances, self.first, axis=-2)
        return np.asarray(sums / (self.last - self.first + 1)[:, None])

    def span(self, first: int, last: int) -> Span:
        """The span from one word to another."""
        return self.starts[first], self.ends[last]

    @property
    def blank(self) -> NDArray[np.bool_]:
        """Which words are marks between paragraphs, and cover no text."""
        return np.array([start == end for start, end in zip(self.starts, self.ends, strict=True)])


def words_of(text: str, window: Window) -> Words:
    """The words of a window: pieces that touch with letters on both sides are of one word, marks of none."""
    starts, ends = window.starts, window.ends

    def goes_on(at: int) -> bool:
        touches = starts[at - 1] < ends[at - 1] == starts[at] < ends[at]
        return touches and text[starts[at] - 1 : starts[at] + 1].isalnum()

    first = [at for at in range(len(starts)) if at == 0 or not goes_on(at)]
    last = [at - 1 for at in (*first[1:], len(starts))]
    return Words(np.array(first), np.array(last), [starts[at] for at in first], [ends[at] for at in last])
