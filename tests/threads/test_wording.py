import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.threads.wording import Rarity, negated, opposites, stem, stems


@pytest.mark.parametrize(
    "words",
    ["withdraws withdrawing withdrew withdrawal", "resign resigned resignation", "deploy deployed deployment deploys"],
)
def test_relatives_meet(words: str) -> None:
    assert len(set(map(stem, words.split()))) == 1


@pytest.mark.parametrize(("one", "other"), [("wall", "war"), ("port", "support"), ("treaty", "treason")])
def test_strangers_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_that_tell_nothing_are_left_out() -> None:
    assert stems("The president said that he would be there on Monday.") == frozenset()


def test_words_for_one_thing_are_one() -> None:
    assert stems("an incursion") == stems("the offensive")


@given(st.text())
def test_any_text_has_stems(text: str) -> None:
    assert all(word and word == word.casefold() for word in stems(text))
    assert negated(text) <= stems(text)


def test_the_rarer_the_better() -> None:
    rarity = Rarity([{"a", "b"}, {"a"}, {"a", "c"}])
    assert rarity.of("a") < rarity.of("b") == rarity.of("c") <= 1
    assert (rarity.count("a"), rarity.count("z")) == (3, 0)
    assert Rarity([]).of("a") == 0


def test_a_negation_reaches_the_next_content_word_only() -> None:
    assert negated("The attack is not imminent, though war is possible.") == stems("imminent")
    assert negated("It isn’t what they would have wanted.") == frozenset()


def test_opposites_go_both_ways() -> None:
    (win,), (lost,) = stems("win"), stems("loss")
    assert lost in opposites(win)
    assert win in opposites(lost)
    assert opposites("nothing") == frozenset()
