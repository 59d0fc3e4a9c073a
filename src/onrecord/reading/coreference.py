"""Who is who: from names and statements with party spans to entities, mentions and parties that point to them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.mentions import Name
from onrecord.record import Article, Party, Record, Spans, Statement


def resolve(article: Article, names: Sequence[Name], statements: Sequence[Statement]) -> Record:
    """The record of an article's statements: every source and addressee with spans has an entity.

    A pure function of its arguments. Names may overlap and stand in any order; spans outside the text count as none.
    """
    cast = Cast(article, names, statements, _parties(statements))
    named = tuple(replace(s, source=_named(s.source, cast), addressee=_named(s.addressee, cast)) for s in statements)
    return Record(article, cast.entities, cast.mentions, named)


def _parties(statements: Sequence[Statement]) -> Iterator[Spans]:
    for statement in statements:
        for party in (statement.source, statement.addressee):
            if party is not None:
                yield party.spans


def _named(party: Party | None, cast: Cast) -> Party | None:
    return None if party is None else Party(party.spans, cast.entity_of(party.spans))
