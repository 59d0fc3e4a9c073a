"""Country, sector and office of entities, from their names, the words that introduce them, and the article's day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.knowledge.countries import country
from onrecord.knowledge.names import exact
from onrecord.knowledge.own import OwnActors
from onrecord.knowledge.sectors import sector
from onrecord.reading.introductions import Introduction, introductions
from onrecord.reading.officers import agrees, standing_of
from onrecord.reading.pronouns import pronoun
from onrecord.reading.surroundings import Surroundings
from onrecord.reading.words import WORD, plain
from onrecord.record import Entity, Party, Record, Span

# So many mentions of an entity are looked at: the first ones introduce it.
_MOST_MENTIONS = 8
# No longer are names and what is said of their bearers; longer ones would take long.
_LONGEST = 300
_JOINT = re.compile(r",? and |, ")
_OWNED = re.compile(r"(.+?)['’]s? ")
# Peoples without a state of their own: where nothing says which, they are of none.
# Where the article speaks of one of these countries, its Kurds are meant.
_KURDS = re.compile(r"Kurds?(?:ish)?\b")
_KURDISH = frozenset(["SYR", "IRQ", "IRN"])
_STATELESS = re.compile(r"(?:Tuaregs?|Roma|Yazidis?|Rohingya|Arabs?|Africans?|Muslims?|Christians?)\b")
# Several of these at once are of several countries.
_SEVERAL = re.compile(
    r"(?:countries|nations|states|governments|ministers|leaders|presidents|diplomats|capitals|sides)\b"
)
# Bodies of a state, which is the last one named where nothing else tells.
_STATE = frozenset(["GOV", "MIL", "COP", "JUD", "LEG", "SPY"])
# Sectors that tell little: a title or an office tells more.
_WEAK = frozenset([None, "CVL", "ELI", "UAF"])


@dataclass(slots=True)
class _Known:
    """An entity with what the article says of it: its words, where they stand, what introduces it."""

    entity: Entity
    spans: list[Span] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    said: list[Introduction] = field(default_factory=list)
    acts: bool = False


def placed(record: Record, own: OwnActors | None = None) -> Record:
    """The record with country, sector, office of each entity; None where neither its words nor the article's tell.

    What the user's own table tells of an actor on the article's day beats everything else.
    """
    known = _gathered(record)
    day = _day(record.article.published)
    for one in known.values():
        one.entity = _by_words(one)
    around = _surroundings(record, known.values())
    for one in known.values():
        one.entity = _in_office(one, day, around)
        if own:
            one.entity = _by_table(one, own, day)
    around = _surroundings(record, known.values())
    named = {one.entity.name: one.entity for one in known.values()}
    return replace(record, entities=tuple(_by_others(one, named, around) for one in known.values()))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


# What the article says


def _gathered(record: Record) -> dict[str, _Known]:
    text = record.article.text
    known = {entity.id: _Known(entity) for entity in record.entities}
    acting = {party.entity for party in _parties(record)}
    floors: dict[str, int] = {}
    floor, last = 0, ""
    for ident, span in _mentions(record):
        one = known[ident]
        one.acts = ident in acting
        one.spans.append(span)
        if last != ident:
            floors[ident] = floor
        if len(one.spans) <= _MOST_MENTIONS:
            _hear(one, text, span, floors[ident])
        if one.entity.kind == "person":
            floor, last = span[1], ident
    return known


def _hear(one: _Known, text: str, span: Span, floor: int) -> None:
    words = text[slice(*span)]
    if len(words) > _LONGEST:
        return
    if not pronoun(words):
        one.phrases.append(words)
    if one.entity.kind in {"person", "organization"} or words[:1].isupper():
        one.said += introductions(text, *span, one.entity.name, floor)


def _mentions(record: Record) -> list[tuple[str, Span]]:
    spans = {(m.entity, m.span) for m in record.mentions}
    spans |= {(party.entity, span) for party in _parties(record) if party.entity for span in party.spans}
    return sorted(spans, key=lambda item: (item[1], item[0]))


def _parties(record: Record) -> list[Party]:
    parties = [p for e in record.events for p in (*e.actors, *e.recipients)]
    return parties + [p for s in record.statements for p in (s.source, s.addressee) if p]


# Its own words


def _by_words(one: _Known) -> Entity:
    """Country and sector as the name, the mentions and the introductions tell them, in that order."""
    entity = one.entity
    if _joint(entity) or len(entity.name) > _LONGEST:
        return entity
    phrases = list(dict.fromkeys([*_longer(one), entity.name, *one.phrases]))
    phrases = [phrase for phrase in phrases if not _own_name(phrase, entity)]
    own = [said.country for said in one.said]
    if entity.kind == "person":
        return replace(entity, country=_first([*own, *map(country, phrases)]), sector=_kind(one, phrases))
    return replace(
        entity,
        country=_first([*map(country, phrases), *own]),
        sector=_first([*map(sector, phrases), _kind(one, ())]),
    )


def _longer(one: _Known) -> Iterator[str]:
    """What the mentions say before a body's name: it may be part of it ("the Syrian", of "Democratic Forces")."""
    if one.entity.kind == "organization":
        for phrase in one.phrases:
            before, name, _ = phrase.partition(one.entity.name)
            if name and before.strip()[:1].isalpha() and before.strip()[-1:].isalpha():
                yield before + name


def _kind(one: _Known, phrases: Sequence[str]) -> str | None:
    """The sector of who is introduced: by the office held, what was held before, the phrases, and the party."""
    strong = [said.sector for said in one.said if not said.former and not said.partisan]
    former = [said.sector for said in one.said if said.former]
    partisan = [said.sector for said in one.said if said.partisan]
    return _first([*strong, *former, *map(sector, phrases), *partisan])


def _own_name(phrase: str, entity: Entity) -> bool:
    """Whether a phrase is but a part of a person's name, which may be a place's, too ("Amman")."""
    parts = {plain(word) for word in WORD.findall(entity.name)}
    if phrase.isupper() and len(parts) > 1 and phrase not in entity.name:
        return True  # initials are several bodies'
    return entity.kind == "person" and phrase[:1].isupper() and " " not in phrase and plain(phrase) in parts


def _joint(entity: Entity) -> bool:
    return entity.kind == "group" and len(_JOINT.split(entity.name)) > 1


def _first(found: Iterable[str | None]) -> str | None:
    return next((value for value in found if value), None)


# The office held


def _may_be_person(entity: Entity) -> bool:
    """Whether it may be somebody by his surname that the model took for a body."""
    return entity.kind in {"organization", "other", "place"} and " " not in entity.name and entity.country is None


def _in_office(one: _Known, day: date | None, around: Surroundings) -> Entity:
    entity = one.entity
    if len(entity.name) > _LONGEST or (entity.kind != "person" and not _may_be_person(entity)):
        return entity
    found = standing_of(entity.name, day, one.said, around.counts)
    title = _first(said.office for said in one.said) if entity.kind == "person" else None
    if found is None:
        return replace(entity, office=title)
    office = found.office
    known = office is not None and (title is None or agrees(office, title))
    own = not known and entity.sector not in _WEAK
    return replace(
        entity,
        country=found.country,
        sector=entity.sector if own else found.sector or entity.sector,
        office=office.office if office and known else title,
        wikidata=office.wikidata if office else None,
    )


# What the user tells


def _by_table(one: _Known, own: OwnActors, day: date | None) -> Entity:
    """What the table of the user tells on the day, cell by cell; the first row that does so counts."""
    terms = [term for term in own.known([one.entity.name, *one.phrases]) if term.holds_on(day)]
    country, sector, office = (
        _first(getattr(term, cell) for term in terms) or getattr(one.entity, cell)
        for cell in ("country", "sector", "office")
    )
    return replace(one.entity, country=country, sector=sector, office=office)


# What others tell


def _surroundings(record: Record, known: Iterable[_Known]) -> Surroundings:
    seen = [(span, one.entity.country) for one in known for span in one.spans if one.entity.country]
    return Surroundings(record.article, seen)


def _by_others(one: _Known, named: dict[str, Entity], around: Surroundings) -> Entity:
    """What a joint name has from its parts, a body from its owner, and everybody from the words around."""
    entity = one.entity
    if one.acts and entity.sector is None and _is_adjective(entity.name):
        return replace(entity, sector="GOV")  # "a Turkish offensive"
    if entity.kind == "place":
        return entity if one.acts or not _is_city(entity.name) else replace(entity, sector=None)
    if _joint(entity):
        parts = [named[part] for part in _JOINT.split(entity.name) if part in named]
        entity = _together(entity, parts)
        if any(part.country for part in parts):
            return entity
    owner = _OWNED.match(entity.name)
    if entity.country is None and owner and owner[1] in named:
        entity = replace(entity, country=named[owner[1]].country)
    if entity.country is None and one.spans:
        entity = replace(entity, country=_around(one, around))
    return entity


def _around(one: _Known, around: Surroundings) -> str | None:
    """The country of a party whose words tell none: one that the words around are about."""
    entity, at = one.entity, one.spans[0][0]
    if _KURDS.match(entity.name):
        return around.most(_KURDISH)
    if _STATELESS.search(entity.name):
        return None
    if entity.name == "administration" and "USA" in around.counts:
        return "USA"  # elsewhere in the world they are called governments
    if any(map(_SEVERAL.search, (entity.name, *one.phrases))):
        return around.sure
    if entity.kind == "person" and entity.name[:1].isupper() and entity.sector in _WEAK:
        return around.sure or around.beside(at)  # the article may be of another country than its private people
    return around.near(at, entity.sector in _STATE and entity.kind != "person")


def _together(entity: Entity, parts: Sequence[Entity]) -> Entity:
    """What all parts of a joint name share, where they are known by name; else what its words tell."""
    if not any(part.country for part in parts):
        return replace(entity, country=country(entity.name), sector=sector(entity.name))
    codes, kinds = {part.country for part in parts}, {part.sector for part in parts}
    return replace(
        entity,
        country=codes.pop() if len(codes) == 1 else None,
        sector=kinds.pop() if len(kinds) == 1 else None,
    )


def _is_adjective(name: str) -> bool:
    """Whether a name is but a country's adjective; the plural is its people."""
    found = exact(name)
    return found is not None and found.kind == "adjective" and not name.endswith("s")


def _is_city(name: str) -> bool:
    """Whether a name is a seat of government that may also be meant as a place, unlike a country."""
    found = exact(name)
    return found is not None and found.kind in {"capital", "city"}
