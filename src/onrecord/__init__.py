"""News in, sourced record out.

    import onrecord
    record = onrecord.read("“We don’t need this panic,” Zelenskyy told a news conference in Kyiv.")
    record.statements[0].content        # ((1, 25),)

Names are loaded when they are first asked for, so that a look-up in a record does not wait for the model.
"""

from functools import cache
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.problems import OnrecordError
    from onrecord.reader import Reader
    from onrecord.record import Article, Entity, Event, Furniture, Mention, Party, Problem, Record, Statement
    from onrecord.store import Store

__all__ = [
    "Article",
    "Entity",
    "Event",
    "Furniture",
    "Mention",
    "OnrecordError",
    "Party",
    "Problem",
    "Reader",
    "Record",
    "Statement",
    "Store",
    "read",
]

_HOMES = {"Reader": "onrecord.reader", "Store": "onrecord.store", "OnrecordError": "onrecord.problems"}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return metadata.version("onrecord")
    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "onrecord.record")), name)


@cache
def _reader() -> "Reader":
    from onrecord.reader import Reader

    return Reader()


def read(text: str, *, id: str | None = None, published: str | None = None, title: str | None = None) -> "Record":
    """The record of one article, given as text.

    Args:
        text: the article; offsets in the record count its code points once newlines are normalised.
        id: the article's name in the record, else one derived from the text.
        published: ISO date or datetime of publication, None when unknown.
        title: the headline, when it is known apart from the text.

    Raises:
        OnrecordError: the text cannot be read (empty, too large, not English); the message says why.
    """
    from onrecord.intake import from_text
    from onrecord.problems import OnrecordError
    from onrecord.record import Problem

    article = from_text(text, id=id, published=published, title=title)
    if isinstance(article, Problem):
        raise OnrecordError.of(article)
    return _reader().read(article)
