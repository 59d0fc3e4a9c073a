"""Statements and events as one W3C Web Annotation collection (JSON-LD), one annotation each.

Every span is a target of its own, with a TextPositionSelector (code points of the article's text) and a
TextQuoteSelector; its `styleClass` tells the part it plays. One body says in words what the row says, the other holds
the row as in docs/record.md.
"""

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from uuid import NAMESPACE_URL, uuid5

from onrecord.export.csv_files import UNWRITABLE
from onrecord.export.formats import Chunk
from onrecord.record import Article, Event, Json, Party, Record, Spans, Statement
from onrecord.rows import called, permalink

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
REACH = 32
"""Characters of prefix and suffix in a TextQuoteSelector."""

_FILE = "annotations.jsonld"
_HALVES = {code: new for code, new in UNWRITABLE.items() if code}

Part = tuple[str, Spans]


def chunks(records: Iterable[Record]) -> Iterator[Chunk]:
    """One JSON document: a collection, its only page, and the annotations on it."""
    head = {"@context": CONTEXT, "id": _urn("collection"), "type": "AnnotationCollection", "label": "onrecord"}
    page = {"id": _urn("page"), "type": "AnnotationPage", "startIndex": 0}
    yield _FILE, f'{_json(head)[:-1]}, "first": {_json(page)[:-1]}, "items": ['.encode()
    total = 0
    for record in records:
        for annotation in annotations(record):
            yield _FILE, ("," * bool(total) + "\n" + _json(annotation)).encode()
            total += 1
    yield _FILE, f'\n]}}, "total": {total}}}\n'.encode()


def annotations(record: Record) -> Iterator[Json]:
    """The annotations of one record: its statements, then its events. A row without words gives none."""
    rows = record.to_json()
    for statement, row in zip(record.statements, rows["statements"], strict=True):
        parts = _statement_parts(statement)
        yield from _annotation(record, statement.id, "describing", _statement_words(record, statement), row, parts)
    for event, row in zip(record.events, rows["events"], strict=True):
        yield from _annotation(record, event.id, "classifying", _event_words(record, event), row, _event_parts(event))


def _annotation(record: Record, id: str, motivation: str, words: str, row: Json, parts: list[Part]) -> Iterator[Json]:
    targets = [_target(record.article, role, start, end) for role, spans in parts for start, end in spans]
    if not targets:
        return
    data = {"type": "TextualBody", "value": _json(row), "format": "application/json"}
    yield {
        "@context": CONTEXT,
        "id": _urn(permalink(record.article.id, id)),
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"type": "Software", "name": f"onrecord {version('onrecord')}"},
        "body": [{"type": "TextualBody", "value": words, "format": "text/plain", "purpose": motivation}, data],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _target(article: Article, role: str, start: int, end: int) -> Json:
    quote = {"exact": (start, end), "prefix": (max(0, start - REACH), start), "suffix": (end, end + REACH)}
    return {
        "type": "SpecificResource",
        "source": article.url or _urn(article.id),
        "styleClass": role,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector"} | {name: article.text[left:right] for name, (left, right) in quote.items()},
        ],
    }


def _statement_parts(statement: Statement) -> list[Part]:
    return [
        ("content", statement.content),
        ("cue", statement.cue),
        ("source", _spans([statement.source])),
        ("addressee", _spans([statement.addressee])),
    ]


def _event_parts(event: Event) -> list[Part]:
    return [
        ("trigger", event.trigger),
        ("actor", _spans(event.actors)),
        ("recipient", _spans(event.recipients)),
        ("content", event.content),
        ("condition", event.condition),
    ]


def _spans(parties: Iterable[Party | None]) -> Spans:
    return tuple(span for party in parties if party for span in party.spans)


def _statement_words(record: Record, statement: Statement) -> str:
    source = called(record, statement.source) if statement.source else "no source named"
    to = f" to {called(record, statement.addressee)}" if statement.addressee else ""
    return f"{statement.kind} statement: {source}{to}"


def _event_words(record: Record, event: Event) -> str:
    kind = event.type + (f" ({event.mode})" if event.mode else "")
    actors, recipients = (", ".join(called(record, p) for p in ps) for ps in (event.actors, event.recipients))
    return f"{event.status} {kind}: {actors or '?'} → {recipients or '?'}"


def _urn(name: str) -> str:
    """An IRI that is always the same for the same name."""
    return uuid5(NAMESPACE_URL, f"onrecord:{name.translate(_HALVES)}").urn


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_HALVES)
