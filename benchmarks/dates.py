"""Time expressions and days of events: python -m benchmarks.dates [--errors]

The first figure is of tests/data/dates.jsonl: sentences of Wikinews (CC BY 2.5; `source` is the article's id) and some
of our own, each with an expression and its days as a reader decided them before any program saw the sentence. An
expression is right when its span and both its days are. The second takes the gold events of gold/dev.jsonl as they
stand and measures the days given to them alone, by the rule of score_record.py: the first day, where gold has one.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from benchmarks.shared import DATA, ROOT, provenance
from onrecord.reading.dates import dated, expressions
from onrecord.record import Json, Record

HAND_MADE = ROOT / "tests/data/dates.jsonl"


def exact(row: Json) -> bool:
    """Whether the row's expression is found with its very span and days."""
    span, days = tuple(row["span"]), (row["start"], row["end"])
    return any(e.span == span and (e.start, e.end) == days for e in expressions(row["sentence"], row["published"]))


def rows(path: Path) -> list[Json]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf8").splitlines() if line.strip()]


def gold_days(path: Path, errors: bool) -> Counter[str]:
    """How the first days given to gold events compare with gold's own."""
    counts: Counter[str] = Counter()
    for item in rows(path):
        days = {event["id"]: event.pop("date", None) for event in item["events"]}
        optional = {event["id"] for event in item["events"] if event.get("optional")}
        for event in dated(Record.from_json(item)).events:
            gold, given = days[event.id], event.date
            if event.id in optional:
                continue
            outcome = _outcome(gold, given)
            counts[outcome] += 1
            if errors and outcome not in ("right", "both null"):
                words = " … ".join(item["article"]["text"][slice(*span)] for span in event.trigger)
                print(f"  {item['article']['id']} {event.id} {words!r}: {outcome}, gold {gold}, given {given}")
    return counts


def _outcome(gold: Json | None, given: Json | None) -> str:
    start = given["start"] if given else None
    if gold:
        return "right" if start == gold["start"] else "wrong" if start else "missed"
    if not given or not start:
        return "both null"
    return "a day where gold has none" if given["start"] == given["end"] else "a longer time where gold has none"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print what is not right")
    parser.add_argument("--gold", type=Path, default=DATA / "gold/dev.jsonl")
    options = parser.parse_args()
    print(f"# {provenance()}")
    read = rows(HAND_MADE)
    right = [exact(row) for row in read]
    for row, fits in zip(read, right, strict=True):
        if options.errors and not fits:
            found = [
                (row["sentence"][slice(*e.span)], e.start, e.end)
                for e in expressions(row["sentence"], row["published"])
            ]
            print(f"  {row['words']!r} {row['start']}–{row['end']} of {row['published']}: found {found}")
    print(f"expressions exact (span, start, end)  {sum(right) / len(right):6.1%} of {len(right)}")
    counts = gold_days(options.gold, options.errors)
    dates = sum(counts[key] for key in ("right", "wrong", "missed"))
    print(f"first day of gold events ({options.gold.name})  {counts['right'] / dates:6.1%} of {dates}   {dict(counts)}")


if __name__ == "__main__":
    main()
