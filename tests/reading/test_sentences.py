"""Sentence boundaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.sentences import MAX_SENTENCE, split


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left.", "She stayed."],
        ["Gen. Mark Milley spoke.", "He left."],
        ["It began at 5 p.m. on Friday in Washington, D.C. and ended."],
        ["The U.S. House voted.", "The Senate did not."],
        ["He lives in the U.S.", "He likes it."],
        ["“We don’t need this.”", "He left."],
        ["It was on Aug. 4 that J. Smith spoke."],
        ["Is it?", "No!", "Well…", "Yes."],
        ["It cost 3.5 million.", "Then it rose."],
        ["He wrote [...] to her.", "No answer came.[2]", "So it was."],
    ],
)
def test_boundaries(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


def test_a_line_ends_a_sentence() -> None:
    text = "A headline\n\nBy Somebody\n"
    assert [text[start:end] for start, end in split(text)] == ["A headline", "By Somebody"]


def test_text_without_end_marks_is_cut_at_spaces() -> None:
    found = split("word " * 20_000)
    assert max(end - start for start, end in found) <= MAX_SENTENCE


@given(st.text())
def test_sentences_hold_every_visible_sign_once(text: str) -> None:
    found = split(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
