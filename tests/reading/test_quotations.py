"""Quotation marks of every habit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quotations import Quotation, quotations


def stretches(text: str) -> list[str]:
    return [text[slice(*quotation.span)] for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We don’t need this,” he said.", ["We don’t need this,"]),
        ('He said "no" and "never".', ["no", "never"]),
        ("«Нет», сказал он.", ["Нет"]),
        ("``No,'' he said.", ["No,"]),
        ("‘You Ignored Our Demands’-Putin Furious", ["You Ignored Our Demands"]),
        ("The 'quasi-state of war' began.", ["quasi-state of war"]),
        ("The workers’ rights and the dog's bone.", []),
        ("“He said ‘go now’ to me,” she said.", ["He said ‘go now’ to me,", "go now"]),
        ('She said, "It is [...] over', ["It is [...] over"]),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


def test_a_reopened_quotation_continues() -> None:
    first, second = quotations("“We waited.\n\n“Then we left,” he said.")
    assert not first.closed
    assert second.continues
    assert second.closed


def test_a_new_quotation_after_a_closed_one_does_not_continue() -> None:
    assert not quotations("“We waited.”\n\n“We left,” he said.")[1].continues


def test_an_inner_quotation_says_so() -> None:
    outer, inner = quotations("“He said ‘go now’ to me,” she said.")
    assert (outer.inner, inner.inner) == (False, True)


@given(st.text(alphabet="ab s.,\n\"“”‘’'«»`"))
def test_quotations_lie_in_their_paragraph(text: str) -> None:
    for quotation in quotations(text):
        start, end = quotation.span
        assert 0 <= start <= end <= len(text)
        assert "\n" not in text[start:end]


def test_ten_thousand_marks_are_read_in_a_moment() -> None:
    assert len(quotations('"a" ' * 10_000)) == 10_000
    assert isinstance(quotations("'" * 20_000), tuple)
    assert Quotation((0, 1)).closed
