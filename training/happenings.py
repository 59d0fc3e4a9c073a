"""Fit what makes two events one happening:  python -m training.happenings > weights

Logistic regression over pairs of events of one type and status within an article, from gold/train.jsonl and our own
annotation of Wikinews. The reader's parties are not the annotators': each record is seen again with parties taken
away, exchanged or made up. Prints `WEIGHTS` of onrecord.reading.happenings.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading.happenings import likeness, tellings
from onrecord.reading.sentences import split
from onrecord.record import SCHEMA, Article, Event, Party, Record
from training.calibrate import fit
from training.sources import lines

DATA, ANNOTATION = Path("../shared/data"), Path("training/annotation")
NOISE = (0.0, 0.3, 0.5, 0.5)  # share of parties changed, in each reading of the articles
Json = dict[str, Any]


def gold(path: Path) -> Iterator[Record]:
    """Gold records."""
    for item in lines(path):
        for statement in item["statements"]:
            statement.setdefault("confidence", 1.0)
        yield Record.from_json(item)


def ours() -> Iterator[Record]:
    """Our annotation of Wikinews articles; parties of one name are one entity."""
    texts = {item["id"]: item["text"] for item in lines(DATA / "articles/wikinews.jsonl")}
    for path in sorted((ANNOTATION / "events").glob("wikinews-*.jsonl")):
        for document in lines(path):
            article = Article(texts[document["id"]], sentences=tuple(split(texts[document["id"]])))
            yield _record(article, document["events"])


def _record(article: Article, events: list[Json]) -> Record:
    names: dict[str, str] = {}
    for event in events:
        place = event.get("place")
        event["place"] = {"name": place} if isinstance(place, str) else place
        for party in (*event["actors"], *event["recipients"]):
            party["entity"] = names.setdefault(party.get("name") or "?", f"e{len(names)}")
    entities = [{"id": id, "name": name} for name, id in names.items()]
    plain = {
        "schema": SCHEMA,
        "article": {"text": article.text, "id": article.id},
        "entities": entities,
        "events": events,
    }
    return replace(Record.from_json(plain), article=article)


def disturbed(record: Record, share: float, rng: random.Random) -> Record:
    """The record with that share of its parties missed, taken for another or for nobody else's."""
    everyone = [p.entity for e in record.events for p in (*e.actors, *e.recipients)] or ["nobody"]

    def parties(given: tuple[Party, ...]) -> tuple[Party, ...]:
        found = []
        for party in given:
            chance = rng.random() / share if share else 1.0
            if chance < 0.5:
                continue
            other = rng.choice(everyone) if chance < 0.8 else f"new {rng.random()}"
            found.append(party if chance >= 1 else Party((), other))
        if not given and rng.random() < share * 0.4:
            found.append(Party((), rng.choice(everyone)))
        return tuple(found)

    def event(event: Event) -> Event:
        return replace(event, actors=parties(event.actors), recipients=parties(event.recipients))

    return replace(record, events=tuple(map(event, record.events)))


def pairs(record: Record) -> Iterator[tuple[dict[str, float], bool]]:
    """(evidence, whether they are one) of each two events of one type and status."""
    root = {event.id: event.same_as or event.id for event in record.events}
    told = sorted(zip(record.events, tellings(record), strict=True), key=lambda pair: pair[0].trigger[0])
    for (one, earlier), (other, later) in combinations(told, 2):
        if (one.type, one.status) == (other.type, other.status):
            yield likeness(earlier, later), root[one.id] == root[other.id]


def main() -> None:
    records, rng = [*gold(DATA / "gold/train.jsonl"), *ours()], random.Random(1)
    found = [pair for share in NOISE for record in records for pair in pairs(disturbed(record, share, rng))]
    names = [name for name in found[0][0] if name != "constant"]
    weights = fit(
        np.array([[evidence[n] for n in names] for evidence, _ in found]), np.array([r for _, r in found], float)
    )
    for name, weight in zip([*names, "constant"], weights, strict=True):
        print(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
