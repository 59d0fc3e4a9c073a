"""Count which given names men and women bear, from dated office holders, into the reader's table.

    python training/given_names.py --actors ../shared/data/actors --out src/onrecord/reading/lexicon/given_names.txt

Facts come from Wikidata office holders and congress-legislators (both CC0); only a name's majority leaves this
program. A name is kept where nine tenths of its bearers agree. Common English names that few politicians bear are
added by hand below.
"""

import argparse
import collections
import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

FILES = ("holders.csv", "supplement.csv", "us_people.csv")
NO_NAMES = set(
    re.findall(r"\w+", "lord lady baron baroness earl sir dame prince princess king queen sheikh viscount the")
)
ENGLISH = Path(__file__).with_name("english_names.txt")


def plain(name: str) -> str:
    """Lower case without accents, as the reader compares names."""
    return "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))


def bearers(actors: Path) -> Iterator[tuple[str, str, str]]:
    """(given name, m or f, whole name) of every office holder whose gender is known."""
    for file in FILES:
        with (actors / file).open(encoding="utf8", newline="") as rows:
            for row in csv.DictReader(rows):
                whole, gender = row.get("person") or row["name"], row["gender"][:1].lower()
                parts = [part for part in whole.split() if not re.fullmatch(r"\w\.?", part)]
                if gender in {"m", "f"} and len(parts) > 1 and plain(parts[0]) not in NO_NAMES:
                    yield plain(parts[0]), gender, whole


def table(actors: Path) -> dict[str, str]:
    counts: dict[str, dict[str, set[str]]] = collections.defaultdict(lambda: {"m": set(), "f": set()})
    for given, gender, whole in bearers(actors):
        counts[given][gender].add(whole)
    found: dict[str, str] = {}
    for given, by in counts.items():
        men, women = len(by["m"]), len(by["f"])
        if max(men, women) >= 0.9 * (men + women) and re.fullmatch(r"[\w'’-]{2,20}", given):
            found[given] = "m" if men > women else "f"
    for gender, *names in map(str.split, ENGLISH.read_text("utf8").splitlines()):
        found |= dict.fromkeys(names, gender)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--actors", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    found = table(options.actors)
    lines = [gender + " " + " ".join(sorted(n for n, g in found.items() if g == gender)) for gender in "fm"]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
