"""Whom a third-person pronoun stands for: the candidates seen before it, each scored by a few plain features.

The features are those of the classic pronoun resolvers (Lappin and Leass 1994: recency, subject, repetition) and of
quotation attribution (the speaker of the last statement goes on speaking); the weights are fitted by
`training/antecedents.py`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.naming import Figure
from onrecord.reading.pronouns import Pronoun
from onrecord.record import Span

# A pronoun looks back over this many sightings and sentences; news repeats a name sooner than that.
MAX_SIGHTINGS = 80
MAX_SENTENCES = 9


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where a figure is spoken of. `subject`: it heads a clause; `quoted`: inside quotation marks."""

    span: Span
    figure: Figure
    sentence: int
    paragraph: int
    subject: bool
    source: bool
    quoted: bool
    pronoun: bool
    opens: bool
    governed: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a pronoun stands whose antecedent is looked for, and who it cannot or may well be."""

    start: int
    sentence: int
    paragraph: int
    pronoun: Pronoun
    source: bool
    quoted: bool
    not_figures: frozenset[int] = frozenset()
    speaker: int | None = None
    last_source: int | None = None
    last_pronoun: int | None = None
    possessive: bool = False
    opens: bool = False


FEATURES = (
    "same_sentence", "one_back", "two_back", "three_back", "further", "nearest", "second", "subject", "source",
    "quoted", "pronoun", "opens", "last_source", "last_pronoun", "speaker", "often", "gender_known",
    "paragraph", "opening_subject", "sole_subject", "source_same", "they_person", "place", "group",
    "possessive_same", "organization_it",
    "described", "governed", "only_once_far",
)  # fmt: skip
WEIGHTS: tuple[float, ...] = (
    0.87, -0.17, 0.2, -0.33, -0.57, 0.17, -0.07, 0.36, -0.33, -0.32, -0.13, 0.03, 0.45, 0.56, 0.6,
    0.79, 1.14, 1.05, 0.74, 0.64, -0.33, -0.14, -0.3, 0.27, 0.43, 0.16, -0.46, -0.3, -0.19,
)  # fmt: skip


def fits(figure: Figure, pronoun: Pronoun) -> bool:
    """Whether number, animacy and gender allow the figure."""
    if pronoun.plural:
        return figure.plural or figure.kind != "other"
    if pronoun.gender == "n":
        return figure.kind not in {"person", "group"} and not figure.plural
    return figure.kind == "person" and figure.gender in {pronoun.gender, None}


def candidates(gap: Gap, sightings: Sequence[Sighting]) -> dict[int, tuple[Figure, list[float]]]:
    """The figures that may be meant, by number, each with its features in the order of FEATURES."""
    found: dict[int, tuple[Figure, list[float]]] = {}
    by_figure: dict[int, list[Sighting]] = {}
    for sighting in reversed(sightings[-MAX_SIGHTINGS:]):
        if gap.sentence - sighting.sentence > MAX_SENTENCES:
            break
        if sighting.figure.number not in gap.not_figures and fits(sighting.figure, gap.pronoun):
            by_figure.setdefault(sighting.figure.number, []).append(sighting)
    for rank, (number, seen) in enumerate(by_figure.items()):
        found[number] = (seen[0].figure, _features(gap, rank, seen))
    return found


def choose(gap: Gap, sightings: Sequence[Sighting]) -> Figure | None:
    """The likeliest antecedent, None where nobody fits."""
    found = candidates(gap, sightings)
    best = max(found.values(), key=lambda item: score(item[1]), default=None)
    return best[0] if best else None


def score(features: Sequence[float]) -> float:
    """The weighted sum of a candidate's features."""
    return sum(weight * feature for weight, feature in zip(WEIGHTS, features, strict=True))


def _features(gap: Gap, rank: int, seen: Sequence[Sighting]) -> list[float]:
    nearest, figure = seen[0], seen[0].figure
    back = gap.sentence - nearest.sentence
    close = [sighting for sighting in seen if gap.sentence - sighting.sentence <= 1]
    person = figure.kind == "person"
    return [
        *(float(back == distance) for distance in range(4)),
        float(back > 3),
        float(rank == 0),
        float(rank == 1),
        float(nearest.subject),
        float(nearest.source),
        float(nearest.quoted and not gap.quoted),
        float(nearest.pronoun),
        float(nearest.opens),
        float(gap.last_source == figure.number),
        float(gap.last_pronoun == figure.number),
        float(gap.speaker == figure.number),
        math.log1p(len(seen)),
        float(person and figure.gender is not None and not gap.pronoun.plural),
        float(nearest.paragraph == gap.paragraph),
        float(gap.opens and any(s.subject for s in close)),
        float(any(s.opens for s in close)),
        float(gap.source and nearest.source),
        float(gap.pronoun.plural and person),
        float(not person and figure.kind == "place"),
        float(gap.pronoun.plural and (figure.plural or figure.kind == "group")),
        float(gap.possessive and back == 0),
        float(gap.pronoun.gender == "n" and figure.kind == "organization"),
        float(person and not figure.kinds),
        float(nearest.governed),
        float(len(seen) == 1 and back > 1),
    ]
