"""Windows: every piece once, whole paragraphs where they fit, never above the limit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.network import WEIGHTS
from onrecord.model.windows import LIMIT, Window, windows
from onrecord.model.wordpiece import START, STOP, WordPiece
from onrecord.reading.paragraphs import passages
from onrecord.reading.sentences import split
from onrecord.record import Article

WORDPIECE = WordPiece.load(WEIGHTS / "vocab.txt")


def cut(text: str) -> list[Window]:
    article = Article(text, sentences=tuple(split(text)))
    return list(windows(text, passages(article), WORDPIECE))


def test_short_paragraphs_share_a_window() -> None:
    (window,) = cut("One said so.\n\nTwo did not.")
    assert window.ids[0] == START
    assert window.ids.count(STOP) == 2


def test_long_text_is_cut_between_paragraphs() -> None:
    paragraph = "He said that it was so. " * 20
    found = cut(f"{paragraph}\n\n{paragraph}\n\n{paragraph}")
    assert [window.starts[1] for window in found] == [0, len(paragraph) + 2, 2 * len(paragraph) + 4]


def test_no_text_no_window() -> None:
    assert cut(" \n ") == []


@settings(max_examples=50)
@given(st.lists(st.sampled_from(["word", "so.", "\n\n", "“", "He", "x" * 300, "ж" * 120]), max_size=1500))
def test_every_piece_stands_in_one_window(parts: list[str]) -> None:
    text = " ".join(parts)
    found = cut(text)
    assert all(len(window.ids) <= LIMIT for window in found)
    covered = [s for window in found for s, e in zip(window.starts, window.ends, strict=True) if s < e]
    assert covered == WORDPIECE.pieces(text).starts
