"""Pieces joined to words: no span ends inside one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.network import WEIGHTS
from onrecord.model.windows import windows
from onrecord.model.wordpiece import WordPiece
from onrecord.model.words import Words, words_of

WORDPIECE = WordPiece.load(WEIGHTS / "vocab.txt")


def words(text: str) -> Words:
    (window,) = windows(text, [[(0, len(text))]], WORDPIECE)
    return words_of(text, window)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Zelenskyy shelled Tarn.", ["", "Zelenskyy", "shelled", "Tarn", ".", ""]),
        ("well-armed", ["", "well", "-", "armed", ""]),
        ("a", ["", "a", ""]),
        ("ab", ["", "ab", ""]),
    ],
)
def test_pieces_of_one_word_are_joined_and_marks_cover_nothing(text: str, cut: list[str]) -> None:
    found = words(text)
    assert [text[slice(*found.span(at, at))] for at in range(len(found.starts))] == cut
    assert found.blank.tolist() == [not word for word in cut]


def test_a_word_has_the_mean_of_its_pieces() -> None:
    found = Words(np.array([0, 1, 3]), np.array([0, 2, 3]), [0, 0, 4], [0, 4, 8])
    assert found.mean(np.array([[9.0], [1.0], [3.0], [5.0]], dtype=np.float32)).tolist() == [[9.0], [2.0], [5.0]]
    assert found.mean(np.ones((2, 4, 3), dtype=np.float32)).shape == (2, 3, 3)


def test_a_span_runs_from_one_word_to_another() -> None:
    text = "He left the old town"
    assert text[slice(*words(text).span(2, 4))] == "left the old"


@given(st.text(st.sampled_from("aé😀 .-’ж1"), min_size=1, max_size=60))
def test_words_cover_the_pieces_in_order(text: str) -> None:
    for window in windows(text, [[(0, len(text))]], WORDPIECE):
        found = words_of(text, window)
        pieces = [n for a, b in zip(found.first, found.last, strict=True) for n in range(a, b + 1)]
        assert pieces == list(range(len(window.ids)))
        assert found.starts == sorted(found.starts)
        assert all(0 <= start <= end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))
