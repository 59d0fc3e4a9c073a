"""Events in the store: what is kept of them beside their own fields, and finding them by it."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, or_, select

from onrecord.record import Event, Json, Party, Record, spans
from onrecord.rows import EventRow, day, event_row, permalink, words
from onrecord.store.dialect import Dialect
from onrecord.store.tables import articles, events

_ABOUT = ["trigger_text", "content_text", "condition_text"]


@dataclass(frozen=True, slots=True)
class WantedEvents:
    """Which events are asked for; every field narrows them, None and () do not. See `Store.events`."""

    actor: str | None = None
    recipient: str | None = None
    types: Collection[str] = ()
    mode: str | None = None
    statuses: Collection[str] = ()
    quads: Collection[str] = ()
    since: date | None = None
    until: date | None = None
    country: str | None = None
    min_confidence: float | None = None
    reported_by: str | None = None
    about: str | None = None
    first_told: bool = False
    outlet: str | None = None


def event_values(record: Record) -> list[Json]:
    """The rows of the table `events` for a record."""
    return [asdict(event) | _derived(record, event, event_row(record, event)) for event in record.events]


def _derived(record: Record, event: Event, row: EventRow) -> Json:
    """What a look-up needs: names, codes and words; the day is the event's first, else that of publication."""
    told = next((known for known in record.statements if known.id == event.reported_by), None)
    source = (told.source,) if told and told.source else ()
    return {
        "actor_names": row.actors,
        "actor_countries": row.actor_countries,
        "actor_sectors": row.actor_sectors,
        "recipient_names": row.recipients,
        "recipient_countries": row.recipient_countries,
        "recipient_sectors": row.recipient_sectors,
        "day": row.start[:10] if row.start else day(record.article),
        "country": row.country,
        "actor_codes": _codes(row.actor_countries, row.actor_sectors),
        "recipient_codes": _codes(row.recipient_countries, row.recipient_sectors),
        "actor_text": _party_text(record, row.actors, event.actors),
        "recipient_text": _party_text(record, row.recipients, event.recipients),
        "trigger_text": row.trigger,
        "content_text": row.content,
        "condition_text": row.condition,
        "reporter": row.reporter,
        "reporter_text": _party_text(record, (row.reporter or "",), source),
    }


def _codes(countries: tuple[str, ...], sectors: tuple[str, ...]) -> str:
    """Country, sector and both of every party, each between spaces, so that one is found whole."""
    found = dict.fromkeys(
        code for country, sector in zip(countries, sectors, strict=True) for code in (country, sector, country + sector)
    )
    return "".join(f" {code} " for code in found if code)


def _party_text(record: Record, names: tuple[str, ...], parties: tuple[Party, ...]) -> str:
    """What the parties are called, here and in the text: one a line."""
    said = (words(record.article.text, party.spans) for party in parties)
    return "\n".join(dict.fromkeys(filter(None, (*names, *said))))


def found_events(dialect: Dialect, wanted: WantedEvents) -> Select[*tuple[Any, ...]]:
    """The query for the events wanted; `event_row_of` makes rows of what it gives."""
    return described_events().where(*event_conditions(dialect, wanted))


def described_events() -> Select[*tuple[Any, ...]]:
    """The query for all events, each with what is told of its article."""
    described = [articles.c[name] for name in ("title", "outlet", "url", "published")]
    columns = [column for column in events.c if column.name not in ("number", "article", "position")]
    return select(articles.c.id.label("article"), *described, *columns).join_from(events, articles)


def event_conditions(dialect: Dialect, wanted: WantedEvents) -> Iterator[ColumnElement[bool]]:
    """What a row of the table `events` has to meet."""
    yield from _party_conditions(dialect, wanted)
    yield from _date_conditions(wanted)
    for query, columns in ((wanted.reported_by, ["reporter_text"]), (wanted.about, _ABOUT)):
        if query is not None:
            yield dialect.matches(events, columns, query)
    yield from _column_conditions(wanted)
    if wanted.outlet is not None:
        outlet = articles.c.outlet.icontains(wanted.outlet, autoescape=True)
        yield events.c.article.in_(select(articles.c.number).where(outlet))


def _column_conditions(wanted: WantedEvents) -> Iterator[ColumnElement[bool]]:
    for column, values in ((events.c.type, wanted.types), (events.c.status, wanted.statuses)):
        if values:
            yield column.in_(values)
    if wanted.quads:
        yield events.c.quad.in_(wanted.quads)
    for column, value in ((events.c.mode, wanted.mode), (events.c.country, wanted.country)):
        if value is not None:
            yield column == value
    if wanted.min_confidence is not None:
        yield events.c.confidence >= wanted.min_confidence
    if wanted.first_told:
        yield events.c.same_as.is_(None)


def _party_conditions(dialect: Dialect, wanted: WantedEvents) -> Iterator[ColumnElement[bool]]:
    for role, value in (("actor", wanted.actor), ("recipient", wanted.recipient)):
        if value is not None:
            named = dialect.matches(events, [f"{role}_text"], value)
            coded = events.c[f"{role}_codes"].contains(f" {value} ", autoescape=True)
            yield or_(named, coded) if is_code(value) else named


def is_code(value: str) -> bool:
    """Whether a party is asked for by country or sector: RUS, MIL, RUSMIL."""
    return value.isalpha() and value.isupper()


def _date_conditions(wanted: WantedEvents) -> Iterator[ColumnElement[bool]]:
    if wanted.since is not None:
        yield events.c.day >= wanted.since.isoformat()
    if wanted.until is not None:
        yield events.c.day <= wanted.until.isoformat()


def event_row_of(row: RowMapping) -> EventRow:
    """One event that a query found."""
    date, place = row["date"] or {}, row["place"] or {}
    values: Json = {name: row[name] for name in _KEPT} | {name: tuple(row[name]) for name in _LISTS}
    for role in ("actor", "recipient"):
        parties = row[f"{role}s"]
        values[f"{role}s"] = tuple(row[f"{role}_names"])
        values[f"{role}_entities"] = tuple(party["entity"] or "" for party in parties)
        values[f"{role}_spans"] = tuple(spans(party["spans"]) for party in parties)
    for name in ("trigger", "content", "condition"):
        values |= {name: row[f"{name}_text"], f"{name}_spans": spans(row[name])}
    values |= {"id": permalink(row["article"], row["id"]), "start": date.get("start"), "end": date.get("end")}
    return EventRow(**values, place=place.get("name"), lat=place.get("lat"), lon=place.get("lon"))


_LISTS = ("actor_countries", "actor_sectors", "recipient_countries", "recipient_sectors", "contexts")
_KEPT = (
    *("article", "title", "outlet", "url", "published", "type", "mode", "status", "country", "reported_by"),
    *("reporter", "same_as", "quad", "intensity", "confidence"),
)
