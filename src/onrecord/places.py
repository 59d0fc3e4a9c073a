"""Rows about places: what the gazetteer has under a name, and where the events of a record happen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.knowledge.places import Candidate, candidates, place
from onrecord.rows import EventRow


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of the gazetteer: GeoNames id, kind (region, country, division, district, city), degrees, people."""

    geonames: int
    name: str
    kind: str
    district: str | None
    division: str | None
    country: str | None
    lat: float
    lon: float
    population: int


@dataclass(frozen=True, slots=True)
class SceneRow:
    """A place where events of the record happen: how many, in how many articles, from which day to which."""

    place: str
    country: str | None
    lat: float | None
    lon: float | None
    events: int
    articles: int
    first: str | None
    last: str | None


def named(name: str, country: str | None = None) -> list[PlaceRow]:
    """The places of a name, the likeliest without more first; `country` (ISO alpha-3) narrows."""
    return [_row(one) for one in candidates(name) if country in (None, one.place.country)]


def _row(candidate: Candidate) -> PlaceRow:
    found = candidate.place
    district, division = (place(n).name if n >= 0 else None for n in (found.district, found.division))
    return PlaceRow(
        found.geonames,
        found.name,
        found.kind.precision,
        district,
        division,
        found.country,
        found.lat,
        found.lon,
        found.population,
    )


def scenes(events: Iterable[EventRow]) -> list[SceneRow]:
    """The places of the events, the busiest first; one name at one point is one place."""
    found: dict[tuple[str, str, float | None, float | None], list[EventRow]] = defaultdict(list)
    for event in events:
        if event.place:
            found[event.place, event.country or "", event.lat, event.lon].append(event)
    rows = [_scene(place, country or None, lat, lon, told) for (place, country, lat, lon), told in found.items()]
    return sorted(rows, key=lambda row: (-row.events, row.place, row.country or ""))


def _scene(name: str, country: str | None, lat: float | None, lon: float | None, told: list[EventRow]) -> SceneRow:
    days = sorted(event.start[:10] for event in told if event.start)
    articles = len({event.article for event in told})
    return SceneRow(name, country, lat, lon, len(told), articles, *((days[0], days[-1]) if days else (None, None)))
