"""The data model and its outside form."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Article, Entity, Event, Furniture, Mention, Party, Record, Statement

TEXT = "Putin said he would wait. “We will see,” he told Macron."

RECORD = Record(
    Article(
        TEXT, id="a", published="2022-01-28", sentences=((0, 25), (26, 56)), furniture=(Furniture((0, 5), "x", 0.5),)
    ),
    (Entity("e1", "Vladimir Putin", "person"), Entity("e2", "Emmanuel Macron", "person")),
    (Mention((0, 5), "e1"),),
    (
        Statement("s1", Party(((0, 5),), "e1"), ((6, 10),), ((11, 24),), "indirect"),
        Statement(
            "s2", Party(((41, 43),), "e1"), ((44, 48),), ((27, 38),), "direct", Party(((49, 55),), "e2"), "s1", 0.5
        ),
        Statement("s3", None, (), ((27, 38),), "direct"),
    ),
    (Event("v1", "CONSULT", ((44, 48),), actors=(Party((), "e1"),), place={"name": "Moscow"}),),
)


def test_round_trip_through_json() -> None:
    assert Record.from_json(json.loads(json.dumps(RECORD.to_json()))) == RECORD


def test_json_has_the_fields_of_the_outside_form() -> None:
    data = RECORD.to_json()
    assert data["schema"] == "onrecord/1"
    assert data["article"]["sha256"] == RECORD.article.sha256
    assert data["statements"][2]["source"] is None
    assert data["events"][0]["condition"] is None


def test_fields_of_later_versions_are_passed_over() -> None:
    data = RECORD.to_json()
    data["article"]["colour"] = "red"
    data["entities"][0]["colour"] = "red"
    assert Record.from_json(json.loads(json.dumps(data))) == RECORD


@pytest.mark.parametrize("data", [{}, {"schema": "onrecord/1"}, {"schema": "onrecord/1", "article": {"id": "a"}}])
def test_what_is_no_record_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="schema"):
        Record.from_json(data)


def test_entity_of_a_party() -> None:
    assert RECORD.entity(RECORD.statements[1].addressee) == RECORD.entities[1]
    assert RECORD.entity(None) is None


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_an_id_is_made_of_any_text(text: str) -> None:
    assert Article(text).id == f"sha256-{Article(text).sha256[:16]}"
