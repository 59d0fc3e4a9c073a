"""A request read: which view in which form is asked for, with what; and the addresses of other views."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import parse_qsl, urlencode

from onrecord.store.pages import Stretch
from onrecord.web.parameters import LONGEST_VALUE, Parameter, UnfitError

LONGEST_QUERY = 8_000
"""Bytes of a URL behind the question mark."""

MOST_VALUES = 60
ROWS = 50

Form = Literal["html", "json", "tsv"]


class RefusedError(Exception):
    """A request that gets no view: an HTTP status, and words that say why and what to do."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """What a URL asks of a view: the values as given, and as read for the store."""

    view: str
    given: tuple[tuple[str, str], ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        """What is asked for under a name, None where nothing is."""
        return self.values.get(name)

    def texts(self, name: str) -> list[str]:
        """The values under a name, as they were given."""
        return [value for key, value in self.given if key == name]

    def stretch(self) -> Stretch:
        """The rows of the page asked for."""
        return Stretch(self.rows, (self.page - 1) * self.rows)

    @property
    def page(self) -> int:
        """The number of the page, from 1."""
        return int(self.value("page") or 1)

    @property
    def rows(self) -> int:
        """How many rows a page has."""
        return int(self.value("rows") or ROWS)

    def url(self, form: Form = "html", **changes: object) -> str:
        """The address of this view with other values; None takes a value out."""
        kept = [(name, value) for name, value in self.given if name not in changes]
        added = [(name, str(value)) for name, value in changes.items() if value is not None]
        return address(self.view, kept + added, form)

    def elsewhere(self, view: str, **changes: object) -> str:
        """The address of another view that is asked the same, from its first page."""
        changed = {"page": None, "rows": None} | changes
        kept = [(name, value) for name, value in self.given if name not in changed]
        return address(view, kept + [(name, str(value)) for name, value in changed.items() if value is not None])


def address(view: str, values: Sequence[tuple[str, str]] = (), form: Form = "html") -> str:
    """The address of a view, relative to none."""
    path = f"/{view}" + ("" if form == "html" else f".{form}")
    if path == "/overview":
        path = "/"
    return path + ("?" + urlencode(values, errors="surrogatepass") if values else "")


def asked(view: str, query: bytes, parameters: Sequence[Parameter]) -> Asked:
    """The query string of a request, read.

    Raises:
        RefusedError: it is too long, or a value is unknown, missing, doubled or unfit.
    """
    given = _given(query)
    known = {parameter.name: parameter for parameter in parameters}
    if unknown := [name for name, _ in given if name not in known]:
        names = ", ".join(known) or "nothing"
        raise RefusedError(400, f"There is no parameter {unknown[0][:40]}; this view takes {names}.")
    try:
        values = {name: _read(parameter, given) for name, parameter in known.items()}
    except UnfitError as error:
        raise RefusedError(400, f"This cannot be asked: {error}.") from error
    return Asked(view, given, values)


def _given(query: bytes) -> tuple[tuple[str, str], ...]:
    if len(query) > LONGEST_QUERY:
        raise RefusedError(414, f"The query is too long: at most {LONGEST_QUERY} bytes are read.")
    try:
        pairs = parse_qsl(query.decode("ascii"), True, errors="surrogatepass", max_num_fields=MOST_VALUES)
    except UnicodeDecodeError as error:
        raise RefusedError(400, "The query is not UTF-8, percent-encoded.") from error
    except ValueError as error:
        raise RefusedError(400, f"The query has too many values: at most {MOST_VALUES} are read.") from error
    if long := [name for name, value in pairs if len(value) > LONGEST_VALUE]:
        raise RefusedError(400, f"The value of {long[0][:40]} has more than {LONGEST_VALUE} characters.")
    return tuple(pairs)


def _read(parameter: Parameter, given: Sequence[tuple[str, str]]) -> Any:
    values = [value.strip() for name, value in given if name == parameter.name]
    values = [value for value in values if value]
    if len(values) > 1 and not parameter.many:
        raise UnfitError(f"{parameter.name} stands there {len(values)} times, and is taken once")
    if parameter.required and not values:
        raise UnfitError(f"{parameter.name} is missing")
    return parameter.read(values)
