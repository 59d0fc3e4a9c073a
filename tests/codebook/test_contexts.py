import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import contexts, load


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The court sentenced the senator.", ("legislative", "legal")),
        ("Troops crossed the border.", ("military",)),
        ("Pro-democracy protesters met the ambassadors.", ("pro_democracy", "diplomatic")),
        ("Women’s rights groups applauded.", ("gender",)),
        ("The CIA refused to comment.", ("intelligence",)),
        ("He courted the voters.", ("election",)),
        ("They bought apples.", ()),
        ("", ()),
    ],
)
def test_contexts(sentence: str, expected: tuple[str, ...]) -> None:
    assert contexts(sentence) == expected


def test_a_codebook_of_ones_own() -> None:
    plover = load()
    assert contexts("The court sat.", plover) == contexts("The court sat.")


@given(st.sampled_from([cue for context in load().contexts.values() for cue in context.cues]))
def test_every_cue_is_found(cue: str) -> None:
    asked = {context.code for context in load().contexts.values() if cue in context.cues}
    assert asked <= set(contexts(f"Yesterday the {cue.title()} did it."))


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert set(contexts(text)) <= set(load().contexts)
