"""Page furniture: lines of a text that belong to the page and not to the report. They are marked, never removed.

Three judges, the surest first: hand rules for clear wording, the headline at the top (doubled, or the title again), and
a learned line classifier for the rest. Training and threshold: `training/furniture.py`.
"""

import math
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.intake.furniture_features import MOST_WORDS, features
from onrecord.intake.furniture_rules import kinds
from onrecord.intake.lines import Line, split
from onrecord.record import Article, Furniture

# Of the words the hand rules mark on the development pages, nine in ten are labelled furniture.
_RULE_CONFIDENCE = 0.91
_HEADLINE_CONFIDENCE = 0.95

# Headlines stand among the first lines, and one of fewer words is too little to recognise again.
_HEADLINE_LINES = 5
_HEADLINE_WORDS = 4
# Two headlines for one story share this much of the shorter one's words.
_SAME = 0.6

# When more of the words would be marked, the page is no report (a list, a programme) and only the rules are believed.
_MOST_MARKED = 0.5

# A table or a log, no report; judging a line takes some 40 microseconds, and hostile text may have a million.
MOST_LINES = 5000

_Found = dict[int, tuple[str, float]]


def mark(article: Article) -> Article:
    """The article with its furniture marked: whole lines, as spans without outer white space, in order.

    Depends on text and title only, so marking twice changes nothing. A text that would be all furniture is left
    unmarked, and so is one of more than `MOST_LINES` lines.
    """
    lines = split(article.text)
    found = judge(lines, article.title) if len(lines) <= MOST_LINES else {}
    marks = tuple(Furniture(lines[at].span, *found[at]) for at in sorted(found))
    return replace(article, furniture=marks if len(marks) < len(lines) else ())


def judge(lines: list[Line], title: str | None = None) -> _Found:
    """Kind and confidence of the lines that are furniture, by their number."""
    ruled = kinds(lines)
    sure: _Found = dict.fromkeys(_headlines(lines, title), ("headline", _HEADLINE_CONFIDENCE))
    sure = {at: (kind, _RULE_CONFIDENCE) for at, kind in enumerate(ruled) if kind is not None} | sure
    learned = {at: guess for at, guess in _learned(lines, ruled).items() if at not in sure}
    total = sum(line.size for line in lines)
    marked = sum(lines[at].size for at in sure.keys() | learned.keys())
    return sure if marked > _MOST_MARKED * total else sure | learned


def _headlines(lines: list[Line], title: str | None) -> set[int]:
    """The numbers of leading lines that give the title, or that say the same as one another."""
    leading = lines[:_HEADLINE_LINES]
    wanted = Line((0, 1), title[:1000]).words if title else []
    found = {at for at, line in enumerate(leading) if len(wanted) >= 2 and line.words == wanted}
    first = next((at for at, line in enumerate(leading) if line.is_body or line.text.endswith(".")), len(leading))
    for one, two in combinations(range(first), 2):
        if _say_the_same(lines[one], lines[two]):
            found |= {one, two}
    return found


def _say_the_same(one: Line, two: Line) -> bool:
    shorter, longer = sorted((set(one.words), set(two.words)), key=len)
    return len(shorter) >= _HEADLINE_WORDS and len(shorter & longer) >= _SAME * len(shorter)


def _learned(lines: list[Line], ruled: list[str | None]) -> _Found:
    weights, threshold = _model()
    body = [at for at, line in enumerate(lines) if line.is_body]
    found: _Found = {}
    for at, row in enumerate(features(lines, ruled)):
        score = float(weights[row].sum())
        if score >= threshold and lines[at].size <= MOST_WORDS:
            found[at] = (_place_kind(at, body), round(1 / (1 + math.exp(-score)), 2))
    return found


def _place_kind(at: int, body: list[int]) -> str:
    """The classifier tells furniture, not its kind: above the report it is a headline, below a promotion."""
    if not body or at < body[0]:
        return "headline" if at < _HEADLINE_LINES else "other"
    return "promo" if at > body[-1] else "other"


@cache
def _model() -> tuple[NDArray[np.float32], float]:
    with (files("onrecord.intake") / "furniture.npz").open("rb") as stream, np.load(stream) as data:
        return data["weights"].astype(np.float32), float(data["threshold"])
