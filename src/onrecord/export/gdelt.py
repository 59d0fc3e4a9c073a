"""Events and mentions as GDELT 2.0 writes them: tab-separated, without a header, 61 and 16 columns.

An event is a happening and a pair of parties; a mention is a place in the text that tells of it. What was planned,
supposed or denied is left out, for the layout has no status.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.codebook.cameo import cameo
from onrecord.export import datapackage
from onrecord.export.codes import event_day, moment, quad_class
from onrecord.export.datapackage import Resource
from onrecord.export.formats import Chunk
from onrecord.export.happenings import Pair, happened, pairs
from onrecord.export.tables import Column
from onrecord.export.tsv import lines
from onrecord.record import Event, Party, Record, Spans
from onrecord.rows import called, permalink

_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
).split()
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
EVENT_COLUMNS = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),
    *"NumMentions NumSources NumArticles AvgTone".split(),
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    *"DATEADDED SOURCEURL".split(),
)
MENTION_COLUMNS = tuple(
    (
        "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
        "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
        "MentionDocTranslationInfo Extras"
    ).split()
)

_EVENTS, _MENTIONS = "export.CSV", "mentions.CSV"
_WEB, _CITED = 1, 2
# What PLOVER and CAMEO have in common; in CAMEO the first are types of actors, and the UN a known group.
_TYPES = frozenset("IGO NGO IMG MNC".split())
_SECTORS = frozenset("COP GOV JUD LEG MIL OPP PTY REB SPY UAF AGR BUS CRM CVL EDU ELI LAB MED REF".split())
_NOT_COUNTRIES = _TYPES | {"UNO", "ISM"}

Row = dict[str, Any]


def chunks(records: Iterable[Record]) -> Iterator[Chunk]:
    """The two files record by record."""
    yield _EVENTS, b""
    yield _MENTIONS, b""
    for record in records:
        for file, columns, found in ((_EVENTS, EVENT_COLUMNS, events), (_MENTIONS, MENTION_COLUMNS, mentions)):
            yield file, lines([row.get(name) for name in columns] for row in found(record))
    resources = [_resource("events", _EVENTS, EVENT_COLUMNS), _resource("mentions", _MENTIONS, MENTION_COLUMNS)]
    yield datapackage.FILE, datapackage.package("onrecord-gdelt", "Events and mentions, GDELT 2.0", resources)


def events(record: Record) -> Iterator[Row]:
    """The events of one record by column; a column that is not there is empty."""
    for happening in happened(record):
        event = happening.event
        about = _when(event) | _what(event) | _where(event) | _source(record) | {"NumMentions": len(happening.told)}
        for number, (actor, recipient) in enumerate(pairs(event)):
            parties = _actor(record, actor, 1) | _actor(record, recipient, 2)
            yield {"GLOBALEVENTID": _id(record, event, number)} | about | parties


def mentions(record: Record) -> Iterator[Row]:
    """Where the text tells of them, by column."""
    for happening in happened(record):
        for number, pair in enumerate(pairs(happening.event)):
            for told in happening.told:
                yield {"GLOBALEVENTID": _id(record, happening.event, number)} | _mention(record, told, pair)


def _id(record: Record, event: Event, pair: int) -> int:
    """A number that is always the same for the same event, and small enough for R and JSON to keep (52 bits)."""
    key = f"{permalink(record.article.id, event.id)} {pair}"
    return int(hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:13], 16)


def _when(event: Event) -> Row:
    found = event_day(event)
    if not found:
        return {}
    year, month, day = found.split("-")
    fraction = int(year) + (int(month) * 30 + int(day)) / 365
    return {"SQLDATE": year + month + day, "MonthYear": year + month, "Year": year, "FractionDate": f"{fraction:.4f}"}


def _what(event: Event) -> Row:
    code = cameo(event.type, event.mode, event.status)
    row: Row = {"QuadClass": quad_class(event)}
    if code:
        row |= {"EventCode": code.code, "EventBaseCode": code.base, "EventRootCode": code.root}
    return row


def _where(event: Event) -> Row:
    place = event.place or {}
    names = {"ActionGeo_FullName": "name", "ActionGeo_Lat": "lat", "ActionGeo_Long": "lon"}
    return {column: place.get(name) for column, name in names.items()}


def _source(record: Record) -> Row:
    article = record.article
    return {"NumSources": 1, "NumArticles": 1, "DATEADDED": moment(article), "SOURCEURL": article.url}


def _actor(record: Record, party: Party | None, number: int) -> Row:
    if party is None:
        return {}
    entity = record.entity(party)
    country, sector = (entity.country or "", entity.sector or "") if entity else ("", "")
    sector = sector if sector in _SECTORS else ""
    types = [code for code in (country if country in _TYPES else "", sector) if code]
    cells = {
        "Code": ("" if country == "ISM" else country) + sector,
        "Name": called(record, party),
        "CountryCode": "" if country in _NOT_COUNTRIES else country,
        "KnownGroupCode": "UNO" if country == "UNO" else "",
    }
    cells |= {f"Type{place}Code": code for place, code in enumerate(types, 1)}
    return {f"Actor{number}{name}": value for name, value in cells.items()}


def _mention(record: Record, event: Event, pair: Pair) -> Row:
    article, day = record.article, event_day(event).replace("-", "")
    actor, recipient = pair
    return {
        "EventTimeDate": f"{day}000000" if day else "",
        "MentionTimeDate": moment(article),
        "MentionType": _WEB if article.url else _CITED,
        "MentionSourceName": article.outlet,
        "MentionIdentifier": article.url or article.id,
        "SentenceID": _sentence(record, event.trigger),
        "Actor1CharOffset": _start(_spans(event.actors, actor)),
        "Actor2CharOffset": _start(_spans(event.recipients, recipient)),
        "ActionCharOffset": _start(event.trigger),
        "Confidence": round(event.confidence * 100),
        "MentionDocLen": len(article.text),
    }


def _spans(parties: tuple[Party, ...], wanted: Party | None) -> Spans:
    """The words of the same party in another telling: those of the same entity, or the very same words."""
    for party in parties if wanted else ():
        if party == wanted or (party.entity is not None and wanted and party.entity == wanted.entity):
            return party.spans
    return ()


def _start(spans: Spans) -> int | None:
    return min((start for start, _ in spans), default=None)


def _sentence(record: Record, spans: Spans) -> int | None:
    """The number of the sentence, from 1, that holds the first of the words."""
    at = _start(spans)
    if at is None:
        return None
    return next((n for n, (start, end) in enumerate(record.article.sentences, 1) if start <= at < end), None)


def _resource(name: str, path: str, columns: tuple[str, ...]) -> Resource:
    dialect = {"delimiter": "\t", "header": False, "quoteChar": "", "lineTerminator": "\n"}
    meaning = "as in the GDELT 2.0 codebook; docs/exports.md tells what is filled"
    described = tuple(Column(column, "text", meaning) for column in columns)
    return Resource(name, path, "csv", "text/tab-separated-values", described, dialect=dialect)
