"""The view of one article: its text with the evidence marked, and beside it the rows that rest on it."""

from typing import Any

from onrecord.record import Record
from onrecord.rows import EventRow, StatementRow, event_row, statement_row
from onrecord.store import Store
from onrecord.web.answers import Answer, View
from onrecord.web.asking import Asked, RefusedError
from onrecord.web.marking import MOST_CARDS, Part, evidence, first_places, parts, pieces
from onrecord.web.parameters import Parameter

_PARAMETERS = (
    Parameter("id", "words", "Article", "The article’s id", required=True),
    Parameter("row", "code", "Row", "The statement or event whose words stand out: s1, v1", ("s1",)),
    Parameter("part", "page", "Part", "Which part of a long text"),
    Parameter("list", "choice", "List", "Which rows the TSV twin holds", ("statements", "events")),
)


def article(store: Store, asked: Asked) -> Answer:
    """One article; a row chosen shows the part of the text that holds its words."""
    record = store.record(asked.value("id"))
    if record is None:
        raise RefusedError(404, "There is no article of this id in the record.")
    part = _part(record, asked)
    cards = _cards(record, part)
    values = {
        "article": record.article,
        "pieces": pieces(record.article.text, evidence(record), part.start, part.end),
        "cards": cards[:MOST_CARDS],
        "left_out": max(0, len(cards) - MOST_CARDS),
        "part": part,
        "chosen": asked.value("row"),
    }
    if asked.value("list") == "events":
        return Answer("article.html", values, record.to_json, EventRow, (event_row(record, e) for e in record.events))
    rows = (statement_row(record, statement) for statement in record.statements)
    return Answer("article.html", values, record.to_json, StatementRow, rows)


def _part(record: Record, asked: Asked) -> Part:
    found = parts(record.article.text)
    row, number = asked.value("row"), asked.value("part")
    places = first_places(evidence(record))
    if row is not None and row not in {s.id for s in record.statements} | {e.id for e in record.events}:
        raise RefusedError(404, "There is no such statement or event in this article.")
    if number is None and row in places:
        return next(part for part in found if places[row] < part.end)
    if number is not None and number > len(found):
        raise RefusedError(404, f"The text has {len(found)} parts.")
    return found[(number or 1) - 1]


def _cards(record: Record, part: Part) -> list[dict[str, Any]]:
    """The rows whose words begin in this part, in the order of the text; rows without words come first."""
    places = first_places(evidence(record))
    cards: list[dict[str, Any]] = [
        {"id": item.id, "kind": "statement", "item": item, "row": statement_row(record, item)}
        for item in record.statements
    ]
    cards += [{"id": item.id, "kind": "event", "item": item, "row": event_row(record, item)} for item in record.events]
    inside = [card for card in cards if part.start <= places.get(card["id"], 0) < max(part.end, 1)]
    for card in inside:
        card["anchored"] = card["id"] in places
    return sorted(inside, key=lambda card: places.get(str(card["id"]), 0))


VIEWS = (View("article", "Article", _PARAMETERS, article),)
