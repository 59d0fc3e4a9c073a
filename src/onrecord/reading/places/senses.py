"""Which place of its name a toponym means: features of each candidate, from the gazetteer and the rest of the article.

Toponyms of one name are one group with one sense, unless different divisions stand behind them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from onrecord.knowledge.places import Candidate, Kind, Place, Sense, country_place, key
from onrecord.reading.places.finding import Toponym

Floats = npt.NDArray[np.float64]

OWN = (
    "region", "country", "division", "district", "city", "alternate", "shortened", "adjective",
    "people of city", "people of division", "people of district", "most people", "share of people", "as written",
    "within", "elsewhere", "holds", "in USA", "first", "capital",
)  # fmt: skip
CONTEXT = (
    "same country", "same division", "same district", "division named", "country named", "country alone",
    "nearest", "within 50 km", "within 200 km", "its places named", "division x city", "near x city", "other country",
)  # fmt: skip
NAMES = OWN + CONTEXT
"""The features, in the order of their columns."""

# Candidates of each other group that count as its likely sense.
_LIKELY = 3
# So many of these are looked at, the surest: an article of book length takes no longer.
_MOST = 400
# Candidates set against these in one go.
_AT_ONCE = 4096
_EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Group:
    """Toponyms of one sense, by their positions among those of the article.

    Where a division stands behind one of them, only places inside it are candidates ("Paris, Texas").
    """

    members: tuple[int, ...]
    name: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Senses:
    """The candidates of all groups in one list of rows; `starts` tells where each group's begin."""

    groups: tuple[Group, ...]
    starts: tuple[int, ...]
    numbers: npt.NDArray[np.int64]
    divisions: npt.NDArray[np.int64]
    districts: npt.NDArray[np.int64]
    countries: npt.NDArray[np.int64]
    kinds: npt.NDArray[np.int64]
    points: Floats
    own: Floats

    def rows(self, group: int) -> slice:
        """The rows of a group."""
        end = self.starts[group + 1] if group + 1 < len(self.starts) else len(self.numbers)
        return slice(self.starts[group], end)


def grouped(toponyms: Sequence[Toponym]) -> tuple[Group, ...]:
    """The groups in order of their first toponym."""
    members: dict[tuple[str, frozenset[int]], list[int]] = defaultdict(list)
    first: dict[str, frozenset[int]] = {}
    for one in toponyms:
        if one.within:
            first.setdefault(key(one.name), one.within)
    for at, one in enumerate(toponyms):
        same = key(one.name)
        members[same, one.within or first.get(same, frozenset())].append(at)
    return tuple(_group(toponyms, found) for found in members.values())


def _group(toponyms: Sequence[Toponym], members: list[int]) -> Group:
    first = toponyms[members[0]]
    within = frozenset[int]().union(*(toponyms[at].within for at in members))
    inside = tuple(candidate for candidate in first.candidates if within & _around(candidate.place))
    narrowed = inside and first.candidates[0].place.kind != Kind.COUNTRY
    return Group(tuple(members), first.name, inside if narrowed else first.candidates)


def _around(place: Place) -> set[int]:
    """The rows of what a place lies in."""
    return {place.division, place.district, _number(country_place(place.country))} - {-1, place.number}


def senses(toponyms: Sequence[Toponym]) -> Senses:
    """The candidates of an article's toponyms with what does not depend on the others."""
    groups = grouped(toponyms)
    listed = [group.candidates for group in groups]
    places = [candidate.place for found in listed for candidate in found]
    own = [row for group in groups for row in _own(toponyms, group)]

    def column(values: Iterable[int]) -> npt.NDArray[np.int64]:
        return np.fromiter(values, dtype=np.int64)

    return Senses(
        groups=groups,
        starts=tuple(accumulate(map(len, listed[:-1]), initial=0)),
        numbers=column(place.number for place in places),
        divisions=column(place.division for place in places),
        districts=column(place.district for place in places),
        countries=column(_number(country_place(place.country)) for place in places),
        kinds=column(place.kind for place in places),
        points=np.radians(np.array([(place.lat, place.lon) for place in places], dtype=float).reshape(-1, 2)),
        own=np.array(own, dtype=float).reshape(-1, len(OWN)),
    )


def _number(place: Place | None) -> int:
    return -1 if place is None else place.number


def _own(toponyms: Sequence[Toponym], group: Group) -> list[list[float]]:
    found = group.candidates
    within = frozenset[int]().union(*(toponyms[at].within for at in group.members))
    holds = frozenset[int]().union(*(toponyms[at].holds for at in group.members))
    people = [candidate.place.population for candidate in found]
    total, most = sum(people) or 1, max(people)
    rows = []
    for rank, candidate in enumerate(found):
        place = candidate.place
        around = _around(place)
        size = np.log10(place.population + 1) / 6
        values = {
            "region": place.kind == Kind.REGION,
            "country": place.kind == Kind.COUNTRY,
            "division": place.kind == Kind.DIVISION,
            "district": place.kind == Kind.DISTRICT,
            "city": place.kind == Kind.CITY,
            "alternate": candidate.sense == Sense.ALTERNATE,
            "shortened": candidate.sense == Sense.SHORTENED,
            "adjective": candidate.sense == Sense.ADJECTIVE,
            "people of city": size * (place.kind == Kind.CITY),
            "people of division": size * (place.kind == Kind.DIVISION),
            "people of district": size * (place.kind == Kind.DISTRICT),
            "most people": place.population == most,
            "share of people": place.population / total,
            "as written": place.name == group.name,
            "within": bool(within & around),
            "elsewhere": bool(within) and not within & around,
            "holds": place.number in holds,
            "in USA": place.country == "USA",
            "first": rank == 0,
            "capital": place.is_capital,
        }
        rows.append([float(values[name]) for name in OWN])
    return rows


def context(senses: Senses, likely: Floats, weights: Floats) -> Floats:
    """What the other groups say of each candidate.

    `likely` is the probability of each candidate within its group, `weights` how surely each group names a place.
    """
    others, groups = _likely_rows(senses, likely)
    mass = likely[others] * weights[groups]
    heaviest = np.sort(np.argsort(-mass, kind="stable")[:_MOST])
    others, groups, mass = others[heaviest], groups[heaviest], mass[heaviest]
    own = np.repeat(np.arange(len(senses.groups)), np.diff([*senses.starts, len(senses.numbers)]))
    parts = [np.zeros((0, len(CONTEXT)))]
    for start in range(0, len(own), _AT_ONCE):
        rows = slice(start, start + _AT_ONCE)
        parts.append(_against(senses, rows, others, (own[rows, None] != groups) * mass))
    return np.vstack(parts)


def _likely_rows(senses: Senses, likely: Floats) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The likeliest candidates of each group, and the groups they are of."""
    tops = [(row, group) for group in range(len(senses.groups)) for row in _top(senses, likely, group)]
    rows, groups = np.array(tops, dtype=np.int64).reshape(-1, 2).T
    return rows, groups


def _top(senses: Senses, likely: Floats, group: int) -> list[int]:
    rows = senses.rows(group)
    best = np.argsort(-likely[rows], kind="stable")[:_LIKELY]
    return [rows.start + int(at) for at in best]


def _against(senses: Senses, rows: slice, others: npt.NDArray[np.int64], mass: Floats) -> Floats:
    total = mass.sum(axis=1) + 0.5
    numbers, divisions = senses.numbers[rows, None], senses.divisions[rows, None]
    districts, countries = senses.districts[rows, None], senses.countries[rows, None]
    city = senses.kinds[rows] == Kind.CITY
    narrow = (senses.kinds[others] != Kind.COUNTRY) & (senses.kinds[others] != Kind.REGION)

    def share(hits: npt.NDArray[np.bool_]) -> Floats:
        summed: Floats = (hits * mass).sum(axis=1)
        return summed

    same_country = share((countries == senses.countries[others]) & (countries >= 0)) / total
    division = share(narrow & (divisions == senses.divisions[others]) & (divisions >= 0))
    named = share((divisions == senses.numbers[others]) & (divisions >= 0))
    nation = share((countries == senses.numbers[others]) & (countries != numbers))
    apart = _distances(senses.points[rows], senses.points[others])
    apart = np.where(narrow & (numbers != senses.numbers[others]), apart, 9999.0)
    # A likely place near by counts more than an unlikely one.
    nearest = (mass * np.exp(-apart / 100)).max(axis=1)
    inner = share((numbers == senses.divisions[others]) | (numbers == senses.districts[others]))
    near = share(apart < 50)
    district = share((districts == senses.districts[others]) & (districts >= 0))
    columns = [
        same_country, (division + named) / total, district / total,
        np.minimum(named, 1), np.minimum(nation, 1), same_country > 0.9, nearest, np.minimum(near, 3) / 3,
        share(apart < 200) / total, np.minimum(inner, 2) / 2, city * (division + named) / total,
        city * np.minimum(near, 3) / 3, share((countries != senses.countries[others]) & (countries >= 0)) / total,
    ]  # fmt: skip
    return np.column_stack(columns)


def _distances(points: Floats, others: Floats) -> Floats:
    """Great-circle distances in km, by the haversine formula; points in radians."""
    lat, lon = points[:, :1], points[:, 1:]
    half = np.sin((others[:, 0] - lat) / 2) ** 2
    half = half + np.cos(lat) * np.cos(others[:, 0]) * np.sin((others[:, 1] - lon) / 2) ** 2
    distance: Floats = 2 * _EARTH * np.arcsin(np.sqrt(np.minimum(half, 1)))
    return distance
