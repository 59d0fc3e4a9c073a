"""Make confidence mean something:  python -m training.calibrate src/onrecord/model/weights

Platt scaling (Platt 1999): a logistic regression from what the network says of an event to whether it is right, fitted
on the development articles and written into labels.json beside the weights. Prints the expected calibration error
(Guo et al. 2017, ten bins) with each article left out of the fit that judges it.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.intake.furniture import mark
from onrecord.model.events import EventFrame
from onrecord.model.reading import read
from onrecord.reader import Reader
from onrecord.reading import events as reading
from onrecord.reading.paragraphs import passages
from onrecord.reading.sentences import split
from onrecord.record import Article
from training.sources import lines

Floats = NDArray[np.float64]
LOWEST = 0.05  # events are judged from this confidence on; below, hardly any is right
RIDGE = 1.0
BINS = 10


def judged(reader: Reader, gold: Path, tools: Path) -> tuple[Floats, Floats, NDArray[np.int64]]:
    """(features, right or wrong, article number) of every event found; those on disputed gold events are left out."""
    sys.path.insert(0, str(tools))
    import score_record as scorer  # type: ignore[import-not-found]

    rows: list[tuple[list[float], bool, int]] = []
    for number, item in enumerate(lines(gold)):
        article = item["article"]
        kept = found_events(reader, article["text"])
        for frame, right in zip(kept, _right(scorer, item, kept), strict=True):
            if right is not None:
                rows.append((list(frame.evidence), right, number))
    return (
        np.array([row[0] for row in rows]),
        np.array([float(row[1]) for row in rows]),
        np.array([row[2] for row in rows]),
    )


def found_events(reader: Reader, text: str) -> list[EventFrame]:
    """The frames that the reader would judge, furniture left unread."""
    article = mark(Article(text, sentences=tuple(split(text))))
    found = read(reader.network, text, passages(article)).events
    return [frame for frame in found if frame.confidence >= LOWEST]


def _right(scorer: Any, item: dict[str, Any], frames: list[Any]) -> list[bool | None]:
    """Whether each frame has a gold event of its type in its sentence, the surest first; None for disputed ones."""
    sentences = item["article"]["sentences"]

    def sentence(at: int) -> int:
        return next((n for n, (start, end) in enumerate(sentences) if start <= at < end), -1)

    open_gold: dict[tuple[int, str], list[bool]] = {}
    for event in item["events"]:
        key = (sentence(event["trigger"][0][0]), event["type"])
        open_gold.setdefault(key, []).append(bool(event.get("optional")))
    found: list[bool | None] = [False] * len(frames)
    for number in sorted(range(len(frames)), key=lambda n: -frames[n].confidence):
        rest = open_gold.get((sentence(frames[number].trigger[0]), frames[number].type))
        if rest:
            rest.sort()
            found[number] = None if rest.pop(0) else True
    return found


def fit(features: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression with a constant, by Newton's method with a little ridge."""
    x = np.column_stack([features, np.ones(len(features))])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - chance) - RIDGE * weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def chances(features: Floats, weights: Floats) -> Floats:
    """Probabilities of being right."""
    return np.asarray(1 / (1 + np.exp(-np.column_stack([features, np.ones(len(features))]) @ weights)))


def error(chance: Floats, right: Floats, bins: int = BINS) -> float:
    """Expected calibration error: mean distance of confidence and share right over equal bins, by their counts."""
    place = np.minimum((chance * bins).astype(int), bins - 1)
    gaps = [abs(chance[place == b].sum() - right[place == b].sum()) for b in range(bins)]
    return float(sum(gaps) / len(chance))


def left_out(features: Floats, right: Floats, article: NDArray[np.int64]) -> Floats:
    """The chance of each event by a fit without its article."""
    found = np.zeros(len(right))
    for number in np.unique(article):
        mine = article == number
        found[mine] = chances(features[mine], fit(features[~mine], right[~mine]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("../shared/data/gold/dev.jsonl"))
    parser.add_argument("--tools", type=Path, default=Path("../shared/tools"))
    options = parser.parse_args()
    features, right, article = judged(Reader(options.weights), options.gold, options.tools)
    weights = fit(features, right)
    path = options.weights / "labels.json"
    data = json.loads(path.read_text("utf8")) | {"calibration": [round(float(w), 4) for w in weights]}
    path.write_text(json.dumps(data, indent=1) + "\n", "utf8")
    fair = left_out(features, right, article)
    print(f"{len(right)} events, {right.mean():.2f} right; expected calibration error {error(fair, right):.3f}")
    print(f"of those kept (>= {reading.FLOOR}): {error(fair[fair >= reading.FLOOR], right[fair >= reading.FLOOR]):.3f}")


if __name__ == "__main__":
    main()
