"""Demands, threats, promises and accusations with what answered them: python -m benchmarks.threads [--errors]

Against tests/data/threads.jsonl: chains annotated by hand over samples/crisis.jsonl and the articles beside it. A link
is right where both its acts are those of an annotated link; links marked optional count neither way. Linking alone
takes the events of tests/data/threads.events.jsonl, annotated by hand; end to end takes what the installed reader
finds, joined to the annotated events by their triggers (or, failing that, by sentence and type). The rules were tuned
on the parts first, second and third. "Unseen" are the articles that the reader was never trained on.
"""

import argparse
import json
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.shared import ROOT, provenance
from onrecord import Article, Reader
from onrecord.reading.sentences import split
from onrecord.record import SCHEMA, Json, Record, Span
from onrecord.threads import Act, Link, threads

ARTICLES = (ROOT / "samples/crisis.jsonl", ROOT / "tests/data/threads.articles.jsonl")
EVENTS = ROOT / "tests/data/threads.events.jsonl"
CHAINS = ROOT / "tests/data/threads.jsonl"
PARTS = ("first", "second", "third", "test")

_TABLES = ("entities", "statements", "events")

Event = tuple[str, str]
"""An annotated event: the article's id and its own."""

Wanted = tuple[str, int]
"""An annotated link: the chain's id and its place there."""


@dataclass
class Tally:
    """Links found, wrong and wanted; `named` are those found whose relation is right too."""

    right: set[Wanted] = field(default_factory=set)
    named: set[Wanted] = field(default_factory=set)
    wrong: list[Link] = field(default_factory=list)
    wanted: set[Wanted] = field(default_factory=set)


class Gold:
    """The annotated chains of a part, and which annotated events an event found stands for."""

    def __init__(self, part: str) -> None:
        self.chains = [row for row in rows(CHAINS) if row["part"] == part]
        self.records = {record.article.id: record for record in annotated(part)}

    def without(self, articles: set[str]) -> "Gold":
        """The chains none of whose acts stands in these articles."""
        kept = copy(self)
        kept.chains = [chain for chain in self.chains if not {article for article, _ in _all(chain)} & articles]
        return kept

    def events(self, act: Act) -> set[Event]:
        """The annotated events that an event found stands for."""
        known = self.records[act.article].events
        same = {event.id for event in known if any(_meet(a, b) for a in event.trigger for b in act.trigger)}
        if not same:
            same = {event.id for event in known if event.type == act.type and _meet(event.trigger[0], act.sentence)}
        return {(act.article, id) for id in same}

    def judge(self, link: Link) -> list[tuple[str, int, Json]]:
        """The annotated links that a link found stands for."""
        opening, act = self.events(link.opening), self.events(link.act)
        return [
            (chain["id"], number, told)
            for chain in self.chains
            for number, told in enumerate(chain["links"])
            if _events(chain["opening"]) & opening and _events(told["act"]) & act
        ]


def rows(path: Path) -> list[Json]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines()]


def annotated(part: str) -> list[Record]:
    """The records of a part with the events annotated by hand."""
    articles = {row["id"]: row for path in ARTICLES for row in rows(path)}
    records = []
    for row in rows(EVENTS):
        if row["part"] == part:
            article = articles[row["id"]] | {"sentences": list(split(articles[row["id"]]["text"]))}
            record = {"schema": SCHEMA, "article": article} | {key: row[key] for key in _TABLES}
            records.append(Record.from_json(record))
    return records


def read(part: str) -> list[Record]:
    """The records of a part as the installed reader makes them."""
    wanted = {row["id"] for row in rows(EVENTS) if row["part"] == part}
    reader = Reader()
    return [reader.read(Article(**row)) for path in ARTICLES for row in rows(path) if row["id"] in wanted]


def tally(gold: Gold, links: Iterable[Link]) -> Tally:
    """The links found against those annotated."""
    counts = Tally()
    for chain in gold.chains:
        counts.wanted |= {(chain["id"], n) for n, told in enumerate(chain["links"]) if not told.get("optional")}
    for link in links:
        judged = gold.judge(link)
        if not judged:
            counts.wrong.append(link)
        for id, number, told in judged:
            if (id, number) in counts.wanted:
                counts.right.add((id, number))
                if link.relation in told["relations"]:
                    counts.named.add((id, number))
    return counts


def figures(name: str, tallies: Iterable[Tally]) -> str:
    """Precision, recall, and the share of right relations among right links, of several parts together."""
    tallies = list(tallies)
    right, wrong, wanted, named = (
        sum(len(getattr(one, key)) for one in tallies) for key in ("right", "wrong", "wanted", "named")
    )
    shares = (right / max(right + wrong, 1), right / max(wanted, 1), named / max(right, 1))
    said = "precision {:6.1%}  recall {:6.1%}  relation {:6.1%}".format(*shares)
    return f"{name:24} {said}   (right {right}, wrong {wrong}, missed {wanted - right})"


def show(gold: Gold, counts: Tally) -> None:
    """What is wrong, and what is missed."""
    for link in sorted(counts.wrong, key=lambda link: -link.confidence):
        relation = f"{link.relation:9} {link.confidence:.2f}"
        print(f"  wrong  {relation} {_told(link.opening)}  <-  {_told(link.act)}  {link.reasons}")
    for chain in gold.chains:
        for number, told in enumerate(chain["links"]):
            if (chain["id"], number) in counts.wanted - counts.right:
                opening, act = (f"{one['article']} {one['words']!r}" for one in (chain["opening"][0], told["act"][0]))
                print(f"  missed {chain['id']} {chain['kind']} {'|'.join(told['relations'])}: {opening} <- {act}")


def measure(name: str, records: dict[str, list[Record]], errors: bool) -> None:
    """Print the figures of every part, and of those together that the rules were tuned on."""
    tallies = {}
    for part, some in records.items():
        gold = Gold(part)
        tallies[part] = tally(gold, (link for thread in threads(some) for link in thread.links))
        print(figures(f"{name}, {part}", [tallies[part]]))
        if errors:
            show(gold, tallies[part])
    print(figures(f"{name}, tuned on", (one for part, one in tallies.items() if part != "test")))


def measure_unseen(records: dict[str, list[Record]]) -> None:
    """Print the figures of the articles that the reader was never trained on."""
    trained = {row["id"] for row in rows(EVENTS) if row["read"]}
    tallies = []
    for part, some in records.items():
        links = (link for thread in threads(some) for link in thread.links)
        tallies.append(tally(Gold(part).without(trained), (one for one in links if one.opening.article not in trained)))
    print(figures("end to end, unseen", tallies))


def _events(tellings: list[Json]) -> set[Event]:
    return {(telling["article"], telling["event"]) for telling in tellings}


def _all(chain: Json) -> set[Event]:
    return _events(chain["opening"]).union(*(_events(link["act"]) for link in chain["links"]))


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _told(act: Act) -> str:
    return f"{act.id} {act.type} {act.words!r} ({', '.join(act.actors)} > {', '.join(act.recipients)})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append", help="measure this part only")
    parser.add_argument("--errors", action="store_true", help="print what is wrong and missed")
    parser.add_argument("--alone", action="store_true", help="measure the linking alone")
    options = parser.parse_args()
    parts = options.part or PARTS
    print(f"# {provenance()}\n# bar: precision 80 %, recall 60 %")
    measure("linking alone", {part: annotated(part) for part in parts}, options.errors)
    if not options.alone:
        records = {part: read(part) for part in parts}
        measure("end to end", records, options.errors)
        measure_unseen(records)


if __name__ == "__main__":
    main()
