"""The first page: what the record holds, its events over time, its latest articles."""

from typing import Any

from onrecord.lines import row_json
from onrecord.store import Store
from onrecord.store.pages import Stretch, found_articles, totals
from onrecord.web import drawing
from onrecord.web.answers import Answer, View
from onrecord.web.asking import Asked
from onrecord.web.lists import wanted_events
from onrecord.web.parameters import EVENT_FILTERS
from onrecord.web.timeline import PeriodRow, Timeline, timeline

LATEST = 10


def overview(store: Store, asked: Asked) -> Answer:
    """Events over time: what happened, unless another status is asked for; each happening of an article once."""
    statuses = asked.value("status") if asked.texts("status") else ("actual",)
    found = timeline(store, wanted_events(asked, statuses=statuses, first_told=True))
    held = store.ask(totals)
    latest = store.ask(found_articles, Stretch(LATEST)).rows
    values = {"totals": held, "latest": latest, "filters": EVENT_FILTERS, "statuses": statuses}
    data = {"totals": row_json(held), "latest": latest, "timeline": found}
    return Answer("overview.html", values | pictures(found), lambda: _json(data), PeriodRow, found.rows)


def pictures(found: Timeline) -> dict[str, Any]:
    """What the templates need to draw one timeline."""
    lines, _ = drawing.lines([("line-one", "Mean intensity", found)])
    return {"timeline": found, "bars": drawing.bars(found), "lines": lines}


def _json(data: dict[str, Any]) -> dict[str, Any]:
    return data | {"latest": [row_json(row) for row in data["latest"]], "timeline": row_json(data["timeline"])}


VIEWS = (View("overview", "Overview", EVENT_FILTERS, overview),)
