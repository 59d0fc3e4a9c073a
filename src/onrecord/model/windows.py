"""Windows: stretches of whole paragraphs that one pass of the encoder can hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.wordpiece import START, STOP, Pieces, WordPiece
from onrecord.record import Span

# Word pieces a window, with the marks at both ends. Attention costs grow with the square, context past a few
# paragraphs helps little: attributions span 103 characters at the median, 438 at the 99th percentile.
LIMIT = 256


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces of consecutive passages; a mark (`STOP`) between paragraphs covers no text."""

    ids: list[int]
    starts: list[int]
    ends: list[int]


def windows(text: str, passages: Iterable[Iterable[Span]], wordpiece: WordPiece) -> Iterator[Window]:
    """Pack paragraphs, each given as its sentences, into windows in order of the text.

    A paragraph too long for a window is divided between sentences, a sentence too long between pieces.
    """
    window = _empty()
    for sentences in passages:
        for unit in _units([wordpiece.pieces(text, start, end) for start, end in sentences]):
            if len(window.ids) + len(unit.ids) + 1 > LIMIT:
                yield window
                window = _empty()
            _append(window, unit)
    if len(window.ids) > 1:
        yield window


def _empty() -> Window:
    return Window([START], [0], [0])


def _append(window: Window, unit: Pieces) -> None:
    window.ids.extend(unit.ids)
    window.starts.extend(unit.starts)
    window.ends.extend(unit.ends)
    window.ids.append(STOP)
    window.starts.append(unit.ends[-1])
    window.ends.append(unit.ends[-1])


def _units(sentences: list[Pieces]) -> Iterator[Pieces]:
    """A paragraph as one unit where it fits a window, else as few as its sentences allow."""
    room = LIMIT - 2
    unit = Pieces([], [], [])
    for sentence in sentences:
        for part in _parts(sentence, room):
            if unit.ids and len(unit.ids) + len(part.ids) > room:
                yield unit
                unit = Pieces([], [], [])
            unit.ids.extend(part.ids)
            unit.starts.extend(part.starts)
            unit.ends.extend(part.ends)
    if unit.ids:
        yield unit


def _parts(pieces: Pieces, room: int) -> Iterator[Pieces]:
    for at in range(0, len(pieces.ids), room):
        stop = at + room
        yield Pieces(pieces.ids[at:stop], pieces.starts[at:stop], pieces.ends[at:stop])
