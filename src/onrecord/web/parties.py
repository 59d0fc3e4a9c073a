"""The views of one party, and of two towards each other."""

from typing import Any

from onrecord.lines import row_json
from onrecord.rows import EventRow
from onrecord.store import Store
from onrecord.store.events import WantedEvents, is_code
from onrecord.store.pages import Found, Stretch, found_events, found_statements
from onrecord.store.reading import Wanted
from onrecord.web import drawing
from onrecord.web.answers import Answer, View
from onrecord.web.asking import Asked, address
from onrecord.web.overview import pictures
from onrecord.web.parameters import SINCE, UNTIL, Parameter
from onrecord.web.timeline import PeriodRow, Timeline, timelines

FIRST = 10
"""Rows of a list before the link to all of it."""

_LISTS = {"said": ("statements", "by"), "did": ("events", "actor"), "undergone": ("events", "recipient")}
_PARTY = "Words of a name, or a code: RUS, MIL, RUSMIL"


def sought(name: str) -> str:
    """A party as the store is asked for it: a code as it is, a name with its words together."""
    return name if is_code(name) else f'"{name.replace(chr(34), " ")}"'


def actor(store: Store, asked: Asked) -> Answer:
    """What a party said, did, and had done to it; and what it did over time."""
    name, days = sought(asked.value("name")), (asked.value("since"), asked.value("until"))
    first = Stretch(FIRST)
    said = store.ask(found_statements, Wanted(by=name, since=days[0], until=days[1]), first)
    did = store.ask(found_events, _events(name, None, asked), first)
    undergone = store.ask(found_events, _events(None, name, asked), first)
    over_time = timelines(store, _events(name, None, asked), _events(None, name, asked))
    values = {"name": asked.value("name"), "said": said, "did": did, "undergone": undergone}
    values["links"] = {key: _all(asked, view, **{role: name}) for key, (view, role) in _LISTS.items()}
    values |= pictures(over_time[0]) | _intensities(("did", "was done to"), over_time)
    lists: dict[str, Found[Any]] = {"said": said, "did": did, "undergone": undergone}

    def data() -> dict[str, object]:
        return {"name": asked.value("name")} | {key: _json(found) for key, found in lists.items()}

    return Answer("actor.html", values, data, EventRow, (*did.rows, *undergone.rows))


def dyad(store: Store, asked: Asked) -> Answer:
    """What two parties did to each other, and how hard, over time."""
    names = asked.value("a"), asked.value("b")
    there, back = (_events(sought(one), sought(other), asked) for one, other in (names, names[::-1]))
    over_time = timelines(store, there, back)
    first = Stretch(FIRST)
    forth, returned = store.ask(found_events, there, first), store.ask(found_events, back, first)
    values = {"names": names, "forth": forth, "back": returned, "bars": drawing.bars(over_time[0])}
    values |= {"back_bars": drawing.bars(over_time[1]), "timelines": over_time}
    values |= _intensities((f"{names[0]} → {names[1]}", f"{names[1]} → {names[0]}"), over_time)
    values["links"] = [
        _all(asked, "events", actor=sought(one), recipient=sought(other)) for one, other in (names, names[::-1])
    ]

    def data() -> dict[str, object]:
        both = zip((forth, returned), over_time, strict=True)
        keys = ("a_to_b", "b_to_a")
        return {"a": names[0], "b": names[1]} | {
            key: _json(found) | {"timeline": row_json(line)} for key, (found, line) in zip(keys, both, strict=True)
        }

    return Answer("dyad.html", values, data, PeriodRow, (row for line in over_time for row in line.rows))


def _events(actor: str | None, recipient: str | None, asked: Asked) -> WantedEvents:
    return WantedEvents(actor, recipient, since=asked.value("since"), until=asked.value("until"), first_told=True)


def _intensities(labels: tuple[str, str], over_time: list[Timeline]) -> dict[str, object]:
    looks = ("line-one", "line-two")
    lines, days = drawing.lines(list(zip(looks, labels, over_time, strict=True)))
    return {"lines": lines, "days": days}


def _all(asked: Asked, view: str, **values: str) -> str:
    """The address of a whole list, of the same days."""
    days = [(name, value) for name, value in asked.given if name in ("since", "until")]
    return address(view, [*values.items(), *days])


def _json(found: Found[Any]) -> dict[str, object]:
    return {"total": found.total, "rows": [row_json(row) for row in found.rows]}


VIEWS = (
    View("actor", "Actor", (Parameter("name", "words", "Name", _PARTY, required=True), SINCE, UNTIL), actor),
    View(
        "dyad",
        "Dyad",
        (
            Parameter("a", "words", "One party", _PARTY, required=True),
            Parameter("b", "words", "The other", _PARTY, required=True),
            SINCE,
            UNTIL,
        ),
        dyad,
    ),
)
