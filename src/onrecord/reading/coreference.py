"""Who is who: from names and statements with party spans to entities, mentions and parties that point to them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.mentions import Name
from onrecord.record import Article, Event, Party, Record, Spans, Statement


def resolve(
    article: Article, names: Sequence[Name], statements: Sequence[Statement], events: Sequence[Event] = ()
) -> Record:
    """The record of an article's statements and events: every party with spans has an entity.

    A pure function of its arguments. Names may overlap and stand in any order; spans outside the text count as none.
    """
    cast = Cast(article, names, statements, [*_speaking(statements), *_acting(events)])
    named = tuple(replace(s, source=_named(s.source, cast), addressee=_named(s.addressee, cast)) for s in statements)
    happened = tuple(
        replace(e, actors=_all_named(e.actors, cast), recipients=_all_named(e.recipients, cast)) for e in events
    )
    return Record(article, cast.entities, cast.mentions, named, happened)


def _speaking(statements: Sequence[Statement]) -> Iterator[Spans]:
    for statement in statements:
        for party in (statement.source, statement.addressee):
            if party is not None:
                yield party.spans


def _acting(events: Sequence[Event]) -> Iterator[Spans]:
    for event in events:
        for party in (*event.actors, *event.recipients):
            yield party.spans


def _named(party: Party | None, cast: Cast) -> Party | None:
    return None if party is None else Party(party.spans, cast.entity_of(party.spans))


def _all_named(parties: Sequence[Party], cast: Cast) -> tuple[Party, ...]:
    return tuple(Party(party.spans, cast.entity_of(party.spans)) for party in parties)
