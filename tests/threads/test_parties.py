import pytest

from onrecord.threads.parties import COUNTRY, PART, SAME, same, who


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("Donald Trump", "President Donald Trump", SAME),
        ("Donald Trump", "Trump", PART),
        ("Trump administration", "Donald Trump", PART),
        ("Puerto Rico Senate", "the Senate", PART),
        ("Joe Biden", "Hunter Biden", 0),
        ("Trump supporters", "Trump", 0),
        ("State of Montana", "Civil Liberties Union of Montana", 0),
        ("the government", "the court", 0),
        ("", "", 0),
    ],
)
def test_names(one: str, other: str, sure: float) -> None:
    assert same(who(one), who(other), False) == same(who(other), who(one), False) == sure


def test_a_country_speaks_for_its_own_between_countries_only() -> None:
    one, other = who("Turkish Foreign Ministry", "TUR"), who("Erdoğan", "TUR")
    assert [same(one, other, between) for between in (True, False)] == [COUNTRY, 0]


def test_the_same_name_in_two_countries_is_two() -> None:
    assert same(who("Senate", "USA"), who("Senate", "FRA"), True) == 0


def test_the_government_and_one_of_its_own() -> None:
    assert same(who("United States", "USA", True), who("Ana Rey", "USA", True), False) == COUNTRY


def test_a_body_and_its_committee() -> None:
    assert same(who("House of Representatives", "USA"), who("House Judiciary Committee", "USA"), False) == COUNTRY
