"""Events as points on the map: one GeoJSON FeatureCollection (RFC 7946), a feature an event whose place is known.

Coordinates are longitude, latitude in WGS 84, as the RFC has it. The point of a country or division is its middle, not
where it happened there: `precision` tells.
"""

from collections.abc import Iterable, Iterator

from onrecord.export.formats import Chunk
from onrecord.export.jsonl import line
from onrecord.record import Event, Json, Record
from onrecord.rows import event_row

_FILE = "events.geojson"
_TOLD = (
    "article", "title", "outlet", "url", "published", "type", "mode", "status", "actors", "actor_countries",
    "recipients", "recipient_countries", "trigger", "content", "condition", "start", "end", "place", "country",
    "reported_by", "same_as", "contexts", "quad", "intensity", "confidence",
)  # fmt: skip


_OF_PLACE = ("geonames", "division", "precision")


def chunks(records: Iterable[Record]) -> Iterator[Chunk]:
    """One JSON document: the collection, a feature a line."""
    yield _FILE, b'{"type": "FeatureCollection", "features": [\n'
    comma = b""
    for record in records:
        for feature in features(record):
            yield _FILE, comma + line(feature)
            comma = b","
    yield _FILE, b"]}\n"


def features(record: Record) -> Iterator[Json]:
    """The events of a record whose place has coordinates, in its order."""
    for event in record.events:
        place = event.place or {}
        if _on_globe(place.get("lat"), place.get("lon")):
            yield _feature(record, event, place)


def _feature(record: Record, event: Event, place: Json) -> Json:
    row = event_row(record, event)
    told = {name: getattr(row, name) for name in _TOLD}
    return {
        "type": "Feature",
        "id": row.id,
        "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
        "properties": told | {name: place.get(name) for name in _OF_PLACE},
    }


def _on_globe(lat: float | None, lon: float | None) -> bool:
    return lat is not None and lon is not None and abs(lat) <= 90 and abs(lon) <= 180
