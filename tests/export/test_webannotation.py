"""Web Annotations: the members that the W3C model requires, and selectors that lead to the words."""

import json
from typing import Any
from urllib.parse import urlsplit

from hypothesis import given, settings

from onrecord.record import Record
from tests.export.readers import files
from tests.export.strategies import records

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {"describing", "classifying"}


def collection(*given: Record) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("webannotation", given)["annotations.jsonld"])
    return found


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def check(found: dict[str, Any]) -> None:
    """What the Web Annotation Data Model says a collection and its annotations must have."""
    page = found["first"]
    assert (found["@context"], found["type"], page["type"]) == (CONTEXT, "AnnotationCollection", "AnnotationPage")
    assert found["total"] == len(page["items"])
    ids = [found["id"], page["id"], *(annotation["id"] for annotation in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(urlsplit(id).scheme for id in ids)
    for annotation in page["items"]:
        assert (annotation["@context"], annotation["type"]) == (CONTEXT, "Annotation")
        assert annotation["motivation"] in MOTIVATIONS
        assert all({"type", "value"} <= set(body) for body in annotation["body"])
        for target in targets(annotation):
            position, quote = target["selector"]
            assert target["source"]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert set(position) == {"type", "start", "end"}
            assert set(quote) == {"type", "exact", "prefix", "suffix"}


def test_the_model(record: Record, bare: Record) -> None:
    check(collection(record, bare, record.__class__(bare.article)))


def test_no_rows_give_an_empty_collection(bare: Record) -> None:
    found = collection(bare)
    check(found)
    assert found["first"]["items"] == []


def test_selectors_lead_to_the_words(record: Record) -> None:
    text = record.article.text
    items = collection(record)["first"]["items"]
    assert len(items) == 5
    for annotation in items:
        for target in targets(annotation):
            position, quote = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_every_span_is_a_target_with_its_part(record: Record) -> None:
    statement, *_, demand, _ = collection(record)["first"]["items"]
    assert [target["styleClass"] for target in targets(statement)] == ["content", "cue", "source"]
    parts = [target["styleClass"] for target in targets(demand)]
    assert parts == ["trigger", "actor", "actor", "recipient", "content", "condition"]
    assert demand["body"][0]["value"] == "actual REQUEST (yield): Ana Rey, Borland → Jon Dahl"
    assert targets(demand)[0]["source"] == "https://example.org/a1"


def test_a_body_holds_the_row(record: Record) -> None:
    items = collection(record)["first"]["items"]
    rows = [json.loads(annotation["body"][1]["value"]) for annotation in items]
    kept = json.loads(json.dumps(record.to_json()))
    assert rows == kept["statements"] + kept["events"]


@settings(deadline=None)
@given(records())
def test_any_record_gives_annotations(record: Record) -> None:
    found = collection(record)
    assert all(targets(annotation) for annotation in found["first"]["items"])
