"""Write a teacher's lessons:  python -m training.teach --network build/teacher/network.pt --teacher WEIGHTS

The texts are those of the training sets, whether or not somebody annotated them; the development articles stay out.
"""

import argparse
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import torch

from onrecord.model.wordpiece import WordPiece
from training.lessons import lessons
from training.network import Network
from training.sources import detokenize, lines
from training.teacher import Teacher
from training.train import START_WEIGHTS, gather


def texts(data: Path, annotation: Path) -> Iterator[str]:
    """All training text: that of our training examples, every Wikinews article but those of gold/dev, and ECB+."""
    broad, ours = gather(data, annotation, Path("none"))
    development = {item["article"]["text"][:200] for item in lines(data / "gold/dev.jsonl")}
    seen = {example.text for example in ours}
    yield from (example.text for example in ours)
    for article in lines(data / "articles/wikinews.jsonl"):
        if article["text"] not in seen and article["text"][:200] not in development:
            yield article["text"]
    yield from stories(data / "stories/train.corpus.txt")
    yield from (example.text for example in broad)


def stories(path: Path) -> Iterator[str]:
    """The documents of ECB+, a paragraph a sentence."""
    rows = (line.split("\t") for line in path.read_text("utf8").splitlines() if line and not line.startswith("#"))
    for _, document in groupby(rows, key=lambda row: row[0]):
        sentences = groupby(document, key=lambda row: row[1])
        yield "\n".join(detokenize([row[3] for row in sentence]) for _, sentence in sentences)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True, help="the trained teacher (network.pt)")
    parser.add_argument("--teacher", type=Path, required=True, help="folder of the weights it began with")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--annotation", type=Path, default=Path("training/annotation"))
    parser.add_argument("--out", type=Path, default=Path("build/lessons.pt"))
    options = parser.parse_args()
    network = Network(Teacher(options.teacher, START_WEIGHTS / "vocab.txt"))
    network.load_state_dict(torch.load(options.network, map_location="cpu"))
    wordpiece = WordPiece.load(START_WEIGHTS / "vocab.txt")
    found = list(lessons(network, texts(options.data, options.annotation), wordpiece))
    torch.save(found, options.out)
    cues, triggers = (sum(len(getattr(lesson, of)) for lesson in found) for of in ("cues", "triggers"))
    print(f"{len(found)} windows, {cues} cues, {triggers} triggers")


if __name__ == "__main__":
    main()
