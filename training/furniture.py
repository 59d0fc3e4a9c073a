"""Train the line classifier for page furniture: python -m training.furniture [--data ../shared/data].

Logistic regression with an L2 penalty over hashed features, fitted by full-batch Adam. Lines of the furniture pages are
labelled; the paragraphs of Wikinews are added as lines that are none, so that news in another style is not marked.
Only weights leave this script, no text.
"""

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.intake.furniture_features import BUCKETS, MOST_WORDS, features
from onrecord.intake.furniture_rules import kinds
from onrecord.intake.lines import split

SEED = 7
WEIGHTS = Path(__file__).resolve().parents[1] / "src/onrecord/intake/furniture.npz"
FOLDS = 8

# A feature seen on one page only tells about that page.
MIN_PAGES = 2
PENALTY = 3e-4
STEPS = 250
RATE = 0.05

# A long line weighs more than a short one, but not as much as its words: there are few long ones to learn from.
POWER = 0.5
# Lines the rules mark are theirs to mark; they teach wording and place to lines the rules do not know.
RULED = 0.5

# Share of good tokens the inner folds may lose: the bar is 0.5 %, and another 0.1 goes with pages unlike those seen.
ALLOWED = 0.003


@dataclass(frozen=True)
class Page:
    """One extracted page: per line its features, tokens, what the rules say, and whether it is furniture."""

    group: str
    rows: list[list[int]]
    tokens: NDArray[np.float64]
    ruled: NDArray[np.bool_]
    furniture: NDArray[np.bool_]


def labelled_pages(path: Path, with_rules: bool = True) -> list[Page]:
    """The pages of furniture.dev.jsonl."""
    items = map(json.loads, path.read_text("utf-8").splitlines())
    return [_page(item["id"], item["lines"], with_rules) for item in items]


def news_pages(path: Path, with_rules: bool = True) -> list[Page]:
    """The articles of wikinews.jsonl, as pages of which all that the rules pass over is good."""
    pages = []
    for item in map(json.loads, path.read_text("utf-8").splitlines()):
        lines = [{"text": line, "furniture": False} for line in item["text"].split("\n")]
        page = _page(item["id"], lines, True)
        pages.append(replace(_page(item["id"], lines, with_rules), furniture=page.ruled))
    return pages


def _page(group: str, items: list[dict[str, Any]], with_rules: bool) -> Page:
    items = [item for item in items if item["text"].strip()]
    lines = split("\n\n".join(item["text"].replace("\n", " ") for item in items))
    ruled: list[str | None] = kinds(lines) if with_rules else [None] * len(lines)
    return Page(
        group,
        features(lines, ruled),
        np.array([len(item["text"].split()) for item in items], float),
        np.array([kind is not None for kind in ruled], bool),
        np.array([item["furniture"] for item in items], bool),
    )


class Matrix:
    """Rows of feature buckets as one flat array."""

    def __init__(self, pages: list[Page]) -> None:
        rows = [row for page in pages for row in page.rows]
        self.columns = np.concatenate([np.array(row) for row in rows])
        self.rows = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.count = len(rows)
        self.open = np.concatenate([page.tokens <= MOST_WORDS for page in pages])

    def scores(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log odds of every row."""
        return np.where(self.open, np.bincount(self.rows, weights[self.columns], self.count), -99.0)

    def gradient(self, residual: NDArray[np.float64]) -> NDArray[np.float64]:
        """The gradient for residuals of the rows."""
        return np.bincount(self.columns, residual[self.rows], BUCKETS).astype(np.float64)


def fit(pages: list[Page]) -> NDArray[np.float64]:
    """The weights for some pages."""
    matrix = Matrix(pages)
    wanted = np.concatenate([page.furniture for page in pages]).astype(float)
    importance = np.concatenate([page.tokens**POWER * np.where(page.ruled, RULED, 1) for page in pages])
    importance /= importance.sum()
    known = _frequent(pages)
    weights, mean, square = np.zeros(BUCKETS), np.zeros(BUCKETS), np.zeros(BUCKETS)
    for step in range(1, STEPS + 1):
        residual = importance * (1 / (1 + np.exp(-matrix.scores(weights))) - wanted)
        gradient = (matrix.gradient(residual) + PENALTY * weights) * known
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _frequent(pages: list[Page]) -> NDArray[np.bool_]:
    groups: dict[int, set[str]] = defaultdict(set)
    for page in pages:
        for column in {column for row in page.rows for column in row}:
            groups[column].add(page.group)
    return np.array([len(groups[column]) >= MIN_PAGES for column in range(BUCKETS)])


def folds(pages: list[Page], seed: int) -> list[set[str]]:
    """The pages' groups dealt into folds."""
    groups = sorted({page.group for page in pages})
    np.random.default_rng(seed).shuffle(groups)
    return [set(groups[at::FOLDS]) for at in range(FOLDS)]


def out_of_fold(pages: list[Page], extra: list[Page], seed: int) -> NDArray[np.float64]:
    """The log odds of every line by weights that never saw its page."""
    parts: dict[int, NDArray[np.float64]] = {}
    for held in folds(pages, seed):
        weights = fit([page for page in pages if page.group not in held] + extra)
        for at, page in enumerate(pages):
            if page.group in held:
                parts[at] = Matrix([page]).scores(weights)
    return np.concatenate([parts[at] for at in range(len(pages))])


def threshold(pages: list[Page], scores: NDArray[np.float64]) -> float:
    """The lowest log odds at which rules and classifier together lose no more than `ALLOWED` of the good tokens."""
    good = np.concatenate([page.tokens * ~page.furniture for page in pages])
    ruled = np.concatenate([page.ruled for page in pages])
    order = np.argsort(-np.where(ruled, np.inf, scores))
    lost = np.cumsum(good[order]) / good.sum()
    within = np.flatnonzero(lost <= ALLOWED)
    last = max(int(within[-1]) if len(within) else 0, int(ruled.sum()))
    return float(scores[order[min(last, len(order) - 1)]])


def main() -> None:
    """Train on everything, set the threshold from held-out scores, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared/data")
    data = parser.parse_args().data
    pages = labelled_pages(data / "clean/furniture.dev.jsonl")
    extra = news_pages(data / "articles/wikinews.jsonl")
    cut = threshold(pages, out_of_fold(pages, extra, SEED))
    np.savez_compressed(WEIGHTS, weights=fit(pages + extra).astype(np.float16), threshold=np.float32(cut))
    print(f"{WEIGHTS}: {WEIGHTS.stat().st_size} bytes, threshold {cut:.3f}")


if __name__ == "__main__":
    main()
