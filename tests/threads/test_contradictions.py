from datetime import date

from onrecord.threads import contradictions
from tests.told import saying

FILLER = saying(*((f"Speaker {n}", f"the harbour of Tarn needs {n} cranes") for n in range(10, 20)), id="a9")
NOT_SO = "a Russian attack is not imminent though a war is possible"
ONE = saying(("Joe Biden", "a Russian invasion of Ukraine could be imminent"), id="a1", published="2022-01-27")
OTHER = saying(
    ("Zelenskyy", "a Russian attack is not imminent though a war is possible"), id="a2", published="2022-01-28"
)


def test_two_sources_on_one_question() -> None:
    (found,) = contradictions([OTHER, ONE, FILLER])
    assert (found.one.source, found.other.source) == ("Joe Biden", "Zelenskyy")
    assert found.apart == ("imminent",)
    assert found.one.id == "a1#s1"


def test_as_known_on_a_day() -> None:
    assert contradictions([ONE, OTHER, FILLER], date(2022, 1, 27)) == []


def test_nobody_contradicts_himself_here() -> None:
    same = saying(("Biden", NOT_SO), id="a3")
    assert contradictions([ONE, same, FILLER]) == []


def test_another_question_is_no_contradiction() -> None:
    other = saying(("Zelenskyy", "the Russian harvest is not imminent"), id="a3")
    assert contradictions([ONE, other, FILLER]) == []


def test_nothing_said() -> None:
    assert contradictions([]) == []
