"""Annotated events as training frames: triggers with labels, and roles as character spans."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.record import Span

Json = dict[str, Any]

# How far before and after its trigger an unexpressed party or a place is looked for, in characters: a window of
# the network holds some 1,100.
_BEFORE, _AFTER = 900, 250
_DAY = re.compile(
    r"\b(?:(?:last|this|next|late|early|on)\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|"
    r"tomorrow|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s+\d{4})?|in \d{4}|last (?:week|month|year))\b"
    r"(?:\s+(?:morning|afternoon|evening|night))?"
)


@dataclass(frozen=True)
class EventFrame:
    """An event's trigger, its labels, and the words that fill its roles."""

    trigger: Span
    type: str
    mode: str | None
    status: str
    reported: bool | None  # whether it is known only from a source's words; None where nobody asked
    roles: dict[str, list[Span]]


def event_frames(text: str, record: Json) -> Iterator[EventFrame]:
    """The events of one annotated record; unexpressed parties and places are found by their names nearby."""
    names = {e["id"]: e["name"] for e in record.get("entities", ())}
    spoken = _spoken(record, names)
    for event in record["events"]:
        trigger = (event["trigger"][0][0], event["trigger"][0][1])

        def party(items: Iterable[Json], at: int = trigger[0]) -> list[Span]:
            return [s for item in items for s in _party(text, item, names, spoken, at)]

        place = event.get("place") or {}
        place_name = place if isinstance(place, str) else place.get("name")
        yield EventFrame(
            trigger,
            event["type"],
            event.get("mode"),
            event["status"],
            event["reported_by"] is not None if "reported_by" in event else None,
            {
                "actor": party(event["actors"]),
                "recipient": party(event["recipients"]),
                "content": _plain(event.get("content")),
                "condition": _plain(event.get("condition")),
                "place": _nearest(_occurrences(text, place_name), trigger[0]) if place_name else [],
                "time": _time(text, trigger[0]) if event.get("date") else [],
            },
        )


def _plain(spans: Iterable[list[int]] | None) -> list[Span]:
    return [(pair[0], pair[1]) for pair in spans or ()]


def _name(item: Json, names: dict[str, str]) -> str | None:
    return item.get("name") or names.get(item.get("entity", ""))


def _spoken(record: Json, names: dict[str, str]) -> dict[str, list[Span]]:
    """Every annotated mention of a party, by the name of who it is."""
    found: dict[str, list[Span]] = {}
    parties = [p for e in record["events"] for p in (*e["actors"], *e["recipients"])]
    parties += [s["source"] for s in record.get("statements", ()) if s.get("source")]
    for item in parties:
        if name := _name(item, names):
            found.setdefault(name, []).extend(_plain(item.get("spans")))
    return found


def _party(text: str, item: Json, names: dict[str, str], spoken: dict[str, list[Span]], at: int) -> list[Span]:
    if spans := _plain(item.get("spans")):
        return spans
    name = _name(item, names)
    if not name:
        return []
    places = _occurrences(text, name) + spoken.get(name, [])
    if not places and name[0].isupper():
        places = _occurrences(text, name.split()[-1])
    return _nearest(places, at)


def _occurrences(text: str, words: str) -> list[Span]:
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if len(words) > 2 else []


def _nearest(places: list[Span], at: int) -> list[Span]:
    """The last place before the trigger, else the first behind it, where it is near enough to be read with it."""
    before = [p for p in places if at - _BEFORE < p[0] < at]
    after = [p for p in places if at <= p[0] < at + _AFTER]
    return [max(before)] if before else [min(after)] if after else []


def _time(text: str, at: int) -> list[Span]:
    """The time expression of the trigger's own line and sentence, where there is just one."""
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at)) + 1
    stops = [p for p in (text.find("\n", at), text.find(". ", at)) if p >= 0]
    found = [m.span() for m in _DAY.finditer(text, start, min(stops, default=len(text)))]
    return found if len(found) == 1 else []
