"""One pass over an article's windows: the statements' frames, events' frames and names it finds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.decode import best_run, peak_run, runs, sigmoid, softmax, triggers
from onrecord.model.events import EventFrame, events
from onrecord.model.network import Floats, Network, Roles
from onrecord.model.windows import windows
from onrecord.model.words import Words, words_of
from onrecord.record import Span, Spans

ROLES = ("source", "content", "addressee")
NAMES = ("person", "organization", "place", "group")
# More triggers than this in one window are noise: 256 pieces hold some 190 words.
_MOST_TRIGGERS = 64
# A role is a stretch of pieces, found by summed log odds, so that single doubtful pieces neither break nor make one.
_MOST_STRETCHES = {"source": 1, "content": 4, "addressee": 1}
_STEEPEST, _NEVER = 6.0, -60.0
_FIRST = {"source": -2.5, "content": 1.0, "addressee": 0.0}
_FURTHER = 6.0
_EDGE = -1.5


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with its roles; probabilities: `chance` trigger, `valid` frame, `sure` content."""

    cue: Span
    source: Spans
    content: Spans
    addressee: Spans
    chance: float
    valid: float
    sure: float


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Words that name somebody or something; `kind` is one of NAMES."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network saw in an article, in order of the text."""

    frames: tuple[Frame, ...]
    names: tuple[NameSpan, ...]
    events: tuple[EventFrame, ...] = ()


def read(network: Network, text: str, passages: Iterable[Sequence[Span]]) -> Reading:
    """Read paragraphs, each given as its sentences."""
    frames: list[Frame] = []
    names: list[NameSpan] = []
    happened: list[EventFrame] = []
    for window in windows(text, passages, network.wordpiece):
        words = words_of(text, window)
        tags = network.tags(window.ids)
        names.extend(_names(words, words.mean(softmax(tags.names)).argmax(-1)))
        found = triggers(words.mean(softmax(tags.cues)))[:_MOST_TRIGGERS]
        if found:
            pieces = [(int(words.first[first]), int(words.last[last])) for first, last, _ in found]
            frames.extend(_frames(words, found, network.roles(tags.states, pieces)))
        happened.extend(events(network, words, tags.states, tags.events))
    return Reading(tuple(frames), tuple(names), tuple(happened))


def _names(words: Words, tags: NDArray[np.int64]) -> list[NameSpan]:
    found = []
    if tags.any():
        for role, kind in enumerate(NAMES):
            found += [NameSpan(words.span(*run), kind) for run in runs(tags, role)]
    return sorted(found, key=lambda name: name.span)


def _frames(words: Words, found: list[tuple[int, int, float]], roles: Roles) -> list[Frame]:
    chances = words.mean(softmax(roles.roles))
    valid = sigmoid(roles.valid)
    blank = words.blank
    frames = []
    for number, (first, last, chance) in enumerate(found):
        leaning = _leaning(chances[number])
        leaning[:, 0] = _NEVER
        leaning[:, first : last + 1] = _NEVER
        runs_of = {role: _stretches(leaning, role, blank) for role in ROLES}
        spans = {role: tuple(sorted(words.span(a, b) for a, b, _ in run)) for role, run in runs_of.items()}
        sure = _sure(runs_of["content"])
        frames.append(Frame(words.span(first, last), **spans, chance=chance, valid=float(valid[number]), sure=sure))
    return frames


def _leaning(chances: Floats) -> Floats:
    """Log odds (3, T) of each role for every piece, from tag probabilities (T, 7)."""
    roles = np.stack([chances[:, 1 + 2 * n] + chances[:, 2 + 2 * n] for n in range(len(ROLES))])
    return np.asarray(np.clip(np.log((roles + 1e-4) / (1 - roles + 1e-4)), -_STEEPEST, _STEEPEST))


def _stretches(leaning: Floats, role: str, blank: NDArray[np.bool_]) -> list[tuple[int, int, float]]:
    """The best stretches of a role: the first of any strength, further ones only strong; their words are then taken."""
    row = leaning[ROLES.index(role)]
    row[blank] = 0.0 if role == "content" else _NEVER  # content may run over the marks between paragraphs
    found: list[tuple[int, int, float]] = []
    while len(found) < _MOST_STRETCHES[role]:
        first, last, total = best_run(row) if role == "content" else peak_run(row, _EDGE)
        if total < (_FURTHER if found else _FIRST[role]):
            break
        found.append((first, last, total))
        leaning[:, first : last + 1] = _NEVER
    return found


def _sure(stretches: list[tuple[int, int, float]]) -> float:
    """Mean probability of the content's pieces, from the log odds summed over them."""
    length = sum(last - first + 1 for first, last, _ in stretches)
    return float(1 / (1 + np.exp(-sum(total for _, _, total in stretches) / length))) if length else 0.0
