"""Lessons: what a trained teacher network sees in unmarked text, as soft targets for the small one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.model.windows import Window, windows
from onrecord.model.wordpiece import PAD, WordPiece
from onrecord.reading.paragraphs import passages
from onrecord.reading.sentences import split
from onrecord.record import Article
from training.network import CUE_TAGS, NAME_TAGS, Network

# From this probability on a piece is worth a lesson as a trigger, be it one or not.
_DOUBT = 0.08
_WORTH = 0.4
_MOST = 16  # triggers of a window, the likeliest
Places = list[tuple[int, int]]


@dataclass
class Lesson:
    """One window: piece ids, tag logits (T, tags), and for cues (K) and triggers (E) their pieces and logits."""

    ids: list[int]
    tags: Tensor
    cues: Places
    roles: Tensor
    valid: Tensor
    triggers: Places
    event_roles: Tensor
    labels: Tensor


def lessons(teacher: Network, texts: Iterable[str], wordpiece: WordPiece, size: int = 16) -> Iterator[Lesson]:
    """What the teacher says of every window of the texts."""
    found = [window for text in texts for window in text_windows(text, wordpiece)]
    found.sort(key=lambda window: len(window.ids))
    teacher.eval()
    for at in range(0, len(found), size):
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            yield from _read(teacher, found[at : at + size])


def text_windows(text: str, wordpiece: WordPiece) -> Iterator[Window]:
    """The windows of a text, as the reader makes them."""
    return windows(text, passages(Article(text, sentences=tuple(split(text)))), wordpiece)


def padded_ids(rows: list[list[int]]) -> tuple[Tensor, Tensor]:
    """(ids, mask) of windows, each (N, T)."""
    length = max(map(len, rows))
    ids = torch.tensor([row + [PAD] * (length - len(row)) for row in rows])
    return ids, torch.tensor([[1] * len(row) + [0] * (length - len(row)) for row in rows])


def _read(teacher: Network, group: list[Window]) -> Iterator[Lesson]:
    ids, mask = padded_ids([window.ids for window in group])
    states = teacher.states(ids, mask)
    tags = teacher.tagger(states).float()
    for row, window in enumerate(group):
        size = len(window.ids)
        own = tags[row, :size]
        cues = _begun(_places(own[:, :CUE_TAGS]))
        triggers = _places(own[:, CUE_TAGS + NAME_TAGS :])
        window_states = states[row : row + 1, :size]
        yield Lesson(
            window.ids,
            own.half(),
            *_worthwhile(cues, *_frames(teacher.frames, window_states, cues)),
            *_worthwhile(triggers, *_frames(teacher.events, window_states, triggers)),
        )


def _frames(reader: torch.nn.Module, states: Tensor, places: Places) -> tuple[Tensor, Tensor]:
    if not places:
        return torch.zeros(0), torch.zeros(0)
    first, last = torch.tensor(places).T
    roles, rest = reader(states, first, last)
    return roles.half(), rest.half()


def _worthwhile(places: Places, roles: Tensor, labels: Tensor) -> tuple[Places, Tensor, Tensor]:
    """The triggers that the teacher's reader takes for one, and a fifth of the others: reading them costs most."""
    if not places:
        return places, roles, labels
    valid = (labels if labels.ndim == 1 else labels[:, 0]).float().sigmoid().tolist()
    kept = [n for n, chance in enumerate(valid) if chance > _WORTH or n % 5 == 0]
    return [places[n] for n in kept], roles[kept], labels[kept]


def _begun(places: Places) -> Places:
    """Cues without those that only carry on the one before."""
    ends = {last for _, last in places}
    return [(first, last) for first, last in places if first - 1 not in ends]


def _places(logits: Tensor) -> Places:
    """(first, last) piece of each stretch that may be a trigger: neighbours whose likeliest tags go together."""
    chance = 1 - logits.softmax(-1)[:, 0]
    kind = logits[:, 1:].argmax(-1)
    found: list[tuple[float, int, int]] = []
    for at in (chance > _DOUBT).nonzero()[:, 0].tolist():
        if found and found[-1][2] == at - 1 and kind[at] == kind[at - 1]:
            best, first, _ = found[-1]
            found[-1] = (max(best, float(chance[at])), first, at)
        else:
            found.append((float(chance[at]), at, at))
    return sorted((first, last) for _, first, last in sorted(found, reverse=True)[:_MOST])
