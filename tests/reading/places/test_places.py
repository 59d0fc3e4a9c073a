"""Places of articles and of events, by hand-made records."""

import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.places import located, places
from onrecord.reading.sentences import split
from onrecord.record import Article, Entity, Event, Mention, Party, Record, Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def record(text: str, names: dict[str, str] | None = None, *events: Event) -> Record:
    """A record whose names are given with their kinds; each stands for its first mention."""
    listed = list(enumerate((names or {}).items()))
    entities = tuple(Entity(f"e{number}", words, kind) for number, (words, kind) in listed)
    mentions = tuple(Mention(at(text, words), f"e{number}") for number, (words, _) in listed)
    return Record(Article(text, sentences=tuple(split(text))), entities, mentions, (), events)


def ids(record: Record) -> dict[str, int | None]:
    return {one.name: one.place.geonames if one.place else None for one in places(record)}


def event(text: str, trigger: str, kind: str, **fields: Any) -> Event:
    return Event("v1", kind, (at(text, trigger),), **fields)


def happens(text: str, names: dict[str, str], trigger: str, kind: str, **fields: Any) -> dict[str, Any] | None:
    return located(record(text, names, event(text, trigger, kind, **fields))).events[0].place


PARIS_TEXAS, PARIS_FRANCE = 4717560, 2988507


def test_division_words_decide() -> None:
    found = ids(record("Police in Paris, Texas, arrested two men.", {"Paris": "place", "Texas": "place"}))
    assert found == {"Paris": PARIS_TEXAS, "Texas": 4736286}


def test_abbreviated_divisions_decide() -> None:
    assert ids(record("A fire in Paris, Tex., hurt two.", {"Paris": "place"}))["Paris"] == PARIS_TEXAS


def test_without_more_it_is_the_large_one() -> None:
    assert ids(record("The mayor of Paris spoke.", {"Paris": "place"})) == {"Paris": PARIS_FRANCE}


def test_the_other_places_decide() -> None:
    text = "Shells fell on Tripoli. Beirut sent police, and roads to Sidon and Tyre were shut in Lebanon."
    names = dict.fromkeys(["Tripoli", "Beirut", "Sidon", "Tyre", "Lebanon"], "place")
    assert ids(record(text, names))["Tripoli"] == 266826  # not the larger one in Libya


def test_one_sense_an_article() -> None:
    text = "Police in Paris, Texas, arrested two men. They were held in Paris on Monday."
    (paris,) = [one for one in places(record(text, {"Paris": "place"})) if one.name == "Paris"]
    assert paris.place is not None
    assert (paris.place.geonames, len(paris.spans)) == (PARIS_TEXAS, 2)


def test_two_senses_where_divisions_say_so() -> None:
    text = "Officials of Springfield, Illinois, and of Springfield, Missouri, agreed."
    towns = [one.place for one in places(record(text, {"Springfield": "place"})) if one.name == "Springfield"]
    assert [town.geonames for town in towns if town] == [4250542, 4409896]


def test_people_are_no_places() -> None:
    text = "Jordan Smith met Paris Hilton and Lincoln Chafee."
    people = dict.fromkeys(["Jordan Smith", "Paris Hilton", "Lincoln Chafee"], "person")
    assert ids(record(text, people)) == {}


def test_a_place_name_that_is_also_a_person() -> None:
    text = "In Jordan, Michael Jordan met the king."
    (one,) = places(record(text, {"Jordan": "place", "Michael Jordan": "person"}))
    assert one.spans == ((3, 9),)


def test_the_place_in_a_body_s_name_is_found() -> None:
    text = "Scholars of the University of Kabul met in Herat."
    assert ids(record(text, {"University of Kabul": "organization", "Herat": "place"}))["Kabul"] == 1138958


def test_demonyms_point_to_their_country() -> None:
    (iraqi, mosul) = places(record("Iraqi troops shelled Mosul.", {"Iraqi": "group", "Mosul": "place"}))
    assert iraqi.adjective
    assert iraqi.place is not None
    assert iraqi.place.country == "IRQ"
    assert not mosul.adjective


def test_what_the_gazetteer_lacks_stays_without_a_link() -> None:
    (hall,) = places(record("They spoke at Zorblax Hall.", {"Zorblax Hall": "place"}))
    assert (hall.name, hall.place) == ("Zorblax Hall", None)


def test_the_place_of_an_event_in_the_form_of_the_record() -> None:
    text = "Iraqi troops shelled Mosul on Monday."
    place = happens(text, {"Iraqi": "group", "Mosul": "place"}, "shelled", "ASSAULT")
    assert place is not None
    assert {name: place[name] for name in ("name", "geonames", "country", "precision", "spans")} == {
        "name": "Mosul", "geonames": 99072, "country": "IRQ", "precision": "city", "spans": [[21, 26]],
    }  # fmt: skip
    assert (round(place["lat"], 1), round(place["lon"], 1)) == (36.3, 43.1)
    assert place["division"]
    assert 0 < place["confidence"] <= 1


def test_the_name_is_the_fullest() -> None:
    text = "Protests went on in Kenosha, Wisconsin. In Kenosha police shot a man."
    place = happens(text, {"Kenosha": "place", "Wisconsin": "place"}, "shot", "ASSAULT")
    assert place is not None
    assert (place["name"], place["spans"]) == ("Kenosha, Wisconsin", [[43, 50]])


def test_a_capital_that_acts_is_the_government() -> None:
    text = "Moscow said it would withdraw."
    actors = (Party((at(text, "Moscow"),)),)
    assert happens(text, {"Moscow": "place"}, "withdraw", "RETREAT", actors=actors) is None


def test_a_capital_that_is_the_subject_is_the_government() -> None:
    text = "Shells fell. Moscow condemned the strike."
    assert happens(text, {"Moscow": "place"}, "condemned", "ACCUSE") is None


def test_a_capital_where_it_happens_is_the_place() -> None:
    text = "Protesters clashed with police in Moscow."
    place = happens(text, {"Moscow": "place"}, "clashed", "ASSAULT")
    assert place is not None
    assert place["geonames"] == 524901


def test_an_article_without_places_gives_none() -> None:
    assert happens("They met.", {}, "met", "CONSULT", place={"name": "x", "spans": [[0, 4]]}) is None


def test_no_events_no_change() -> None:
    one = record("Rain fell in Oslo.", {"Oslo": "place"})
    assert located(one) == one


@pytest.mark.parametrize(
    "text", ["x" * 5000 + " in " + "Y" * 5000, "Paris " * 3000, "Paris, " * 3000, "A. B. C. " * 3000, "’s" * 3000]
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    start = time.perf_counter()
    found = places(record(text))
    assert time.perf_counter() - start < 10
    assert all(0 <= a < b <= len(text) for one in found for a, b in one.spans)


NAMES = st.sampled_from(
    ["Paris", "Texas", "Iraqi", "St. ", "in ", ", ", "Jordan", "the ", "’s ", ". ", "U.S.", "La.", "\n"]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(NAMES | st.text(max_size=5), max_size=25).map("".join))
def test_any_text(text: str) -> None:
    one = record(text)
    found = places(one)
    spans = sorted(span for named in found for span in named.spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert places(one) == found
