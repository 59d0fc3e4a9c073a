"""What the views can be asked: every parameter of a URL, told once for reading it, its form field and OpenAPI."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from onrecord.codebook import load

LONGEST_VALUE = 500
"""Characters of one value."""

LAST_PAGE = 100_000
MOST_ROWS = 500

Kind = Literal["words", "code", "codes", "choice", "choices", "day", "share", "page", "rows"]

ANY = "any"
STATUSES = ("actual", "future", "hypothetical", "negated", "historical")

_CODE = re.compile(r"\w[\w /-]{0,39}")
_PLOVER = load()


class UnfitError(ValueError):
    """A value that its parameter does not take; the message says what it takes."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: `choices` are all that a choice takes, and only proposals for a code."""

    name: str
    kind: Kind
    label: str
    help: str = ""
    choices: tuple[str, ...] = ()
    required: bool = False

    @property
    def many(self) -> bool:
        """Whether it may be given several times."""
        return self.kind in ("codes", "choices")

    def read(self, values: list[str]) -> Any:
        """The value as the store takes it: None or () where it is not given.

        Raises:
            UnfitError: it cannot be read.
        """
        found = tuple(self._one(value) for value in values)
        if self.many:
            return () if ANY in found else found
        return found[0] if found else None

    def _one(self, value: str) -> Any:
        try:
            return READERS[self.kind](value, self)
        except ValueError as error:
            raise UnfitError(f"{self.name} {error}") from error


def _day(value: str, _parameter: Parameter) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
        raise ValueError("is a day such as 2020-01-31")
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError("is a day of the calendar, such as 2020-01-31") from error


def _share(value: str, _parameter: Parameter) -> float:
    try:
        share = float(value)
    except ValueError:
        share = math.nan
    if not 0 <= share <= 1:
        raise ValueError("is a number from 0 to 1")
    return share


def _number(most: int) -> Callable[[str, Parameter], int]:
    def read(value: str, _parameter: Parameter) -> int:
        if not re.fullmatch(r"\d{1,6}", value, re.ASCII) or not 1 <= int(value) <= most:
            raise ValueError(f"is a number from 1 to {most}")
        return int(value)

    return read


def _code(value: str, parameter: Parameter) -> str:
    if not _CODE.fullmatch(value):
        raise ValueError("is a code of the codebook, such as " + (parameter.choices or ("IRQ",))[0])
    return value


def _choice(value: str, parameter: Parameter) -> str:
    if value not in (*parameter.choices, *[ANY] * parameter.many):
        raise ValueError("is one of " + ", ".join(parameter.choices))
    return value


READERS: dict[Kind, Callable[[str, Parameter], Any]] = {
    "words": lambda value, _parameter: value,
    "code": _code,
    "codes": _code,
    "choice": _choice,
    "choices": _choice,
    "day": _day,
    "share": _share,
    "page": _number(LAST_PAGE),
    "rows": _number(MOST_ROWS),
}

SINCE = Parameter("since", "day", "From", "On this day or later")
UNTIL = Parameter("until", "day", "To", "On this day or earlier")
OUTLET = Parameter("outlet", "words", "Outlet", "Part of the outlet’s name")
CONFIDENCE = Parameter("min_confidence", "share", "Confidence", "At least, from 0 to 1")
PAGING = (
    Parameter("page", "page", "Page", "Which page of the list"),
    Parameter("rows", "rows", "Rows", "Rows a page"),
)

EVENT_FILTERS = (
    Parameter("actor", "words", "Actor", "Words of the name of who does it, or a code: RUS, MIL, RUSMIL"),
    Parameter("recipient", "words", "Recipient", "As actor, for whom it is done to"),
    Parameter("about", "words", "Words", "Words that tell of it, its content or condition"),
    Parameter("reported_by", "words", "Reported by", "Words of the name of the source that tells of it"),
    OUTLET,
    SINCE,
    UNTIL,
    CONFIDENCE,
    Parameter("mode", "code", "Mode", "How it is done: riot, withdraw", ("riot",)),
    Parameter("country", "code", "Country", "Where it happens: IRQ", ("IRQ",)),
    Parameter("status", "choices", "Status", "Whether it happened", STATUSES),
    Parameter("quad", "codes", "Quad", "Cooperation or conflict, in words or deeds", _PLOVER.quads),
    Parameter("type", "codes", "Type", "What kind of event", tuple(_PLOVER.types)),
)

STATEMENT_FILTERS = (
    Parameter("by", "words", "Source", "Words of the source: its name, or what the text calls it"),
    Parameter("to", "words", "Addressee", "Words of the addressee"),
    Parameter("about", "words", "Words", "Words in what is said"),
    Parameter("cue", "words", "Cue", "Words in the cue: said, demanded"),
    OUTLET,
    SINCE,
    UNTIL,
    CONFIDENCE,
    Parameter("kind", "choice", "Kind", "How it is quoted", ("direct", "mixed", "indirect")),
)

ARTICLE_FILTERS = (Parameter("about", "words", "Words", "Words in title and text"), OUTLET, SINCE, UNTIL)
