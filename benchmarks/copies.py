"""Copies found while adding 5,000 articles with planted reprints: python -m benchmarks.copies

Texts: Wikinews and PolNeAR (train and dev) articles, cut at line ends into pieces of at least 150 words; equal pieces
once. 4,000 pieces drawn (seed 5) are the originals; 200 of them are each reprinted in five ways: another headline; the
last 40 % of the words cut; page furniture lines of clean/furniture.dev.jsonl before and after (left unmarked); 20 % of
the words deleted, replaced by a word drawn from all texts, or swapped with the next, a third each; all four at once.
All 5,000 are added to a store in a drawn order.

PolNeAR and Wikinews hold reprints of their own (AP reports in several papers, live reports told anew, one questionnaire
for several candidates). A piece is left out beforehand when a fifth of its words or more stand in runs of 12 words that
an earlier piece has too: that is told from the exact words, not by the finder.

Recall: reprints that stand in one report with their original, of all reprints. False merges: articles in a report
whose most frequent original is not theirs, of all articles.
"""

import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.shared import DATA, provenance
from onrecord.record import Article, Record
from onrecord.store import Store
from onrecord.store.copies import copy_rows

ORIGINALS, REPRINTED, LEAST_WORDS, SEED = 4000, 200, 150, 5
RECALL_BAR, FALSE_BAR = 0.95, 0.001
VERBATIM = 12
WAYS = ("headline", "cut", "furniture", "paraphrase", "all")


def lines_of(path: Path) -> list[str]:
    return path.read_text("utf8").splitlines()


def pieces() -> list[str]:
    """The real texts, cut at line ends."""
    files = [
        DATA / "articles/wikinews.jsonl",
        *(DATA / f"statements/polnear.{part}.jsonl" for part in ("train", "dev")),
    ]
    texts = (json.loads(line)["text"] for path in files for line in lines_of(path))
    return distinct(dict.fromkeys(piece for text in texts for piece in cut(text)))


def distinct(texts: Iterable[str]) -> list[str]:
    """The texts but those that share a fifth of their words, in long runs, with one earlier text."""
    first: dict[tuple[str, ...], set[int]] = defaultdict(set)
    kept: list[str] = []
    for text in texts:
        words = re.findall(r"\w+", text.casefold())
        runs = [tuple(words[start : start + VERBATIM]) for start in range(len(words) - VERBATIM + 1)]
        covered: dict[int, set[int]] = defaultdict(set)
        for start, run in enumerate(runs):
            for earlier in first.get(run, ()):
                covered[earlier].update(range(start, start + VERBATIM))
        if max(map(len, covered.values()), default=0) >= len(words) / 5:
            continue
        for run in runs:
            first[run].add(len(kept))
        kept.append(text)
    return kept


def cut(text: str) -> Iterator[str]:
    piece: list[str] = []
    for line in text.splitlines():
        piece.append(line)
        if sum(len(line.split()) for line in piece) >= LEAST_WORDS:
            yield "\n".join(piece)
            piece = []


def furniture() -> list[str]:
    """Furniture lines of real pages."""
    pages = [json.loads(line) for line in lines_of(DATA / "clean/furniture.dev.jsonl")]
    return [line["text"] for page in pages for line in page["lines"] if line["furniture"]]


class Reprinter:
    """Makes reprints of texts."""

    def __init__(self, texts: list[str], draw: random.Random) -> None:
        self.draw, self.furniture = draw, furniture()
        self.words = [word for text in texts for word in text.split()]

    def reprint(self, text: str, way: str) -> str:
        for name in WAYS[:-1] if way == "all" else (way,):
            text = getattr(self, f"_{name}")(text)
        return text

    def _headline(self, text: str) -> str:
        return " ".join(self.draw.choices(self.words, k=9)) + "\n" + text.partition("\n")[2]

    def _cut(self, text: str) -> str:
        words = text.split()
        return " ".join(words[: len(words) * 6 // 10])

    def _furniture(self, text: str) -> str:
        return "\n".join([*self.draw.sample(self.furniture, 4), text, *self.draw.sample(self.furniture, 4)])

    def _paraphrase(self, text: str) -> str:
        words = text.split()
        for place in sorted(self.draw.sample(range(len(words) - 1), len(words) // 5), reverse=True):
            match self.draw.randrange(3):
                case 0:
                    del words[place]
                case 1:
                    words[place] = self.draw.choice(self.words)
                case _:
                    words[place : place + 2] = reversed(words[place : place + 2])
        return " ".join(words)


def planted() -> dict[str, str]:
    """Texts by id: "17" is an original, "17/cut" its reprint."""
    draw = random.Random(SEED)
    found = pieces()
    texts = draw.sample(found, min(ORIGINALS, len(found)))
    reprinter = Reprinter(texts, draw)
    made = {str(number): text for number, text in enumerate(texts)}
    long = [number for number, text in enumerate(texts) if text.count("\n") > 1][:REPRINTED]
    made |= {f"{number}/{way}": reprinter.reprint(texts[number], way) for number in long for way in WAYS}
    return dict(draw.sample(list(made.items()), len(made)))


def main() -> None:
    print(f"# {provenance()}")
    made = planted()
    report, start = {id: id for id in made}, time.perf_counter()
    with Store.open(":memory:") as store:
        for id, text in made.items():
            store.add(Record(Article(text, id=id)))
        report |= {row.article: row.report for row in store.ask(copy_rows)}
    seconds = time.perf_counter() - start
    reprints = [id for id in made if "/" in id]
    found = Counter(id.split("/")[1] for id in reprints if report[id] == report[id.split("/")[0]])
    for way in WAYS:
        print(f"  {way:<12}{found[way] / REPRINTED:7.1%} of {REPRINTED}")
    print(f"recall        {found.total() / len(reprints):7.1%} of {len(reprints)} (bar {RECALL_BAR:.0%})")
    wrong = misplaced(report)
    print(f"false merges  {len(wrong) / len(made):7.2%} of {len(made)} (bar {FALSE_BAR:.1%}) {wrong[:20]}")
    print(f"{len(made) / seconds:.0f} articles a second added")


def misplaced(report: dict[str, str]) -> list[str]:
    """The articles in a report whose most frequent original is another."""
    members = defaultdict(list)
    for id, of in report.items():
        members[of].append(id)
    wrong = []
    for ids in members.values():
        main, _ = Counter(id.split("/")[0] for id in ids).most_common(1)[0]
        wrong += [f"{id} in {main}" for id in ids if id.split("/")[0] != main]
    return wrong


if __name__ == "__main__":
    main()
