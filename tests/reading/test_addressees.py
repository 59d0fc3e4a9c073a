"""To whom it was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.addressees import addressee


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("He told reporters in Kyiv it was over.", "told", "reporters"),
        ("He told a news conference that it was over.", "told", "a news conference"),
        ("He warned Zelenskyy of a possibility.", "warned", "Zelenskyy"),
        ("He called on Russia to prove it.", "called on", "Russia"),
        ("He called on Italy and Egypt to join.", "called on", "Italy and Egypt"),
        ("He urged the embassy to reconsider.", "urged", "the embassy"),
        ("He urged Russia “to stand down”.", "urged", "Russia"),
        ("He asked her to wait.", "asked", "her"),
        ("He said to the press: it is over.", "said", "the press"),
        ("Speaking to the BBC, he waited. In remarks to ABC, said the minister", "said", "ABC"),
        ("They informed the press. The election is on.", "informed", "the press"),
        ("He ordered the killing of a general.", "ordered", None),
        ("He was told by the minister to wait.", "told", None),
        ("He warned that it was over.", "warned", None),
        ("He asked whether it was over.", "asked", None),
        ("He said it was over.", "said", None),
        ("He said", "said", None),
    ],
)
def test_addressee(text: str, cue: str, expected: str | None) -> None:
    at = text.index(cue)
    found = addressee(text, (at, at + len(cue)))
    assert (found and text[slice(*found)]) == expected


@given(st.text(), st.integers(0, 50), st.sampled_from(["told", "said", "urged", "warned"]))
def test_an_addressee_lies_behind_or_before_the_cue_inside_the_text(rest: str, at: int, cue: str) -> None:
    text = f"{rest[:at]} {cue} {rest[at:]}"
    start = len(rest[:at]) + 1
    found = addressee(text, (start, start + len(cue)))
    assert found is None or 0 <= found[0] < found[1] <= len(text)
