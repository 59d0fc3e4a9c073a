"""The lines of a text, with the few properties that furniture is told by."""

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.record import Span

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")

# Only so much of a line is looked at: furniture shows in its first words or its last (a credit), and a hostile
# "line" may be two million characters long.
_HEAD, _TAIL = 600, 300

# A line of a report has sentences; below this many words it may be a heading, a caption or a teaser.
BODY_WORDS = 22


@dataclass(frozen=True)
class Line:
    """One line without its outer white space: `text` is the line, shortened in its middle when it is long."""

    span: Span
    text: str

    @cached_property
    def words(self) -> list[str]:
        """The words, in lower case."""
        return _WORD.findall(self.text.lower())

    @cached_property
    def cased(self) -> list[str]:
        """The words as written."""
        return _WORD.findall(self.text)

    @cached_property
    def size(self) -> int:
        """How many words it has, about, where it was shortened."""
        return len(self.words) * (self.span[1] - self.span[0]) // len(self.text)

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does, closing quotes and brackets left aside."""
        return self.text.rstrip("\"'”’»)] ")[-1:] in {".", "!", "?", "…"}

    @cached_property
    def is_body(self) -> bool:
        """Whether its length and end make it a paragraph."""
        return self.size >= BODY_WORDS and self.ends


def split(text: str) -> list[Line]:
    """The lines that hold anything but white space, in order."""
    lines = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        line = line.strip()
        if line:
            shown = line if len(line) <= _HEAD + _TAIL else f"{line[:_HEAD]} {line[-_TAIL:]}"
            lines.append(Line((start, start + len(line)), shown))
    return lines
