"""From an article to its record: the order of the stages, and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.intake.furniture import mark
from onrecord.model.network import WEIGHTS, Network, version
from onrecord.model.reading import read
from onrecord.reading.coreference import resolve
from onrecord.reading.mentions import Name
from onrecord.reading.paragraphs import passages
from onrecord.reading.sentences import split
from onrecord.reading.statements import statements
from onrecord.record import Article, Problem, Record


class Reader:
    """Reads articles with the installed model; a reading depends on the article and `version` only."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self._network = Network(weights)
        self.version = version(weights)
        """Names the code and the weights: records of one version are alike to the byte."""

    def read(self, article: Article) -> Record:
        """The record of one article."""
        # 1. Sentences: every later stage counts in them.
        article = replace(article, sentences=tuple(split(article.text)))
        # 2. Furniture: marked, kept in the text, and passed over by what follows.
        article = mark(article)
        # 3. One pass of the encoder over whole paragraphs: triggers with roles, and names.
        reading = read(self._network, article.text, passages(article))
        # 4. Statements: whole quotations, kind, nesting, confidence.
        found = statements(article, reading.frames)
        # 5. Who is who: mentions of the same entity under its fullest name.
        return resolve(article, [Name(name.span, name.kind) for name in reading.names], found)

    def read_many(self, articles: Iterable[Article | Problem]) -> Iterator[Record | Problem]:
        """Records in the order of the articles; problems pass through."""
        for article in articles:
            yield article if isinstance(article, Problem) else self.read(article)
