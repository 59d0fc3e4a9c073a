"""The place of each event: chosen among the places that the article names, with what the gazetteer knows of it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from onrecord.knowledge.places import Kind, Place, country_place, place
from onrecord.reading.places.choosing import Model
from onrecord.reading.places.named import Named
from onrecord.reading.places.scenes import Floats, Scene, story
from onrecord.record import Event, Json, Record, Span

# A place this much less likely than all others together is not given.
_LEAST_SHARE = 0.4
# So many places are weighed, the most named: an article of book length takes no longer.
_MOST = 100


def settled(record: Record, named: Sequence[Named], model: Model) -> Record:
    """The record with the place of each event, None where none of the article's places is likely enough."""
    if not record.events:
        return record
    if not named:
        return replace(record, events=tuple(replace(event, place=None) for event in record.events))
    named = sorted(named, key=lambda one: -len(one.spans))[:_MOST]
    scene = Scene(record, named)
    rows = [scene.rows(event) for event in record.events]
    rows = story(rows, [model.first_scenes(row) for row in rows])
    chances = [model.scenes(row) for row in rows]
    for event, found in zip(record.events, chances, strict=True):
        found[scene.metonyms(event)] = 0.0
    names = [full_name(record.article.text, one, named) for one in named]
    events = (_with_place(*pair, named, names) for pair in zip(record.events, chances, strict=True))
    return replace(record, events=tuple(events))


def full_name(text: str, one: Named, named: Sequence[Named]) -> str:
    """The name with what the article says it lies in, where it once stands right behind it: "Kenosha, Wisconsin"."""
    around = _around(one.place) if one.place else set()
    wider = {start: other.name for other in named if other.place and other.place.number in around
             for start, _ in other.spans}  # fmt: skip
    behind = (wider.get(end + 2) for _, end in one.spans if text.startswith(", ", end))
    return next((f"{one.name}, {name}" for name in behind if name), one.name)


def _around(place: Place) -> set[int]:
    country = country_place(place.country)
    return {place.division, country.number if country else -1} - {-1, place.number}


def _with_place(event: Event, chances: Floats, named: Sequence[Named], names: Sequence[str]) -> Event:
    best = int(np.argmax(chances))
    if best == len(named) or chances[best] < _LEAST_SHARE * (1 - chances[-1]):
        return replace(event, place=None)
    one = named[best]
    span = min(one.spans, key=lambda span: abs(span[0] - event.trigger[0][0]))
    return replace(event, place=place_json(one, names[best], span, round(float(chances[best]), 3)))


def place_json(named: Named, name: str, span: Span, confidence: float) -> Json:
    """A place in the form of docs/record.md; what cannot be told is None."""
    found = named.place
    division = place(found.division) if found and found.division >= 0 else None
    if found and found.kind == Kind.DIVISION:
        division = found
    return {
        "name": name,
        "geonames": found.geonames if found else None,
        "lat": found.lat if found else None,
        "lon": found.lon if found else None,
        "country": found.country if found else None,
        "division": division.name if division else None,
        "precision": found.kind.precision if found else None,
        "confidence": confidence,
        "spans": [list(span)],
    }
