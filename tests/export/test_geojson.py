"""GeoJSON: what RFC 7946 requires of a collection of points, and which events are in it."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from onrecord.record import Event, Record
from tests.export.readers import files
from tests.export.strategies import records


def collection(*given: Record) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("geojson", given)["events.geojson"])
    return found


def check(found: dict[str, Any]) -> None:
    assert set(found) == {"type", "features"}
    assert found["type"] == "FeatureCollection"
    for feature in found["features"]:
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        assert isinstance(feature["properties"], dict)
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


def test_an_event_with_coordinates(record: Record, bare: Record) -> None:
    found = collection(bare, record)
    check(found)
    (feature,) = found["features"]
    assert feature["id"] == "a1#v1"
    assert feature["geometry"]["coordinates"] == [44.4, 33.34]
    told = feature["properties"]
    assert (told["place"], told["country"], told["geonames"]) == ("Tarn", "IRQ", 98182)
    assert (told["type"], told["actors"], told["start"]) == ("ASSAULT", ["Borland"], "2020-01-06")


def test_several_features_are_one_document(record: Record) -> None:
    twin = replace(record, article=replace(record.article, id="a2"))
    assert [feature["id"] for feature in collection(record, twin)["features"]] == ["a1#v1", "a2#v1"]


def test_a_place_without_or_off_the_globe_is_left_out(record: Record) -> None:
    def at(lat: float | None, lon: float | None) -> Event:
        return replace(record.events[0], place={"name": "Tarn", "lat": lat, "lon": lon})

    odd = replace(record, events=(at(None, None), at(12.0, None), at(91.0, 0.0), at(0.0, -181.0), at(0.0, 0.0)))
    assert [feature["geometry"]["coordinates"] for feature in collection(odd)["features"]] == [[0.0, 0.0]]


def test_nothing_gives_an_empty_collection(bare: Record) -> None:
    assert collection(bare) == {"type": "FeatureCollection", "features": []}


@settings(max_examples=50)
@given(records())
def test_any_record(record: Record) -> None:
    check(collection(record))
