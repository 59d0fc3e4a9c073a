"""A view and its answer: one set of values for the page and for its twins in JSON and TSV."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from onrecord.record import Json
from onrecord.store import Store
from onrecord.web.asking import Asked
from onrecord.web.parameters import Parameter


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view has to say: a template with its values, and what the twins hold.

    `data` is called for the JSON twin only; `rows`, of the kind `row`, are the lines of the TSV twin.
    """

    template: str
    values: dict[str, Any]
    data: Callable[[], Json]
    row: type
    rows: Iterable[Any] = field(default=())


@dataclass(frozen=True, slots=True)
class View:
    """One kind of page: its path, what it can be asked, and how it answers."""

    path: str
    title: str
    parameters: tuple[Parameter, ...]
    answer: Callable[[Store, Asked], Answer]


def page_json(rows: Iterable[Any], total: int, asked: Asked) -> Json:
    """The JSON twin of a list."""
    from onrecord.lines import row_json

    shown = [row_json(row) for row in rows]
    more = asked.url("json", page=asked.page + 1) if asked.page * asked.rows < total else None
    return {"total": total, "page": asked.page, "rows": shown, "next": more}
