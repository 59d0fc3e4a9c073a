"""Word pieces: right cuts, and offsets that hold in any text."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.network import WEIGHTS
from onrecord.model.wordpiece import UNKNOWN, WordPiece


@cache
def wordpiece() -> WordPiece:
    return WordPiece.load(WEIGHTS / "vocab.txt")


def cuts(text: str) -> list[str]:
    pieces = wordpiece().pieces(text)
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


def test_words_are_cut_as_bert_cuts_them() -> None:
    assert cuts("Zelenskyy said so.") == ["Ze", "len", "sky", "y", "said", "so", "."]


def test_case_and_accents_are_folded_and_offsets_kept() -> None:
    assert wordpiece().pieces("Café").ids == wordpiece().pieces("cafe").ids
    assert "".join(cuts("Erdoğan’s")) == "Erdoğan’s"


def test_marks_and_symbols_stand_alone() -> None:
    assert cuts("“No,” he") == ["“", "No", ",", "”", "he"]


def test_a_word_of_any_length_is_one_unknown_piece() -> None:
    pieces = wordpiece().pieces("x" * 100_000)
    assert pieces.ids == [UNKNOWN]
    assert (pieces.starts, pieces.ends) == ([0], [100_000])


def test_a_part_of_the_text_keeps_offsets_into_the_whole() -> None:
    text = "Moscow said. Kyiv said."
    assert wordpiece().pieces(text, 13, 17).starts[0] == 13


@given(st.text())
def test_pieces_lie_inside_any_text_in_order(text: str) -> None:
    pieces = wordpiece().pieces(text)
    spans = list(zip(pieces.starts, pieces.ends, strict=True))
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
