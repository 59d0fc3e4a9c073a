"""How much page furniture is marked, and how much of the report with it: python -m benchmarks.furniture [--data …].

Grouped cross-validation over pages (one page under several extractors is one group): weights and threshold come from
the other pages only, the threshold from a second cross-validation among those. Tokens are words between white space.
The hand rules were written with these pages in view, so their part of the recall is flattered; `classifier alone` is
what the learned part reaches without them.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.furniture import SEED, Matrix, Page, fit, folds, labelled_pages, news_pages, out_of_fold, threshold


def predictions(pages: list[Page], extra: list[Page]) -> NDArray[np.bool_]:
    """For every line whether rules or classifier mark it, by a model that saw nothing of its page."""
    parts: dict[int, NDArray[np.bool_]] = {}
    for held in folds(pages, SEED):
        rest = [page for page in pages if page.group not in held]
        cut = threshold(rest, out_of_fold(rest, extra, SEED + 1))
        weights = fit(rest + extra)
        for at, page in enumerate(pages):
            if page.group in held:
                parts[at] = page.ruled | (Matrix([page]).scores(weights) >= cut)
    return np.concatenate([parts[at] for at in range(len(pages))])


def report(name: str, pages: list[Page], marked: NDArray[np.bool_]) -> None:
    """Print the shares of furniture tokens and of good tokens that are marked."""
    tokens = np.concatenate([page.tokens for page in pages])
    furniture = np.concatenate([page.furniture for page in pages])
    recall = (tokens * (marked & furniture)).sum() / (tokens * furniture).sum()
    lost = (tokens * (marked & ~furniture)).sum() / (tokens * ~furniture).sum()
    print(f"{name:20} furniture marked {recall:6.1%}   good tokens marked {lost:6.2%}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).resolve().parents[2] / "shared/data")
    data = parser.parse_args().data
    pages = labelled_pages(data / "clean/furniture.dev.jsonl")
    extra = news_pages(data / "articles/wikinews.jsonl")
    report("rules and classifier", pages, predictions(pages, extra))
    report("rules alone", pages, np.concatenate([page.ruled for page in pages]))
    bare = labelled_pages(data / "clean/furniture.dev.jsonl", with_rules=False)
    bare_extra = news_pages(data / "articles/wikinews.jsonl", with_rules=False)
    report("classifier alone", bare, predictions(bare, bare_extra))


if __name__ == "__main__":
    main()
