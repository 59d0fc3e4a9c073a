"""What the learned line classifier looks at: wording, shape, place on the page and neighbours of a line.

Every feature is a name, hashed into a table of weights; the value of each is one. Training and reading share this.
"""

import re
import zlib
from collections import Counter
from itertools import pairwise

from onrecord.intake.lines import Line

# Size of the weight table. Names share weights in it; four times the size marks no more furniture.
BUCKETS = 1 << 14

# The classifier has no say over longer lines: losing a paragraph of the report costs more than keeping a long caption.
MOST_WORDS = 60

# Words looked at from the start and the end of a line.
_FIRST_WORDS, _LAST_WORDS = 14, 6

_STOP_WORDS = frozenset(
    (
        *("the", "a", "an", "of", "to", "in", "on", "and", "or", "but", "for", "with", "at", "by", "from", "as", "is"),
        *("are", "was", "were", "be", "been", "has", "have", "had", "it", "its", "this", "that", "he", "she", "they"),
        *("his", "her", "their", "we", "our", "you", "your", "i", "not", "will", "would", "which", "who", "said"),
        *("says", "after", "before", "about", "into", "over", "than"),
    )
)
_SPEECH = frozenset(("said", "says", "told", "added", "asked", "tweeted", "wrote", "according", "announced"))
_SIGNS = re.compile(r"https?:|www\.|@|[|©→←»•*#]|\[|\$|\d\d:\d\d|[12]\d\d\d|/")
_BINS = (0, 1, 2, 3, 5, 8, 12, 18, 28, 45, 70)


def features(lines: list[Line], kinds: list[str | None]) -> list[list[int]]:
    """For each line of a page the buckets of its features; `kinds` are what the hand rules say."""
    page = _Page(lines, kinds)
    return [[bucket(name) for name in page.names(at)] for at in range(len(lines))]


def bucket(name: str) -> int:
    """The place of a feature in the weight table, the same on every machine."""
    return zlib.crc32(name.encode("utf-8", "replace")) % BUCKETS


class _Page:
    """A page's lines with what is counted once for all of them."""

    def __init__(self, lines: list[Line], kinds: list[str | None]) -> None:
        self.lines, self.kinds = lines, kinds
        self.shapes = [_shape(line) for line in lines]
        self.counts = Counter(word for line in lines for word in set(_content(line)))
        body = [at for at, line in enumerate(lines) if line.is_body]
        self.first, self.last = (body[0], body[-1]) if body else (len(lines), -1)
        self.shorts = sum(not line.is_body for line in lines) / max(1, len(lines))
        self.runs = _runs(self.shapes)

    def names(self, at: int) -> list[str]:
        """The features of one line."""
        line, place = self.lines[at], self._place(at)
        return ["bias", *self._shaped(line, place), *self._placed(at, place), *_worded(line, place)]

    def _shaped(self, line: Line, place: str) -> list[str]:
        """Length, end, capitals, common words, and how much of it the rest of the page says too."""
        size, end = f"n{_bin(line.size)}", _end(line)
        overlap, caps, stops = f"o{self._overlap(line)}", f"c{_capitals(line)}", f"s{_stops(line)}"
        names = [f"{size}{end}", size, end, caps, overlap, place, f"{place}{size}", f"{place}{size}{end}"]
        names += [f"{caps}{size}{end}", f"{overlap}{size}{place}", f"{overlap}{end}{place}", f"{caps}{end}{place}"]
        names += [f"d{int(4 * self.shorts)}{size}{end}", f"{stops}{size}", f"{stops}{end}{place}"]
        names += [f"S{sign}" for sign in set(_SIGNS.findall(line.text)) if not sign.isdigit()]
        return [*names, f"i{line.text[0].isalpha()}{line.text[0].isupper()}{place}"]

    def _placed(self, at: int, place: str) -> list[str]:
        """The lines around: their shape, how many short ones stand together, and what the rules say of them."""
        size, end, run = f"n{_bin(self.lines[at].size)}", _end(self.lines[at]), f"r{min(self.runs[at], 6)}"
        before, after = f"k{self._kind(at - 1)}", f"K{self._kind(at + 1)}"
        around = f"{self._shape(at - 1)}{self.shapes[at]}{self._shape(at + 1)}"
        names = [around, f"{around}{place}", f"{self._shape(at - 2)}{around}", f"{around}{self._shape(at + 2)}"]
        names += [f"{run}{place}", f"{run}{size}{end}", before, after, f"{before}{self.shapes[at]}"]
        return [*names, f"f{self._furnished(at)}{size}{end}{place}"]

    def _place(self, at: int) -> str:
        """Where the line stands towards the first and the last paragraph."""
        if at < self.first:
            return f"T{min(at, 3)}"
        return f"E{min(at - self.last, 4)}" if at > self.last else "M"

    def _overlap(self, line: Line) -> int:
        """How much of its wording other lines have too: headings do, pointers to other stories do not."""
        content = set(_content(line))
        shared = sum(self.counts[word] > 1 for word in content)
        return 9 if not content else 4 * shared // len(content)

    def _shape(self, at: int) -> str:
        return self.shapes[at] if 0 <= at < len(self.shapes) else "^" if at < 0 else "$"

    def _kind(self, at: int) -> str:
        return (self.kinds[at] or "-") if 0 <= at < len(self.kinds) else "^"

    def _furnished(self, at: int) -> int:
        """How many of the three lines on each side the rules mark."""
        near = self.kinds[max(0, at - 3) : at + 4]
        return min(3, sum(kind is not None for kind in near) - (self.kinds[at] is not None))


def _content(line: Line) -> list[str]:
    return [word for word in line.words if len(word) > 3 and word not in _STOP_WORDS]


def _bin(size: int) -> int:
    return sum(size > edge for edge in _BINS)


def _end(line: Line) -> str:
    """How the line ends: as a sentence, with a colon or a closing mark, or with a word."""
    if line.ends:
        return "."
    return line.text[-1] if line.text[-1] in ':)]"”’' else "w"


def _shape(line: Line) -> str:
    """A letter for length and end: paragraphs B, sentences s, short lines without an end h, longer ones l."""
    if line.is_body:
        return "B"
    if line.ends:
        return "s"
    return "h" if line.size < 10 else "l"


def _runs(shapes: list[str]) -> list[int]:
    """For each line how many lines without paragraphs stand together there."""
    runs, start = [0] * len(shapes), 0
    for at in range(len(shapes) + 1):
        if at == len(shapes) or shapes[at] == "B":
            runs[start:at] = [at - start] * (at - start)
            start = at + 1
    return runs


def _capitals(line: Line) -> str:
    words = [word for word in line.cased if word[0].isalpha()]
    if not words:
        return "x"
    if len(words) > 1 and all(word.isupper() for word in words):
        return "A"
    return str(4 * sum(word[0].isupper() for word in words) // len(words))


def _stops(line: Line) -> int:
    return 9 if not line.words else 8 * sum(word in _STOP_WORDS for word in line.words) // len(line.words)


def _worded(line: Line, place: str) -> list[str]:
    words = line.words
    shown = words[:_FIRST_WORDS] + words[_FIRST_WORDS:][-_LAST_WORDS:]
    names = [f"w{word}" for word in shown] + [f"b{one} {two}" for one, two in pairwise(shown)]
    names.append(f"p{int(any(word in _SPEECH for word in words))}{place}")
    return names + [f"1{word}" for word in words[:1]] + [f"9{word}" for word in words[-1:]]
