"""The gazetteer: places of the world by name, with coordinates, population and the divisions they lie in.

The table is compiled (docs/places.md) from GeoNames, CC BY 4.0. It is read at the first look-up and stays packed in
memory; a look-up is a binary search over the sorted names.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from onrecord.knowledge.names import fold

# No name of the table is longer, in characters; what is longer is not looked up.
LONGEST = 60
_SCALE = 10_000
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "pt": "point"}


class Kind(IntEnum):
    """What a place is; the name of the kind is what the record gives as precision."""

    REGION = 0
    """A part of the world: a continent, a sea, the Middle East."""
    COUNTRY = 1
    DIVISION = 2
    """A first-level division: a state, a province, a governorate."""
    DISTRICT = 3
    """A second-level division: a county, a district."""
    CITY = 4

    @property
    def precision(self) -> str:
        """The kind as a word: region, country, division, district or city."""
        return self.name.lower()


class Sense(IntEnum):
    """How a name of the table calls its place."""

    NAME = 0
    ALTERNATE = 1
    SHORTENED = 2
    """A division's name without the word for what it is: "Rapides" for Rapides Parish."""
    ADJECTIVE = 3
    """What belongs to the place or lives there: "Iraqi"."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer; latitude and longitude in degrees (WGS 84).

    `number` is its row, `division` and `district` the rows of what it lies in, -1 where unknown. `country` is ISO 3166
    alpha-3, None for regions. The point of a country or division is the middle of its towns.
    """

    number: int
    geonames: int
    name: str
    kind: Kind
    country: str | None
    division: int
    district: int
    lat: float
    lon: float
    population: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that bears a name, and how it bears it."""

    place: Place
    sense: Sense


def key(name: str) -> str:
    """What the table compares: accents, case, dots, hyphens and a leading "the" do not count; "St." is "Saint"."""
    words = fold(name).split(" ")
    return " ".join(_SHORT.get(word, word) for word in words)


@lru_cache(maxsize=16384)
def candidates(name: str) -> tuple[Candidate, ...]:
    """The places of a name, the larger kinds first, then the more populous; none where the table has no such name."""
    if len(name) > LONGEST:
        return ()
    table = _table()
    found = [Candidate(place(entry >> 2), Sense(entry & 3)) for entry in table.entries_of(key(name))]
    return tuple(sorted(found, key=lambda one: (one.place.kind != Kind.COUNTRY, -one.place.population)))


@lru_cache(maxsize=65536)
def place(number: int) -> Place:
    """The place in a row of the table."""
    return _table().place(number)


def country_place(code: str | None) -> Place | None:
    """The place of a country by its ISO 3166 alpha-3 code; None where there is none."""
    number = _table().countries.get(code or "")
    return None if number is None else place(number)


class _Table:
    """The columns as arrays, and the two lists of words as bytes with their line starts."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self._columns = columns
        self._names, self._name_starts = _lines(columns["names"])
        self._keys, self._key_starts = _lines(columns["keys"])
        self._bounds = np.concatenate([[0], np.cumsum(columns["counts"], dtype=np.int64)])
        self._codes: list[str] = columns["codes"].tobytes().decode("ascii").split()
        self._capitals = frozenset(columns["capitals"].tolist())
        kinds = columns["kind"]
        self.countries = {self._codes[columns["country"][n]]: int(n) for n in np.flatnonzero(kinds == Kind.COUNTRY)}

    @classmethod
    def load(cls) -> Self:
        with (files("onrecord.knowledge") / "places.npz").open("rb") as file, np.load(file) as stored:
            return cls({name: stored[name] for name in stored.files})

    def entries_of(self, wanted: str) -> list[int]:
        """The entries of a key, by binary search."""
        sought, low, high = wanted.encode(), 0, len(self._key_starts) - 1
        while low < high:
            middle = (low + high) // 2
            if self._key(middle) < sought:
                low = middle + 1
            else:
                high = middle
        if low == len(self._key_starts) - 1 or self._key(low) != sought:
            return []
        entries: list[int] = self._columns["entries"][self._bounds[low] : self._bounds[low + 1]].tolist()
        return entries

    def _key(self, at: int) -> bytes:
        return self._keys[self._key_starts[at] : self._key_starts[at + 1] - 1]

    def place(self, number: int) -> Place:
        row = {name: self._columns[name][number].item() for name in ("id", "division", "district", "population")}
        start, end = self._name_starts[number], self._name_starts[number + 1] - 1
        return Place(
            number=number,
            geonames=row["id"],
            name=self._names[start:end].decode(),
            kind=Kind(self._columns["kind"][number].item()),
            country=self._codes[self._columns["country"][number]].strip("-") or None,
            division=row["division"],
            district=row["district"],
            lat=self._columns["lat"][number].item() / _SCALE,
            lon=self._columns["lon"][number].item() / _SCALE,
            population=row["population"],
            is_capital=number in self._capitals,
        )


def _lines(blob: npt.NDArray[np.uint8]) -> tuple[bytes, npt.NDArray[np.int64]]:
    """The bytes of a list of lines, and where each starts, with the end of the last."""
    return blob.tobytes(), np.concatenate([[0], np.flatnonzero(blob == ord("\n")) + 1])


@cache
def _table() -> _Table:
    return _Table.load()
