import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import load
from onrecord.knowledge.lexicon import lexicon
from onrecord.knowledge.sectors import sector


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Hong Kong police", "COP"),
        ("police spokesperson", "COP"),
        ("Supreme Court of Austria", "JUD"),
        ("Court of Appeals for the D.C. Circuit", "JUD"),
        ("attorneys general of sixteen states", "GOV"),
        ("Tunisian Parliament", "LEG"),
        ("members of the United States Congress", "LEG"),
        ("Republican members of the House of Representatives", "LEG"),
        ("Senator Ted Cruz", "LEG"),
        ("President of Russia", "GOV"),
        ("US officials", "GOV"),
        ("Embassy of the United States in Baghdad", "GOV"),
        ("Iran", "GOV"),
        ("the White House", "GOV"),
        ("Iranian army", "MIL"),
        ("Texas state prosecutors", "JUD"),
        ("residents of Kabul", "CVL"),
        ("two injured women", "CVL"),
        ("Taliban", "REB"),
        ("two Taliban gunmen", "REB"),
        ("unidentified gunmen", "UAF"),
        ("Law and Justice", "PTY"),
        ("United Nations", "IGO"),
        ("United Nations General Assembly", "IGO"),
        ("European Court of Justice", "JUD"),
        ("BBC", "JRN"),
        ("former president", "ELI"),
        ("former Trump adviser", "ELI"),
        ("former police officer", "COP"),
        ("State of Montana", "GOV"),
        ("a source within the Interior Ministry", "GOV"),
        ("King Charles", "ELI"),
        ("Catholic bishops", "REL"),
        ("leader of the opposition", "OPP"),
        ("Central Intelligence Agency", "SPY"),
    ],
)
def test_points_to(phrase: str, code: str) -> None:
    assert sector(phrase) == code


@pytest.mark.parametrize(
    "phrase", ["", "Donald Trump", "Christian Kern", "Stephen King", "members", "the group", "Kabul plan"]
)
def test_null_beats_a_wrong_one(phrase: str) -> None:
    assert sector(phrase) is None


def test_the_lists_name_sectors_of_the_codebook() -> None:
    codes = set(lexicon().sectors.values()) | set(lexicon().generic.values()) - {""}
    assert codes <= set(load().sectors)


@given(st.text(max_size=80))
def test_any_text_is_read(phrase: str) -> None:
    assert sector(phrase) in {None, *load().sectors}
