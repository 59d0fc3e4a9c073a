"""From an article to its record: the order of the stages, and nothing else."""

from collections.abc import Iterable, Iterator

from onrecord.record import Article, Problem, Record


class Reader:
    """Reads articles with the installed model; a reading depends on the article and `version` only."""

    version = "0.1.0+none"

    def read(self, article: Article) -> Record:
        """The record of one article."""
        return Record(article)

    def read_many(self, articles: Iterable[Article | Problem]) -> Iterator[Record | Problem]:
        """Records in the order of the articles; problems pass through."""
        for article in articles:
            yield article if isinstance(article, Problem) else self.read(article)
