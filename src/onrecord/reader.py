"""From an article to its record: the order of the stages, and nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.codebook import load
from onrecord.intake.furniture import mark
from onrecord.knowledge.own import OwnActors
from onrecord.model.network import WEIGHTS, Network, version
from onrecord.model.reading import read
from onrecord.reading.actors import placed
from onrecord.reading.coding import coded
from onrecord.reading.coreference import resolve
from onrecord.reading.dates import dated
from onrecord.reading.events import events, expressed
from onrecord.reading.happenings import joined
from onrecord.reading.mentions import Name
from onrecord.reading.paragraphs import passages
from onrecord.reading.places import located
from onrecord.reading.sentences import split
from onrecord.reading.statements import statements
from onrecord.record import Article, Problem, Record


class Reader:
    """Reads articles with the installed model; a reading depends on the article and `version` only."""

    def __init__(self, weights: Path = WEIGHTS, actors: OwnActors | None = None) -> None:
        self.network = Network(weights)
        self._codebook = load()
        self._actors = actors
        self.version = version(weights) + (f"+{actors.version}" if actors else "")
        """Names the code, the weights and the table of actors given: records of one version are alike to the byte."""

    def read(self, article: Article) -> Record:
        """The record of one article."""
        # 1. Sentences: every later stage counts in them.
        article = replace(article, sentences=tuple(split(article.text)))
        # 2. Furniture: marked, kept in the text, and passed over by what follows.
        article = mark(article)
        # 3. One pass of the encoder over whole paragraphs: triggers with roles, and names.
        reading = read(self.network, article.text, passages(article))
        # 4. Statements: whole quotations, kind, nesting, confidence.
        found = statements(article, reading.frames)
        # 5. Events: who did what to whom, and in whose words.
        happened = events(article, reading.events, found, [name.span for name in reading.names])
        # 6. Who is who: mentions of the same entity under its fullest name.
        names = [Name(name.span, name.kind) for name in reading.names]
        record = expressed(resolve(article, names, found, happened))
        # 7. Where they belong: country and sector of each, where words say so.
        record = placed(record, self._actors)
        # 8. Where: the place of each event, where the article names one.
        record = located(record)
        # 9. One happening told several times.
        record = joined(record)
        # 10. When: the day of each event, where its own words or another telling's give one.
        record = dated(record)
        # 11. The codebook's terms: quad, intensity, contexts.
        return coded(record, self._codebook)

    def read_many(self, articles: Iterable[Article | Problem]) -> Iterator[Record | Problem]:
        """Records in the order of the articles; problems pass through."""
        for article in articles:
            yield article if isinstance(article, Problem) else self.read(article)
