"""PLOVER JSON: the fields it knows, those it requires, and nothing made up."""

import json
from typing import Any

from hypothesis import given, settings

from onrecord.record import Record
from tests.export.readers import files
from tests.export.strategies import records

EVENT = set(
    "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode "
    "context link text text_info cite_info coder coded_date coded_time comment".split()
)
REQUIRED = {"id", "date", "actor", "event"}
ENTITY = set("code sector entity_text identifier_id identifier_text religion ethnicity office gender age".split())
TEXT = {"sequence", "start", "end", "text_story"}
CITE = set("corpus citation url title language publication license copyright coder codebook version".split())
LOCATION = set(
    "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class "
    "feature_code resolution".split()
)


def events(record: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files("plover", [record])["plover.jsonl"].split(b"\n") if line]


def test_events(record: Record) -> None:
    shelling, demand = events(record)
    assert (shelling["id"], shelling["date"], shelling["event"]) == ("a1#v1", "2020-01-06", "ASSAULT")
    assert shelling["actor"] == [
        {"code": "BOR", "sector": "MIL", "entity_text": "Borland", "identifier_text": "Borland"}
    ]
    assert "recipient" not in shelling
    assert shelling["event_loc"] == {
        "extracted_place": "Tarn",
        "resolved_place": "Tarn",
        "geonameid": 98182,
        "lat": 33.34,
        "lon": 44.4,
        "country_code": "IRQ",
    }
    assert (shelling["comment"], shelling["event_scale"]) == ("reported by Ana Rey", -9.5)
    start, end = shelling["text_info"]["start"], shelling["text_info"]["end"]
    assert shelling["text"] == record.article.text[start:end]
    assert [party["identifier_text"] for party in demand["actor"]] == ["Ana Rey", "Borland"]
    assert (demand["date"], demand["text_info"]["sequence"]) == ("", 2)


@settings(deadline=None)
@given(records())
def test_fields(record: Record) -> None:
    for event in events(record):
        assert set(event) <= EVENT
        assert set(event) >= REQUIRED
        assert all(set(party) <= ENTITY for party in event["actor"] + event.get("recipient", []))
        assert set(event.get("event_loc", {})) <= LOCATION
        assert set(event.get("text_info", {})) <= TEXT
        assert set(event["cite_info"]) <= CITE


def test_no_events_give_an_empty_file(bare: Record) -> None:
    assert files("plover", [bare]) == {"plover.jsonl": b""}
