"""Events as PLOVER JSON, one a line: what is told as fact, each happening once.

Fields that cannot be filled are left out, but for those that PLOVER requires (`id`, `date`, `actor`, `event`): these
are then empty.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from onrecord.export.codes import event_day
from onrecord.export.formats import Chunk
from onrecord.export.happenings import happened
from onrecord.export.jsonl import line
from onrecord.record import Event, Json, Party, Record, Span, span, spans
from onrecord.rows import called, permalink, words

_FILE = "plover.jsonl"


def chunks(records: Iterable[Record]) -> Iterator[Chunk]:
    """One line an event."""
    yield _FILE, b""
    for record in records:
        yield _FILE, b"".join(line(event(record, happening.event)) for happening in happened(record))


def event(record: Record, event: Event) -> Json:
    """One event of the record."""
    required = {
        "id": permalink(record.article.id, event.id),
        "date": event_day(event),
        "actor": [_entity(record, party) for party in event.actors],
        "event": event.type,
    }
    optional = {
        "has_event": True,
        "enddate": (event.date or {}).get("end"),
        "recipient": [_entity(record, party) for party in event.recipients],
        "event_loc": _location(record, event),
        "event_text": words(record.article.text, event.trigger),
        "quad_code": event.quad,
        "event_scale": event.intensity,
        "mode": event.mode,
        "context": list(event.contexts),
        **_text(record, event),
        "cite_info": _citation(record),
        "coder": f"onrecord {version('onrecord')}",
        "comment": _comment(record, event),
    }
    return required | _filled(optional)


def _entity(record: Record, party: Party) -> Json:
    entity = record.entity(party)
    said = {"entity_text": words(record.article.text, party.spans), "identifier_text": called(record, party)}
    known = {"code": entity.country, "sector": entity.sector, "office": entity.office} if entity else {}
    return _filled(known | said | {"identifier_id": entity and entity.wikidata})


def _location(record: Record, event: Event) -> Json:
    place = event.place or {}
    given = {"resolved_place": "name", "geonameid": "geonames", "lat": "lat", "lon": "lon", "country_code": "country"}
    found = {field: place.get(name) for field, name in given.items()}
    return _filled({"extracted_place": words(record.article.text, spans(place.get("spans")))} | found)


def _text(record: Record, event: Event) -> Json:
    """The sentences that tell of it, and where they stand: `sequence` is the number of the first."""
    text, sentences = record.article.text, record.article.sentences
    holding = [n for n, sentence in enumerate(sentences) if any(_meet(sentence, part) for part in event.trigger)]
    if not holding:
        return {}
    start, end = span((sentences[holding[0]][0], sentences[holding[-1]][1]))
    return {"text": text[start:end], "text_info": {"sequence": holding[0] + 1, "start": start, "end": end}}


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _citation(record: Record) -> Json:
    article = record.article
    given = {"url": article.url, "title": article.title, "language": article.language, "publication": article.outlet}
    return _filled({"citation": article.id} | given)


def _comment(record: Record, event: Event) -> str:
    """PLOVER has no field for the one who reports an event."""
    told = next((known for known in record.statements if known.id == event.reported_by), None)
    return f"reported by {called(record, told.source)}" if told and told.source else ""


def _filled(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
