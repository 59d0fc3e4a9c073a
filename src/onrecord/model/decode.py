"""From logits to spans: tags in the BIO scheme (Ramshaw and Marcus 1995), kept or dropped by probability."""

import numpy as np
from numpy.typing import NDArray

from onrecord.model.network import Floats

# A trigger is looked at from this probability of beginning a cue; the frame reader then judges it again, so the
# first threshold is low and only keeps the number of frames small.
CUE_FLOOR = 0.25


def softmax(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True))


def sigmoid(logits: Floats) -> Floats:
    """Probability of a yes."""
    return np.asarray(1.0 / (1.0 + np.exp(-logits)))


def triggers(chances: Floats, floor: float = CUE_FLOOR) -> list[tuple[int, int, float]]:
    """(first, last, probability) of each likely trigger, from chances (T, 3) of O, B, I."""
    found: list[tuple[int, int, float]] = []
    last = -1
    for at in np.flatnonzero(chances[:, 1] > floor):
        first = int(at)
        if first <= last:
            continue
        last = first
        while last + 1 < len(chances) and chances[last + 1, 2] > 0.5:
            last += 1
        found.append((first, last, float(chances[first, 1])))
    return found


def runs(tags: NDArray[np.int64], role: int) -> list[tuple[int, int]]:
    """(first, last) pieces of each stretch tagged with a role; begin and inside tags are 1 + 2 role and 2 + 2 role.

    A begin tag in the middle of a stretch opens a new one.
    """
    begin, inside = 1 + 2 * role, 2 + 2 * role
    found: list[tuple[int, int]] = []
    for at in np.flatnonzero((tags == begin) | (tags == inside)).tolist():
        if found and found[-1][1] == at - 1 and tags[at] != begin:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def best_run(scores: Floats) -> tuple[int, int, float]:
    """(first, last, total) of the stretch with the highest sum: Kadane's maximum subarray, by running sums."""
    sums = np.concatenate(([0.0], np.cumsum(scores)))
    rise = sums[1:] - np.minimum.accumulate(sums)[:-1]
    last = int(rise.argmax())
    first = last - int(sums[last::-1].argmin())  # of equal sums the latest: a stretch begins with a piece that counts
    return first, last, float(rise[last])


def peak_run(scores: Floats, floor: float) -> tuple[int, int, float]:
    """(first, last, total) of the stretch above `floor` around the highest score.

    Roles of few words are found so: by sums, a long doubtful stretch would beat one sure pronoun.
    """
    first = last = int(scores.argmax())
    while first > 0 and scores[first - 1] > floor:
        first -= 1
    while last + 1 < len(scores) and scores[last + 1] > floor:
        last += 1
    return first, last, float(scores[first : last + 1].max())
