"""Fit the weights that choose a pronoun's antecedent, and measure them on GUM.

    python training/antecedents.py --names NAMES.jsonl --gold GOLD.jsonl --gum 'GUM_bio_*.conllu' [--test 'GUM_news_*']

Learns from pronoun sources with a right name (gold records) and from GUM's coreference chains; a weighted softmax over
the candidates of each pronoun, by gradient descent with a penalty on the squares. Prints the tuple for
`onrecord/reading/antecedents.py`.
"""

import argparse
import glob
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from onrecord.reading import antecedents
from onrecord.reading.antecedents import FEATURES, candidates
from onrecord.reading.cast import Cast
from onrecord.reading.mentions import Name
from onrecord.reading.naming import Figure
from onrecord.reading.pronouns import PRONOUNS, Pronoun
from onrecord.record import Article, Span, Statement

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))
from naming import cases, is_right, lines

KINDS = {"person": "person", "organization": "organization", "place": "place"}


@dataclass
class Case:
    """One pronoun: features of each candidate, and which of them are right."""

    pronoun: str
    rows: list[list[float]]
    right: list[bool]


class Observed(Cast):
    """A cast that writes down the candidates of every pronoun whose answer is known."""

    def __init__(self, article, names, statements, parties, judge) -> None:  # type: ignore[no-untyped-def]
        self.judge: Callable[[Span, Figure, Observed], bool | None] = judge
        self.cases: list[Case] = []
        super().__init__(article, names, statements, parties)

    def _antecedent(self, span: Span, meant: Pronoun, said: Statement | None) -> Figure | None:
        found = candidates(self.gap(span, meant, said), self._seen)
        verdicts = {number: self.judge(span, figure, self) for number, (figure, _) in found.items()}
        if found and None not in verdicts.values():
            rows = [row for _, row in found.values()]
            self.cases.append(Case(self._text[slice(*span)].lower(), rows, [bool(v) for v in verdicts.values()]))
        return super()._antecedent(span, meant, said)


def from_gold(path: Path, names: dict[str, list[Name]], articles: dict, skip: set[str]) -> Iterator[Case]:  # type: ignore[type-arg]
    for article, statements, expected in cases(path, articles):
        if article.id in skip:
            continue
        known = {s.source.spans[0]: name for s, name in zip(statements, expected, strict=True) if s.source and name}

        def judge(span: Span, figure: Figure, cast: Observed, known: dict[Span, str] = known) -> bool | None:
            return is_right(known[span], figure.name) if span in known else None

        parties = [s.source.spans for s in statements if s.source]
        parties += [s.addressee.spans for s in statements if s.addressee]
        yield from Observed(article, names[article.id], statements, parties, judge).cases


@dataclass
class Gum:
    """A GUM document: text, sentences, names and, for each mention, its chain."""

    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    chains: dict[Span, str] = field(default_factory=dict)


def read_gum(path: str) -> Gum:
    """Text and chains of a document; a name is the run of proper nouns within a mention of a person, body or place."""
    doc, tokens = Gum(), []
    open_mentions: list[tuple[str, str, int]] = []
    first = 0
    for line in Path(path).read_text("utf8").splitlines():
        if line.startswith("# newpar") and doc.text:
            doc.text += "\n"
        columns = line.split("\t")
        if not line and len(tokens) > first:
            doc.sentences.append((tokens[first][0], tokens[-1][1]))
            doc.text = doc.text if doc.text.endswith("\n") else doc.text + " "
            first = len(tokens)
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        start = len(doc.text)
        doc.text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
        tokens.append((start, start + len(columns[1]), columns[3]))
        for chain, kind, begun in entities(columns[9], open_mentions, len(tokens) - 1):
            inside = tokens[begun:]
            doc.chains[inside[0][0], inside[-1][1]] = chain
            proper = [token for token in inside if token[2] == "PROPN"]
            if kind in KINDS and proper and inside[-1][2] == "PROPN":
                last = next((n for n in range(len(inside), 0, -1) if inside[n - 1][2] != "PROPN"), 0)
                name = (inside[last][0], inside[-1][1])
                doc.names.append(Name(name, KINDS[kind]))
                doc.chains[name] = chain
    return doc


def entities(misc: str, opened: list[tuple[str, str, int]], at: int) -> Iterator[tuple[str, str, int]]:
    """The mentions that close at this token, as (chain, kind, first token)."""
    value = next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")
    for piece in value.replace("(", " (").replace(")", ") ").split():
        if piece.startswith("("):
            parts = piece[1:].rstrip(")").split("-")
            opened.append((parts[0], parts[1] if len(parts) > 1 else "", at))
            if piece.endswith(")"):
                yield opened.pop()
        elif piece.endswith(")"):
            chain = piece[:-1]
            number = next((n for n in reversed(range(len(opened))) if opened[n][0] == chain), None)
            if number is not None:
                yield opened.pop(number)


def from_gum(path: str) -> Iterator[Case]:
    """The third-person pronouns whose chain holds a name seen before."""
    doc = read_gum(path)
    parties = [(span,) for span in doc.chains if doc.text[slice(*span)].lower() in PRONOUNS]

    def judge(span: Span, figure: Figure, cast: Observed) -> bool | None:
        chain = doc.chains.get(span)
        named = {doc.chains.get(name.span) for name in doc.names if name.span[0] < span[0]}
        if chain is None or chain not in named:
            return None
        spans = [sighting.span for sighting in cast._seen if sighting.figure.number == figure.number]
        return any(doc.chains.get(seen) == chain for seen in spans)

    article = Article(doc.text, path, sentences=tuple(doc.sentences))
    yield from Observed(article, doc.names, [], parties, judge).cases


def fit(found: Sequence[Case], penalty: float, rounds: int = 1500, step: float = 0.3) -> np.ndarray:
    """Weights that make the right candidates likely."""
    usable = [case for case in found if any(case.right)]
    rows = [np.array(case.rows) for case in usable]
    right = [np.array(case.right) for case in usable]
    weights = np.zeros(len(FEATURES))
    for _ in range(rounds):
        slope = -penalty * weights
        for row, good in zip(rows, right, strict=True):
            chance = np.exp((scores := row @ weights) - scores.max())
            wanted = chance * good
            slope += (wanted / wanted.sum() - chance / chance.sum()) @ row
        weights += step * slope / len(rows)
    return weights


def measure(found: Sequence[Case], weights: Sequence[float]) -> str:
    total: dict[str, list[bool]] = {}
    for case in found:
        best = int(np.argmax(np.array(case.rows) @ np.array(weights)))
        for kind in (case.pronoun, "all", "he/she" if case.pronoun[0] in "hs" else "they/it"):
            total.setdefault(kind, []).append(case.right[best])
    return "  ".join(f"{kind} {100 * np.mean(hits):.1f} of {len(hits)}" for kind, hits in sorted(total.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--names", type=Path, nargs="+", required=True)
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--skip", type=Path, nargs="*", default=[])
    parser.add_argument("--gum", nargs="*", default=[])
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--penalty", type=float, default=8.0)
    options = parser.parse_args()
    names = {r["id"]: [Name((a, b), k) for a, b, k in r["names"]] for path in options.names for r in lines(path)}
    articles = {row["id"]: row for row in lines(options.articles)} if options.articles else {}
    skip = {row["article"]["id"] for path in options.skip for row in lines(path)}
    gold = [case for path in options.gold for case in from_gold(path, names, articles, skip)]
    gum = [case for pattern in options.gum for path in sorted(glob.glob(pattern)) for case in from_gum(path)]
    test = [case for pattern in options.test for path in sorted(glob.glob(pattern)) for case in from_gum(path)]
    for label, found in (("gold", gold), ("GUM", gum), ("test", test)):
        print(f"{label} as it is:", measure(found, antecedents.WEIGHTS))
    weights = fit([*gold * 3, *gum], options.penalty)
    for label, found in (("gold", gold), ("GUM", gum), ("test", test)):
        print(f"{label} fitted:", measure(found, list(weights)))
    print("WEIGHTS =", tuple(float(round(weight, 2)) for weight in weights))


if __name__ == "__main__":
    main()
