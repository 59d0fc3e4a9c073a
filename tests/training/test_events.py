"""Annotated events as training frames."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.events import EventFrame, event_frames

TEXT = (
    "Borland’s army left Tarn on Monday. The army of Arland came. It shelled the port yesterday.\n"
    "Ana Rey blamed Borland on Tuesday, or in 2015. Rey demanded that it leave unless it pays."
)
Json = dict[str, Any]


def pair(words: str, nth: int = 0) -> list[int]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return [at, at + len(words)]


def event(trigger: str, **more: object) -> Json:
    """An event of the annotation's form, with nobody in it."""
    plain: dict[str, object] = {
        "type": "ASSAULT",
        "mode": None,
        "status": "actual",
        "actors": [],
        "recipients": [],
        "reported_by": None,
    }
    return plain | {"trigger": [pair(trigger)]} | more


def read(*events: Json, **record: object) -> list[EventFrame]:
    return list(event_frames(TEXT, {"events": list(events)} | record))


def filled(role: str, trigger: str, **more: object) -> list[str]:
    (frame,) = read(event(trigger, **more))
    return [TEXT[start:end] for start, end in frame.roles[role]]


def test_labels_and_spans_are_kept() -> None:
    given = event("demanded", type="REQUEST", mode="yield", status="future", content=[pair("leave")], condition=None)
    (frame,) = read(given)
    assert (frame.type, frame.mode, frame.status) == ("REQUEST", "yield", "future")
    assert TEXT[slice(*frame.trigger)] == "demanded"
    assert frame.roles["content"] == [tuple(pair("leave"))]
    assert frame.roles["condition"] == frame.roles["actor"] == frame.roles["time"] == []


def test_reported_is_unknown_where_nobody_asked() -> None:
    asked, reported, silent = event("shelled"), event("left", reported_by="s1"), event("came")
    del silent["reported_by"]
    assert [frame.reported for frame in read(asked, reported, silent)] == [False, True, None]


def test_a_party_in_words_is_those_words() -> None:
    assert filled("actor", "shelled", actors=[{"spans": [pair("It")], "name": "Arland"}]) == ["It"]


@pytest.mark.parametrize(
    ("name", "trigger", "at"),
    [
        ("Borland", "shelled", ("Borland", 0)),
        ("Borland", "demanded", ("Borland", 1)),
        ("Ana Rey", "came", ("Ana Rey", 0)),
    ],
)
def test_a_party_without_words_is_the_last_naming_before_else_the_first_behind(
    name: str, trigger: str, at: tuple[str, int]
) -> None:
    (frame,) = read(event(trigger, actors=[{"spans": [], "name": name}]))
    assert frame.roles["actor"] == [tuple(pair(*at))]


def test_a_party_may_be_known_by_its_entity_and_by_what_it_was_called_elsewhere() -> None:
    entities = [{"id": "e1", "name": "Arland’s troops"}]
    called = event("came", actors=[{"spans": [pair("The army")], "entity": "e1"}])
    frames = read(called, event("shelled", actors=[{"spans": [], "entity": "e1"}]), entities=entities)
    assert [frame.roles["actor"] for frame in frames] == [[tuple(pair("The army"))]] * 2
    source = {"source": {"spans": [pair("The army")], "entity": "e1"}}
    (frame,) = read(
        event("shelled", actors=[{"entity": "e1"}]), entities=entities, statements=[source, {"source": None}]
    )
    assert frame.roles["actor"] == [tuple(pair("The army"))]


def test_a_full_name_nobody_says_is_found_by_its_last_word() -> None:
    assert filled("actor", "left", actors=[{"name": "General Ana Rey"}]) == ["Rey"]
    assert filled("actor", "left", actors=[{"name": "unknown Rey"}]) == []
    assert filled("actor", "left", actors=[{}]) == []


@pytest.mark.parametrize("place", ["Tarn", {"name": "Tarn"}])
def test_a_place_is_the_nearest_naming_of_it(place: object) -> None:
    assert filled("place", "shelled", place=place) == ["Tarn"]


def test_what_is_far_away_is_not_read_with_the_trigger() -> None:
    text = f"Tarn fell. {'No more. ' * 120}They left. {'No more. ' * 40}Mora fell."
    at = text.index("left")
    near = [event("left", place=place) | {"trigger": [[at, at + 4]]} for place in ("Tarn", "Mora")]
    assert [frame.roles["place"] for frame in event_frames(text, {"events": near})] == [[], []]


@pytest.mark.parametrize(
    ("trigger", "dated", "expected"),
    [
        ("left", True, ["on Monday"]),
        ("shelled", True, ["yesterday"]),
        ("came", True, []),
        ("blamed", True, []),  # two times in one sentence: which is meant?
        ("left", False, []),
    ],
)
def test_a_time_is_the_only_one_of_the_sentence(trigger: str, dated: bool, expected: list[str]) -> None:
    assert filled("time", trigger, date={"start": "2020-01-06"} if dated else None) == expected


NAMES = st.sampled_from(["Borland", "It", "Ana Rey", "the port", "Nobody (x)", "", "no*[", "Rey"])


@given(st.sampled_from(["left", "came", "shelled", "demanded"]), NAMES, NAMES)
def test_every_role_lies_in_the_text(trigger: str, who: str, place: str) -> None:
    (frame,) = read(event(trigger, actors=[{"name": who}], place=place, date={}))
    assert all(0 <= start < end <= len(TEXT) for spans in frame.roles.values() for start, end in spans)
