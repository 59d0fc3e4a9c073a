"""Whether confidence means something:  python -m benchmarks.reliability

How many events of each confidence are right (a gold event of that type in their sentence), on gold/dev.jsonl.
Each article is judged by a calibration fitted to the other articles alone, as the shipped one was fitted to all of
them. Then precision and recall of event.type where only events of some confidence are kept (`--min-confidence`).
"""

from dataclasses import replace

import numpy as np

from benchmarks.shared import DATA, TOOLS, provenance
from benchmarks.statements import score
from onrecord import Article, Reader
from training.calibrate import BINS, error, judged, left_out
from training.sources import lines

KEPT = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    reader, gold = Reader(), DATA / "gold/dev.jsonl"
    features, right, article = judged(reader, gold, TOOLS)
    chance = left_out(features, right, article)
    print(f"# {provenance()}\n# gold/dev.jsonl, {len(right)} candidates, each article left out of its own calibration")
    print("confidence     events   mean   right")
    place = np.minimum((chance * BINS).astype(int), BINS - 1)
    for number in np.unique(place):
        here = place == number
        print(
            f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}   {here.sum():7}"
            f"  {100 * chance[here].mean():4.0f} %  {100 * right[here].mean():4.0f} %"
        )
    print(f"expected calibration error {error(chance, right):.3f}")
    articles = [item["article"] for item in lines(gold)]
    records = [reader.read(Article(a["text"], id=a["id"], published=a.get("published"))) for a in articles]
    print("kept from   precision   recall")
    for least in KEPT:
        kept = [replace(r, events=tuple(e for e in r.events if e.confidence >= least)) for r in records]
        found = score("score_record.py", gold, [record.to_json() for record in kept])["event.type"]
        print(f"{least or 'default':9}   {found['p']:7} %   {found['r']:6} %")


if __name__ == "__main__":
    main()
