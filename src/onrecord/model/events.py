"""The events of one window: triggers found by the tagger, then each read for its roles and labels."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.decode import best_run, peak_run, sigmoid, softmax
from onrecord.model.network import EventLabels, Floats, Network
from onrecord.model.words import Words
from onrecord.record import Span, Spans

# A trigger is looked at from this probability of being any; the event reader then judges it again.
TRIGGER_FLOOR = 0.28
# More than this in one window are noise: 256 pieces hold some 190 words.
_MOST_TRIGGERS = 48
# Parties, places and times are stretches of words around one of high probability. The best party only has to beat
# the mark at the head of the window, which the network learns to point to where there is nobody.
# It points there too often: the odds of a party are raised before they are compared.
_RAISED = {"actor": 8.0, "recipient": 8.0}
_FURTHER = 0.5
# A stretch reaches as far as words have this share of its highest probability.
_EDGE = 0.4
_MOST_PARTIES = 6
# Longer roles are the stretch with the highest sum of log odds, if it reaches this.
_LONG_ROLES = ("content", "condition")
_LONG_FLOOR = 1.5
_STEEPEST = 6.0
_NEAR = 1e-4  # keeps log odds finite


@dataclass(frozen=True, slots=True)
class EventFrame:
    """A trigger with its labels and the words of its roles.

    `confidence` is the probability that this is an event of this type, `reported` that only a source's words tell of
    it; `evidence` is what confidence is made of, as log odds: of being a trigger (tagger, then reader), of the type.
    Parties may stand outside the trigger's sentence, where it leaves them unexpressed.
    """

    trigger: Span
    type: str
    mode: str | None
    status: str
    roles: dict[str, Spans]
    confidence: float
    reported: float
    evidence: tuple[float, ...]


def events(network: Network, words: Words, states: Floats, tags: Floats) -> list[EventFrame]:
    """The events of a window, from its states (T, 384) and event tag logits (T, 1 + types)."""
    chances = words.mean(softmax(tags))
    found = _triggers(chances, words.blank)[:_MOST_TRIGGERS]
    if not found:
        return []
    pieces = [(int(words.first[first]), int(words.last[last])) for first, last in found]
    roles, labels = network.events(states, pieces)
    roles = words.mean(sigmoid(roles))
    nobody = roles[:, 0].copy()
    roles[:, words.blank] = 0.0
    return [
        _frame(words, trigger, chances, roles[number], nobody[number], labels[number], network.labels)
        for number, trigger in enumerate(found)
    ]


def _triggers(chances: Floats, blank: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(first, last) word of each stretch that may be a trigger of one type."""
    some, kind = 1 - chances[:, 0], chances[:, 1:].argmax(-1)
    found: list[tuple[int, int]] = []
    for at in np.flatnonzero((some > TRIGGER_FLOOR) & ~blank).tolist():
        if found and found[-1][1] == at - 1 and kind[at] == kind[at - 1]:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def _frame(
    words: Words,
    trigger: tuple[int, int],
    chances: Floats,
    roles: Floats,
    nobody: Floats,
    read: Floats,
    labels: EventLabels,
) -> EventFrame:
    first, last = trigger
    valid, kinds, statuses, modes, reported = np.split(read, labels.offsets)
    tagged = chances[first : last + 1].max(0)
    type_chances = (softmax(kinds) + tagged[1:] / tagged[1:].sum()) / 2
    kind = int(type_chances.argmax())
    own = [n for n, (code, _) in enumerate(labels.modes) if code == labels.types[kind]]
    chance, sure = float(1 - chances[first : last + 1, 0].min()), float(type_chances[kind])
    evidence = (_log_odds(chance), _log_odds(float(sigmoid(valid)[0])), _log_odds(sure))
    return EventFrame(
        trigger=words.span(first, last),
        type=labels.types[kind],
        mode=labels.modes[max(own, key=lambda n: float(modes[n]))][1],
        status=labels.statuses[int(statuses.argmax())],
        roles={
            role: _spans(words, roles[:, n], float(nobody[n]), role, trigger) for n, role in enumerate(labels.roles)
        },
        confidence=_confidence(evidence, labels.calibration),
        reported=float(sigmoid(reported)[0]),
        evidence=evidence,
    )


def _log_odds(chance: float) -> float:
    return math.log((chance + _NEAR) / (1 - chance + _NEAR))


def _confidence(evidence: tuple[float, ...], calibration: tuple[float, ...]) -> float:
    """Platt scaling (Platt 1999): a logistic function of the evidence, fitted on development articles."""
    *weights, constant = calibration
    total = constant + sum(weight * odds for weight, odds in zip(weights, evidence, strict=True))
    return 1 / (1 + math.exp(-total))


def _spans(words: Words, chances: Floats, nobody: float, role: str, trigger: tuple[int, int]) -> Spans:
    if role in _LONG_ROLES:
        odds = np.clip(np.log((chances + 1e-4) / (1 - chances + 1e-4)), -_STEEPEST, _STEEPEST)
        first, last, total = best_run(odds)
        return (words.span(first, last),) if total >= _LONG_FLOOR else ()
    chances = chances.copy()
    chances[trigger[0] : trigger[1] + 1] = 0.0
    floor = nobody / (nobody + _RAISED[role] * (1 - nobody)) if role in _RAISED else _FURTHER
    return tuple(sorted(words.span(*run) for run in _stretches(chances, floor)))


def _stretches(chances: Floats, floor: float) -> list[tuple[int, int]]:
    """The best stretch of words if it reaches the floor, and further ones that are likely themselves.

    Chances are used up.
    """
    found: list[tuple[int, int]] = []
    while len(found) < _MOST_PARTIES and (peak := float(chances.max())) > (_FURTHER if found else floor):
        first, last, _ = peak_run(chances, peak * _EDGE)
        found.append((first, last))
        chances[max(0, first - 1) : last + 2] = 0.0
    return found
