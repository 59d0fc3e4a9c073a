"""Copies: the marks of a text, and which earlier article it copies."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.across.copies import LEAST_MARKS, Overlap, marks, original
from onrecord.record import Article, Furniture

TEXT = " ".join(f"word{number}" for number in range(400))


def test_case_line_breaks_and_punctuation_make_no_difference() -> None:
    assert marks(Article(TEXT)) == marks(Article(TEXT.upper().replace(" ", ",\n")))


def test_a_part_has_marks_of_the_whole_and_no_others() -> None:
    part = TEXT[: len(TEXT) // 2].rpartition(" ")[0]
    assert LEAST_MARKS < len(marks(Article(part))) < len(marks(Article(TEXT)))
    assert marks(Article(part)) < marks(Article(TEXT))


def test_furniture_has_no_marks() -> None:
    page = "Sign up for our newsletter now\n" * 9
    furniture = (Furniture((0, len(page)), "promotion", 1.0),)
    assert marks(Article(page + TEXT, furniture=furniture)) == marks(Article(TEXT))


@given(st.text())
def test_any_text_has_marks_that_a_database_takes(text: str) -> None:
    assert all(0 <= mark < 2**63 for mark in marks(Article(text)))


def test_the_original_is_the_one_that_most_is_copied_of() -> None:
    earlier = {1: Overlap(30, 200), 2: Overlap(60, 200), 3: Overlap(60, 200)}
    assert original(100, earlier) == (2, 0.6)


def test_a_short_excerpt_is_a_copy_of_the_whole_either_way() -> None:
    assert original(10, {1: Overlap(10, 500)}) == (1, 1.0)
    assert original(500, {1: Overlap(10, 10)}) == (1, 1.0)


def test_little_in_common_is_no_copy() -> None:
    assert original(100, {1: Overlap(10, 100)}) is None
    assert original(LEAST_MARKS - 1, {1: Overlap(LEAST_MARKS - 1, 100)}) is None
    assert original(100, {}) is None
