"""The log-linear models: whether a toponym names a place, which place of that name it is, and where events happen.

Their weights are fitted by `training.placing` on news with GeoNames ids and on annotated events.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Self

import numpy as np
import numpy.typing as npt

from onrecord.reading.places import evidence, scenes, senses

Floats = npt.NDArray[np.float64]

# How often the likely senses of an article's places are set against each other.
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of `evidence.NAMES`, `senses.NAMES`, and twice of `scenes.NAMES`: for the first and the second look."""

    place: Floats
    sense: Floats
    first: Floats
    second: Floats

    @classmethod
    def load(cls) -> Self:
        """The weights of the package."""
        data = json.loads((files("onrecord.reading.places") / "weights.json").read_text("utf-8"))
        names = {"place": evidence.NAMES, "sense": senses.NAMES, "first": scenes.NAMES, "second": scenes.NAMES}
        return cls(*(np.array([data[part][name] for name in listed]) for part, listed in names.items()))

    def places(self, features: list[list[float]]) -> Floats:
        """The probability of each toponym to name a place."""
        chances: Floats = 1 / (1 + np.exp(-np.array(features).reshape(-1, len(evidence.NAMES)) @ self.place))
        return chances

    def first_scenes(self, rows: Floats) -> Floats:
        """The probability of each place, and last of none, to be an event's, by this event alone."""
        return _normal(rows @ self.first)

    def scenes(self, rows: Floats) -> Floats:
        """The same, with what the article's other events say (`scenes.story`)."""
        return _normal(rows @ self.second)

    def senses(self, found: senses.Senses, chances: Floats) -> Floats:
        """The probability of each candidate within its group."""
        likely = prior(found)
        weights = group_weights(found, chances)
        for _ in range(_ROUNDS):
            features = np.hstack([found.own, senses.context(found, likely, weights)])
            likely = softmax(found, features @ self.sense)
        return likely


def group_weights(found: senses.Senses, chances: Floats) -> Floats:
    """How surely each group names a place: as its surest toponym does."""
    return np.array([chances[list(group.members)].max() for group in found.groups], dtype=np.float64)


def prior(found: senses.Senses) -> Floats:
    """A first guess: countries, then the most populous."""
    own = dict(zip(senses.OWN, found.own.T, strict=True))
    size = own["people of city"] + own["people of division"] + own["people of district"]
    return softmax(found, 6 * own["country"] + 8 * size + 3 * own["within"] + own["region"] * 4)


def softmax(found: senses.Senses, scores: Floats) -> Floats:
    """Scores to probabilities, group by group."""
    likely = np.empty_like(scores)
    for group in range(len(found.groups)):
        rows = found.rows(group)
        likely[rows] = _normal(scores[rows])
    return likely


def _normal(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    normal: Floats = raised / raised.sum()
    return normal


@cache
def model() -> Model:
    """The model of the package, read at the first article."""
    return Model.load()
