"""Which words are looked up, and what their neighbours say."""

from onrecord.knowledge.places import place
from onrecord.reading.places.finding import tokens, toponyms


def names(text: str) -> list[str]:
    return [one.name for one in toponyms(text)]


def test_the_longest_name_counts() -> None:
    assert names("They left New York City for York.") == ["New York City", "York"]


def test_small_words_inside_a_name() -> None:
    assert names("a port near Rio de Janeiro and in Ho Chi Minh City") == ["Rio de Janeiro", "Ho Chi Minh City"]


def test_abbreviations_are_spelled_out() -> None:
    assert names("Monroe, La., and Akron, OH") == ["Monroe", "Louisiana", "Akron", "Ohio"]
    assert names("in Charleston, W.Va., today") == ["Charleston", "West Virginia"]


def test_postal_codes_only_behind_a_comma() -> None:
    assert "Ohio" not in names("OH said the man")


def test_possessives_are_no_part() -> None:
    (one,) = toponyms("Iraq’s army")
    assert one.span == (0, 4)


def test_days_and_compass_points_alone_are_nothing() -> None:
    assert names("On Friday in March the North and the West") == []


def test_what_stands_behind_and_before() -> None:
    paris, texas = toponyms("Paris, Texas")
    assert {place(number).name for number in paris.within} >= {"Texas"}
    assert any(place(number).name == "Texas" for number in texas.holds - {-1})
    assert all(not one.within for one in toponyms("Paris and Texas"))


def test_tokens_know_where_they_stand() -> None:
    text = "St. John’s, U.S."
    assert [text[one.start : one.end] for one in tokens(text)] == ["St", "John", "U.S."]
