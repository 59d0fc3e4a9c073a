"""Where in an article a position stands: its sentence, its paragraph, in whose words."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.quotations import quotations
from onrecord.record import Article, Span, Statement

_LINE_END = re.compile(r"\n")
# Contents of nested statements overlap; a position looks back over this many of them for the one that holds it.
_MAX_NESTING = 32


class Setting:
    """The sentences, paragraphs, quotations and statements around any position of one article."""

    def __init__(self, article: Article, statements: Sequence[Statement]) -> None:
        text = article.text
        self._sentences = [start for start, _ in article.sentences]
        self._paragraphs = [0, *(line.end() for line in _LINE_END.finditer(text))]
        outer = [mark.span for mark in quotations(text) if not mark.inner]
        self._quotes = outer
        self._quote_starts = [start for start, _ in outer]
        contents = [(span, number) for number, statement in enumerate(statements) for span in statement.content]
        self._contents = sorted(contents)
        self._content_starts = [span[0] for span, _ in self._contents]
        self._statements = statements

    def sentence(self, at: int) -> int:
        """The number of the sentence (of the paragraph, where the article has no sentences)."""
        return bisect_right(self._sentences, at) if self._sentences else self.paragraph(at)

    def opening(self, at: int) -> int:
        """Where the sentence or paragraph that holds the position begins, whichever begins later."""
        number = bisect_right(self._sentences, at)
        start = self._sentences[number - 1] if number else 0
        return max(start, self._paragraphs[self.paragraph(at) - 1])

    def paragraph(self, at: int) -> int:
        """The number of the line, from 1."""
        return bisect_right(self._paragraphs, at)

    def quotation(self, at: int) -> Span | None:
        """The quotation that holds the position."""
        number = bisect_right(self._quote_starts, at) - 1
        return self._quotes[number] if number >= 0 and at < self._quotes[number][1] else None

    def holder(self, at: int, besides: Statement | None = None) -> Statement | None:
        """The statement with the least content around the position, other than `besides`."""
        last = bisect_right(self._content_starts, at)
        around = [
            (span[1] - span[0], number)
            for span, number in self._contents[max(0, last - _MAX_NESTING) : last]
            if at < span[1] and self._statements[number] is not besides
        ]
        return self._statements[min(around)[1]] if around else None

    def speaks(self, quotation: Span) -> Statement | None:
        """A statement with content inside this quotation, the one whose words begin first in it."""
        first = bisect_right(self._content_starts, quotation[0] - 1)
        if first < len(self._contents) and self._contents[first][0][0] < quotation[1]:
            return self._statements[self._contents[first][1]]
        return None
