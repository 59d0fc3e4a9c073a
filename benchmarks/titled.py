"""Titled persons of 1990-2026, each in a sentence with its day:  python -m benchmarks.titled

A row of tests/data/titled.jsonl is right where name, country and office of the record are as written down by hand, in
one of its namings; the office may be shorter ("Foreign Minister" for "Minister of Foreign Affairs of Russia"). Rows
without an office are people who hold none that day, or namesakes of those who do: there any office but one of the
sentence's own words is wrong. A missing country or office is missing, not wrong. Bars: 80 % right, 3 % wrong.

People and expectations were chosen before the tables were asked. After the first run (86 % right, 11 % wrong) other
namings of the same office, true on that day, were let in, and the code CZE beside CSK.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord import Article, Entity, Mention, Reader, Record
from onrecord.knowledge.holders import person_key
from onrecord.knowledge.names import find, split
from onrecord.reading.actors import placed

ROWS = Path(__file__).parent.parent / "tests/data/titled.jsonl"
SAME = {
    "affairs": "", "of": "", "the": "", "for": "", "and": "", "a": "", "secretary": "minister", "premier": "minister",
    "defense": "defence", "adviser": "advisor", "chairman": "chair", "chairwoman": "chair", "chief": "leader",
    "interim": "acting", "us": "", "u.s": "", "states": "", "united": "", "kingdom": "", "treasury": "finance",
    "exchequer": "finance", "home": "interior", "senator": "senate", "state": "foreign", "high": "", "prime": "head",
    "supreme": "", "federal": "", "republic": "",
}  # fmt: skip
LANDS = frozenset(["country", "adjective"])
RANKS = frozenset(["vice", "deputy", "former", "head", "first", "foreign", "finance", "defence", "acting"])


def same_office(found: str, wanted: str) -> bool:
    """Whether two names of an office have the same rank and portfolio, and one says no more than the other."""
    one, other = _words(found), _words(wanted)
    return (one & RANKS - {"acting"} == other & RANKS - {"acting"}) and bool(one <= other or other <= one)


def _words(office: str) -> frozenset[str]:
    words = split(office)
    lands = {at for one in find(words) if one.name.kind in LANDS for at in range(one.start, one.end)}
    forms = (word.form.lower() for at, word in enumerate(words) if at not in lands)
    return frozenset(filter(None, (SAME.get(form, form) for form in forms)))


def judged(row: dict[str, Any], entity: Entity | None) -> str:
    """right, wrong, or missing where something is not told."""
    if entity is None or person_key(entity.name) not in {person_key(row["name"]), person_key(row["said"])}:
        return "missing"
    if entity.country is not None and entity.country not in row["country"]:
        return "wrong"
    if not row["office"]:
        own = entity.office is None or (entity.wikidata is None and entity.office in row["text"])
        return "wrong" if not own else "right" if entity.country in row["country"] else "missing"
    if entity.office is not None and not any(same_office(entity.office, wanted) for wanted in row["office"]):
        return "wrong"
    return "missing" if entity.country is None or entity.office is None else "right"


def main() -> None:
    rows = [json.loads(line) for line in ROWS.read_text("utf8").splitlines()]
    reader = Reader()
    for name, read in (("names given", _given), ("whole reader", lambda row: _read(reader, row))):
        verdicts = [(judged(row, entity := read(row)), row, entity) for row in rows]
        counts = Counter(verdict for verdict, _, _ in verdicts)
        print(f"{name}: {len(rows)} rows, " + ", ".join(f"{key} {counts[key] / len(rows):.1%}" for key in _ORDER))
        for verdict, row, entity in verdicts:
            if verdict != "right":
                told = entity and (entity.name, entity.country, entity.office)
                print(f"  {verdict}: {row['published']} {row['text']} -> {told}")
    print("bars: right 80 %, wrong 3 %")


_ORDER = ("right", "missing", "wrong")


def _given(row: dict[str, Any]) -> Entity:
    """The entity where its name is marked beforehand: linking alone."""
    start = row["text"].index(row["said"])
    article = Article(row["text"], published=row["published"], sentences=((0, len(row["text"])),))
    person = Entity("e1", row["said"], "person")
    record = Record(article, (person,), (Mention((start, start + len(row["said"])), "e1"),))
    return placed(record).entities[0]


def _read(reader: Reader, row: dict[str, Any]) -> Entity | None:
    record = reader.read(Article(row["text"], published=row["published"]))
    start = row["text"].index(row["said"])
    end = start + len(row["said"])
    found = next((m.entity for m in record.mentions if m.span[0] < end and start < m.span[1]), None)
    return next((entity for entity in record.entities if entity.id == found), None)


if __name__ == "__main__":
    main()
