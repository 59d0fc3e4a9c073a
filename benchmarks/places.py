"""Places: names linked to GeoNames in Local-Global Lexicon and GeoWebNews, event.place on gold/dev.jsonl

    python -m benchmarks.places [--weights DIR]

The first two are five-fold cross-validated, with no web site in two folds, and end to end: own spans, exact id. Found:
of the names with a GeoNames id in the corpus, those over which a span of ours has the same id. Right: of our linked
spans, those on a name of the corpus with the same id; names that its annotators gave no id count as wrong.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.shared import DATA, TOOLS, provenance
from onrecord.model.network import WEIGHTS
from onrecord.reader import Reader
from onrecord.reading.places.named import Named
from onrecord.reading.places.resolving import resolved
from onrecord.record import Article
from training.placing import FOLDS, Annotated, case, corpora, fit, fold_of, overlap

BARS = {"LGL": 62.0, "GeoWebNews": 62.0, "event.place": 75.0}
GOLD = DATA / "gold" / "dev.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    reader = Reader(parser.parse_args().weights)
    print(provenance())
    for corpus, counted in linked(reader).items():
        found, right = counted["found"] / counted["gold"], counted["right"] / counted["linked"]
        both = 2 * found * right / (found + right)
        print(f"{corpus:<12} found {found:.1%}  right {right:.1%}  F1 {both:.1%}  of {counted['gold']:,} names"
              f"  (bar {BARS[corpus]}; Mordecai 3: 57.2 LGL, 60.0 GeoWebNews)")  # fmt: skip
    place_of_events(reader)


def linked(reader: Reader) -> dict[str, Counter[str]]:
    """What is counted of each corpus."""
    cases = [(one, case(one, reader.read(Article(one.text)))) for one in corpora(DATA / "places")]
    totals = {one.corpus: Counter[str]() for one, _ in cases}
    for fold in range(FOLDS):
        model = fit([ready for one, ready in cases if fold_of(one.site) != fold])
        for one, ready in cases:
            if fold_of(one.site) == fold:
                totals[one.corpus] += tally(one, resolved(ready.record, model))
    return totals


def tally(annotated: Annotated, named: tuple[Named, ...]) -> Counter[str]:
    ours = [(span, one.place.geonames) for one in named if one.place for span in one.spans]
    gold = [known for known in annotated.gold if known.geonames]
    found = sum(any(overlap(span, known.span) and ident == known.geonames for span, ident in ours) for known in gold)
    right = sum(any(overlap(span, known.span) and ident == known.geonames for known in gold) for span, ident in ours)
    return Counter({"gold": len(gold), "linked": len(ours), "found": found, "right": right})


def place_of_events(reader: Reader) -> None:
    """The scorer's event.place, and how often an event gets a place where the annotators gave none."""
    records = []
    for line in GOLD.read_text("utf8").splitlines():
        told = json.loads(line)["article"]
        article = Article(told["text"], id=told["id"], published=told.get("published"), title=told.get("title"))
        records.append(reader.read(article))
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as out:
        out.writelines(json.dumps(record.to_json()) + "\n" for record in records)
        out.flush()
        scored = subprocess.run(
            [sys.executable, TOOLS / "score_record.py", GOLD, out.name], capture_output=True, text=True
        )
    print(
        next(line for line in scored.stdout.splitlines() if line.startswith("event.place")),
        f" (bar {BARS['event.place']})",
    )
    events = [event for record in records for event in record.events]
    print(f"events with a place: {sum(event.place is not None for event in events)} of {len(events)}; the annotators of"
          " this text gave one to 86 of 273")  # fmt: skip


if __name__ == "__main__":
    main()
