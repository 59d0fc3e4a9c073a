"""What a time expression says, before it is known which days are meant."""

from dataclasses import dataclass

from onrecord.record import Span


@dataclass(frozen=True, slots=True)
class Form:
    """One expression as read: `kind` tells which of the fields count (see `resolving`).

    `mark` is last, next, this or nothing; `part` early, mid, late, earlier or later; `time` the words for the time of
    day, kept because a day is the finest unit resolved.
    """

    kind: str
    year: int | None = None
    month: int = 0
    day: int = 0
    number: int = 0
    unit: str = ""
    mark: str = ""
    part: str = ""
    time: str = ""
    first: "Form | None" = None
    last: "Form | None" = None


@dataclass(frozen=True, slots=True)
class Found:
    """A form and where it stands."""

    span: Span
    form: Form
