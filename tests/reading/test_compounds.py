"""Parties joined by "and"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.compounds import apart


@pytest.mark.parametrize(
    ("text", "names", "parts"),
    [
        ("the US and the European Union", ["US", "European Union"], ["the US", "the European Union"]),
        ("Biden, Macron and Scholz", ["Biden", "Macron", "Scholz"], ["Biden", "Macron", "Scholz"]),
        ("Putin and French President Macron", ["Putin", "French", "Macron"], ["Putin", "French President Macron"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"], ["Trinidad and Tobago"]),
        ("Germany's Merkel", ["Germany", "Merkel"], ["Germany's Merkel"]),
        ("Paris, Texas", ["Paris", "Texas"], ["Paris, Texas"]),
        ("men and women", [], ["men and women"]),
    ],
)
def test_a_conjunction_between_two_names_parts_them(text: str, names: list[str], parts: list[str]) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    assert [text[start:end] for start, end in apart(text, (0, len(text)), spans)] == parts


def test_names_outside_the_party_are_nothing_to_it() -> None:
    assert apart("Ana and Bo and Cy", (0, 3), [(0, 3), (8, 10)]) == ((0, 3),)


@given(st.lists(st.sampled_from(["Ana", "and", ",", "Bo", " ", "the", "&"]), min_size=1), st.data())
def test_the_parts_lie_in_the_span_in_order(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: (min(p), max(p)))
    names = sorted(data.draw(st.lists(place.filter(lambda p: p[0] < p[1]), max_size=4)))
    parts = apart(text, (0, len(text)), names)
    flat = [at for part in parts for at in part]
    assert (flat[0], flat[-1]) == (0, len(text))
    assert flat == sorted(flat)
