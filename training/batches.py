"""Examples to tensors: windows, tags and frames, packed into batches of like length."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.model.windows import Window, windows
from onrecord.model.wordpiece import PAD, WordPiece
from onrecord.reading.paragraphs import passages
from onrecord.reading.sentences import split
from onrecord.record import Article, Span
from training.events import EventFrame
from training.labels import EVENT_ROLES, MODES, STATUSES, TYPES
from training.sources import NAMES, ROLES, Example

IGNORE = -100


@dataclass
class EventItem:
    """One event of a window: pieces of the trigger, label numbers, and 0 or 1 for each role (6) and piece."""

    first: int
    last: int
    type: int
    mode: int
    status: int
    reported: float | None
    roles: list[list[int]]


@dataclass
class Item:
    """One window with its targets; `frames` holds (first, last, role tags) by piece numbers."""

    window: Window
    cues: list[int]
    names: list[int]
    frames: list[tuple[int, int, list[int]]]
    weight: float
    addressees: bool
    triggers: list[int]
    events: list[EventItem]


@dataclass
class Batch:
    """Tensors of several windows; frames name the row they belong to."""

    ids: Tensor
    mask: Tensor
    cues: Tensor
    names: Tensor
    weight: Tensor
    addressees: Tensor
    rows: Tensor
    first: Tensor
    last: Tensor
    roles: Tensor
    triggers: Tensor
    events: list[tuple[int, EventItem]]


def pieces(window: Window, span: Span) -> tuple[int, int] | None:
    """First and last piece of the window that overlap the span, None where none does."""
    inside = [
        n
        for n, (s, e) in enumerate(zip(window.starts, window.ends, strict=True))
        if s < e and s < span[1] and e > span[0]
    ]
    return (inside[0], inside[-1]) if inside else None


def _tag(tags: list[int], window: Window, span: Span, begin: int) -> None:
    if found := pieces(window, span):
        tags[found[0]] = begin
        for at in range(found[0] + 1, found[1] + 1):
            tags[at] = begin + 1


def item(window: Window, example: Example) -> Item:
    """The targets of one window of an example."""
    size = len(window.ids)
    cues, names = [0] * size, [0 if example.names is not None else IGNORE] * size
    frames = []
    for frame in example.frames:
        found = pieces(window, frame.cue[0])
        if not found or not window.starts[found[0]] <= frame.cue[0][0] < window.ends[found[0]]:
            continue
        _tag(cues, window, frame.cue[0], 1)
        roles = [0] * size
        for number, role in enumerate(ROLES):
            for span in frame.roles[role]:
                _tag(roles, window, span, 1 + 2 * number)
        frames.append((*found, roles))
    for start, end, kind in example.names or ():
        if kind in NAMES:
            _tag(names, window, (start, end), 1 + 2 * NAMES.index(kind))
    for span in example.skip:
        if found := pieces(window, span):
            for at in range(found[0], found[1] + 1):
                cues[at] = IGNORE
    triggers, events = event_targets(window, example)
    return Item(window, cues, names, frames, example.weight, example.addressees, triggers, events)


def event_targets(window: Window, example: Example) -> tuple[list[int], list[EventItem]]:
    """Type tags of the pieces (0: none; IGNORE where nobody marked events) and the events triggered in the window."""
    size = len(window.ids)
    if example.events is None:
        return [IGNORE] * size, []
    tags, found = [0] * size, []
    for event in example.events:
        if at := _trigger(window, event):
            tags[at[0] : at[1] + 1] = [1 + TYPES.index(event.type)] * (at[1] + 1 - at[0])
            found.append(_event(window, event, at))
    return tags, found


def _trigger(window: Window, event: EventFrame) -> tuple[int, int] | None:
    found = pieces(window, event.trigger)
    begins = found and window.starts[found[0]] <= event.trigger[0] < window.ends[found[0]]
    return found if begins else None


def _known(answer: bool | None) -> float | None:
    return None if answer is None else float(answer)


def _event(window: Window, event: EventFrame, at: tuple[int, int]) -> EventItem:
    roles = [[0] * len(window.ids) for _ in EVENT_ROLES]
    for row, role in zip(roles, EVENT_ROLES, strict=True):
        for span in event.roles[role]:
            if found := pieces(window, span):
                row[found[0] : found[1] + 1] = [1] * (found[1] + 1 - found[0])
    mode = (event.type, event.mode)
    known = MODES.index(mode if mode in MODES else (event.type, None))
    return EventItem(*at, TYPES.index(event.type), known, STATUSES.index(event.status), _known(event.reported), roles)


def items(examples: Iterable[Example], wordpiece: WordPiece, shuffle: random.Random | None = None) -> Iterator[Item]:
    """All windows of all examples; with `shuffle`, windows begin at another paragraph each time."""
    for example in examples:
        parts = passages(Article(example.text, sentences=tuple(split(example.text))))
        if shuffle and len(parts) > 3:
            parts = parts[shuffle.randrange(3) :] if shuffle.random() < 0.6 else parts
        for window in windows(example.text, parts, wordpiece):
            yield item(window, example)


def batches(found: list[Item], size: int, rng: random.Random) -> list[Batch]:
    """Batches of `size` windows of about one length, in random order."""
    found = sorted(found, key=lambda i: (len(i.window.ids) // 16, rng.random()))
    groups = [found[at : at + size] for at in range(0, len(found), size)]
    rng.shuffle(groups)
    return [collate(group) for group in groups]


def collate(group: list[Item]) -> Batch:
    """Pad windows to the longest of the group."""
    length = max(len(i.window.ids) for i in group)

    def padded(rows: list[list[int]], fill: int) -> Tensor:
        return torch.tensor([row + [fill] * (length - len(row)) for row in rows])

    frames = [(row, *frame) for row, i in enumerate(group) for frame in i.frames]
    return Batch(
        ids=padded([i.window.ids for i in group], PAD),
        mask=padded([[1] * len(i.window.ids) for i in group], 0),
        cues=padded([i.cues for i in group], IGNORE),
        names=padded([i.names for i in group], IGNORE),
        weight=torch.tensor([i.weight for i in group]),
        addressees=torch.tensor([i.addressees for i in group]),
        rows=torch.tensor([f[0] for f in frames], dtype=torch.long),
        first=torch.tensor([f[1] for f in frames], dtype=torch.long),
        last=torch.tensor([f[2] for f in frames], dtype=torch.long),
        roles=padded([f[3] for f in frames], IGNORE) if frames else torch.zeros(0, length, dtype=torch.long),
        triggers=padded([i.triggers for i in group], IGNORE),
        events=[(row, event) for row, i in enumerate(group) for event in i.events],
    )
