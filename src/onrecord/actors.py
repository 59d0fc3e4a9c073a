"""Look-ups of actors: who bears a name and held what when, and who acts in the articles of a record."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from onrecord.knowledge.holders import bearers, person_key
from onrecord.knowledge.names import exact
from onrecord.knowledge.own import OwnActors
from onrecord.record import Entity, Party, Record


@dataclass(frozen=True, slots=True)
class WhoRow:
    """What a table tells of a name: an office with its dates, or what country or body it is.

    `table` is own (the user's), offices, or names (of countries, bodies, parties, groups). Dates are as exact as the
    source has them; `end` is None for a term that was open when the source was made.
    """

    name: str
    country: str | None
    sector: str | None
    office: str | None
    start: str | None
    end: str | None
    wikidata: str | None
    table: Literal["own", "offices", "names"]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A party of a record's articles, told by name and country, and how often it takes which part.

    Sector and office are of the last article that tells them; statements and events count rows.
    """

    name: str
    country: str | None
    sector: str | None
    office: str | None
    wikidata: str | None
    articles: int = 0
    statements: int = 0
    acted: int = 0
    undergone: int = 0


def who(name: str, on: date | None = None, own: OwnActors | None = None) -> Iterator[WhoRow]:
    """What the tables tell of a name, or of a surname alone; on a day, what was true then. The user's own first."""
    for term in own.known([name]) if own else ():
        if on is None or term.holds_on(on):
            yield WhoRow(term.name, term.country, term.sector, term.office, term.start, term.end, None, "own")
    for offices in bearers(name):
        for office in offices:
            if on is None or office.held_on(on):
                facts = (office.country, office.sector, office.office, office.start, office.end, office.wikidata)
                yield WhoRow(office.name, *facts, "offices")
    if found := exact(name):
        yield WhoRow(found.words, found.code or None, found.sector, None, None, None, None, "names")


def acting(records: Iterable[Record]) -> list[ActorRow]:
    """The sources, actors and recipients of records, those who take part most often first."""
    rows: dict[tuple[str, str | None], ActorRow] = {}
    for record in records:
        parts = _parts(record)
        for entity in record.entities:
            if told := parts.get(entity.id):
                key = person_key(entity.name) or entity.name, entity.country
                rows[key] = _added(rows.get(key), entity, told)
    return sorted(rows.values(), key=lambda row: (-(row.statements + row.acted + row.undergone), row.name))


def _parts(record: Record) -> dict[str, Counter[str]]:
    """How often each entity of a record takes which part."""
    parts: dict[str, Counter[str]] = {}

    def count(part: str, parties: Iterable[Party | None]) -> None:
        for entity in {party.entity for party in parties if party and party.entity}:
            parts.setdefault(entity, Counter())[part] += 1

    for statement in record.statements:
        count("statements", [statement.source])
    for event in record.events:
        count("acted", event.actors)
        count("undergone", event.recipients)
    return parts


def _added(row: ActorRow | None, entity: Entity, told: Counter[str]) -> ActorRow:
    row = row or ActorRow(entity.name, entity.country, None, None, None)
    return replace(
        row,
        sector=entity.sector or row.sector,
        office=entity.office or row.office,
        wikidata=entity.wikidata or row.wikidata,
        articles=row.articles + 1,
        statements=row.statements + told["statements"],
        acted=row.acted + told["acted"],
        undergone=row.undergone + told["undergone"],
    )
