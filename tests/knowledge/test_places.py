"""The gazetteer: what a name finds, and what it holds of each place."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.knowledge.places import Kind, Sense, candidates, country_place, key, place


def first(name: str) -> tuple[int, str | None]:
    found = candidates(name)[0]
    return found.place.geonames, found.place.country


@pytest.mark.parametrize(
    ("name", "geonames", "country"),
    [
        ("Iraq", 99237, "IRQ"),
        ("Kiev", 703448, "UKR"),
        ("Louisiana", 4331987, "USA"),
        ("the Netherlands", 2750405, "NLD"),
        ("Port-au-Prince", 3718426, "HTI"),
        ("Africa", 6255146, None),
        ("U.S.", 6252001, "USA"),
    ],
)
def test_names_and_alternates(name: str, geonames: int, country: str | None) -> None:
    assert (geonames, country) in [(one.place.geonames, one.place.country) for one in candidates(name)]


def test_a_county_is_found_with_and_without_its_word() -> None:
    (full,) = [one for one in candidates("Rapides Parish") if one.place.country == "USA"]
    (short,) = [one for one in candidates("Rapides") if one.place.geonames == full.place.geonames]
    assert (full.place.kind, full.sense, short.sense) == (Kind.DISTRICT, Sense.NAME, Sense.ALTERNATE)
    assert place(full.place.division).name == "Louisiana"


def test_adjectives_are_told_apart() -> None:
    assert [(one.place.geonames, one.sense) for one in candidates("Iraqi")] == [(99237, Sense.ADJECTIVE)]


def test_capitals() -> None:
    paris = {one.place.country: one.place.is_capital for one in candidates("Paris") if one.place.kind == Kind.CITY}
    assert paris["FRA"]
    assert not paris["USA"]


def test_spellings_share_a_key() -> None:
    assert key("St. Petersburg") == key("Saint Petersburg") == key("saint petersburg")
    assert key("Şanlıurfa") == key("Sanliurfa")


def test_countries_by_code() -> None:
    found = country_place("FRA")
    assert found is not None
    assert (found.name, found.kind, found.division) == ("France", Kind.COUNTRY, -1)
    assert 44 < found.lat < 49
    assert country_place("XXX") is None
    assert country_place(None) is None


def test_what_is_no_place() -> None:
    assert candidates("Qwertzuiop") == ()
    assert candidates("") == ()


def test_a_name_of_5000_characters_costs_nothing() -> None:
    candidates("Paris")
    start = time.perf_counter()
    assert candidates("Paris" * 1000) == ()
    assert time.perf_counter() - start < 0.1


@settings(max_examples=200)
@given(st.text(max_size=70))
def test_any_name(name: str) -> None:
    for one in candidates(name):
        assert -90 <= one.place.lat <= 90
        assert -180 <= one.place.lon <= 180
        assert one.place == place(one.place.number)
    assert candidates(name.upper()) is not None
