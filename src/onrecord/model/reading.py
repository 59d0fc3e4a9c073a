"""One pass over an article's windows: the frames (triggers with roles) and the names it finds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.model.decode import runs, sigmoid, softmax, triggers
from onrecord.model.network import Network, Roles
from onrecord.model.windows import Window, windows
from onrecord.record import Span, Spans

ROLES = ("source", "content", "addressee")
NAMES = ("person", "organization", "place", "group")
# More triggers than this in one window are noise: 256 pieces hold some 190 words.
_MOST_TRIGGERS = 64


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with its roles. `chance` is the trigger's, `valid` the frame's, `sure` the content's mean probability."""

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


def read(network: Network, text: str, passages: Iterable[Sequence[Span]]) -> Reading:
    """Read paragraphs, each given as its sentences."""
    frames: list[Frame] = []
    names: list[NameSpan] = []
    for window in windows(text, passages, network.wordpiece):
        tags = network.tags(window.ids)
        names.extend(_names(window, tags.names.argmax(-1)))
        found = triggers(tags.cues)[:_MOST_TRIGGERS]
        if found:
            roles = network.roles(tags.states, [(first, last) for first, last, _ in found])
            frames.extend(_frames(window, found, roles))
    return Reading(tuple(frames), tuple(names))


def _span(window: Window, first: int, last: int) -> Span:
    return window.starts[first], window.ends[last]


def _names(window: Window, tags: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> list[NameSpan]:
    found = []
    if tags.any():
        for role, kind in enumerate(NAMES):
            found += [NameSpan(_span(window, *run), kind) for run in runs(tags, role)]
    return sorted(found, key=lambda name: name.span)


def _frames(window: Window, found: list[tuple[int, int, float]], roles: Roles) -> list[Frame]:
    chances = softmax(roles.roles)
    best, top = chances.argmax(-1), chances.max(-1)
    valid = sigmoid(roles.valid)
    covered = np.array(window.ends) > np.array(window.starts)
    frames = []
    for number, (first, last, chance) in enumerate(found):
        tags = np.where(covered, best[number], 0)
        spans = [tuple(_span(window, *run) for run in runs(tags, role)) for role in range(len(ROLES))]
        inside = (tags == 3) | (tags == 4)
        sure = float(top[number][inside].mean()) if inside.any() else 0.0
        frames.append(Frame(_span(window, first, last), *spans, chance, float(valid[number]), sure))
    return frames
