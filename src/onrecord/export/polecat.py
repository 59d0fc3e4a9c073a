"""Events in the 40 columns of POLECAT: tab-separated with a header, one row a happening and pair of parties.

What was planned, supposed or denied is left out, for the layout has no status.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from onrecord.export.codes import event_day
from onrecord.export.formats import Chunk
from onrecord.export.happenings import happened, pairs
from onrecord.export.tsv import lines
from onrecord.record import Event, Party, Record, spans
from onrecord.rows import called, permalink, words

COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|"
    "Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|"
    "Wikipedia Actor ID|"
    "Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|"
    "Recipient Name Raw|Wikipedia Recipient ID|"
    "Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|"
    "Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
).split("|")

_FILE = "polecat.tsv"
_STORY = {"Story People": "person", "Story Organizations": "organization", "Story Locations": "place"}

Row = dict[str, Any]


def chunks(records: Iterable[Record]) -> Iterator[Chunk]:
    """The header, then the rows record by record."""
    yield _FILE, lines([COLUMNS])
    for record in records:
        yield _FILE, lines([row.get(name) for name in COLUMNS] for row in rows(record))


def rows(record: Record) -> Iterator[Row]:
    """The rows of one record by column; a column that is not there is empty."""
    story = _story(record)
    for happening in happened(record):
        event = _event(record, happening.event)
        for number, (actor, recipient) in enumerate(pairs(happening.event), 1):
            id = permalink(record.article.id, happening.event.id) + (f".{number}" if number > 1 else "")
            parties = _party(record, actor, "Actor") | _party(record, recipient, "Recipient")
            yield {"Event ID": id} | event | parties | story


def _event(record: Record, event: Event) -> Row:
    return {
        "Event Date": event_day(event),
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.intensity,
        "Quad Code": event.quad and event.quad.upper(),
        "Contexts": event.contexts,
    } | _place(record, event)


def _place(record: Record, event: Event) -> Row:
    place = event.place or {}
    return {
        "Placename": place.get("name"),
        "Country": place.get("country"),
        "Latitude": place.get("lat"),
        "Longitude": place.get("lon"),
        "GeoNames ID": place.get("geonames"),
        "Raw Placename": words(record.article.text, spans(place.get("spans"))),
    }


def _party(record: Record, party: Party | None, role: str) -> Row:
    if party is None:
        return {}
    entity = record.entity(party)
    row: Row = {f"{role} Name": called(record, party), f"{role} Name Raw": words(record.article.text, party.spans)}
    if entity:
        row |= {f"{role} Country": entity.country, f"{role} Title": entity.office}
        row |= {f"Primary {role} Sector": entity.sector, f"{role} Sectors": entity.sector}
    return row


def _story(record: Record) -> Row:
    article = record.article
    row: Row = {column: tuple(e.name for e in record.entities if e.kind == kind) for column, kind in _STORY.items()}
    about = {"Source": article.outlet, "Publication Date": article.published, "Language": article.language}
    return row | about | {"Version": f"onrecord {version('onrecord')}"}
