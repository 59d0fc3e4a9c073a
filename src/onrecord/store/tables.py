"""The tables of the store, in terms every SQLAlchemy dialect knows.

An article's rows hang on `articles.number`, which a new reading of the article keeps. Spans stay JSON, as in
docs/record.md; the `_name` and `_text` columns repeat their words, so that they can be searched and read in SQL.
"""

import re
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.engine import Dialect

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Databases refuse NUL and lone surrogates. Each has a stand-in among the last private use characters, of the same
# length so that offsets hold in SQL too; a stand-in that was in the text itself is kept behind an escape.
_NUL, _SURROGATES, _ESCAPE = 0x10F800, 0x10F000, "\U0010f801"
_REFUSED = re.compile("[\x00\ud800-\udfff\U0010f000-\U0010f801]")
_STAND_IN = re.compile("\U0010f801(.)|([\U0010f000-\U0010f800])")


class Words(TypeDecorator[str]):
    """Text of any code points, NUL and lone surrogates included: what is read back equals what was written."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as the database takes it."""
        return value and _REFUSED.sub(_stand_in, value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it was written."""
        return value and _STAND_IN.sub(_original, value)


def _stand_in(refused: re.Match[str]) -> str:
    code = ord(refused[0])
    if code >= _SURROGATES:
        return _ESCAPE + refused[0]
    return chr(_SURROGATES + code - 0xD800 if code else _NUL)


def _original(stand_in: re.Match[str]) -> str:
    if stand_in[1]:
        return stand_in[1]
    code = ord(stand_in[2])
    return "\0" if code == _NUL else chr(code - _SURROGATES + 0xD800)


metadata = MetaData(naming_convention=NAMING)


def _json(name: str) -> Column[Any]:
    return Column(name, JSON(none_as_null=True))


def _of_article() -> tuple[Column[int], Column[int]]:
    owner: Column[int] = Column("article", ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True)
    return owner, Column("position", Integer, primary_key=True)


migrations = Table("migrations", metadata, Column("name", String(100), primary_key=True))

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Words, nullable=False, unique=True),
    Column("reader", Words, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("title", Words),
    Column("byline", Words),
    Column("outlet", Words),
    Column("url", Words),
    Column("language", Words),
    Column("published", Words),
    Column("day", String(10), index=True),
    Column("text", Words, nullable=False),
    Column("sentences", JSON, nullable=False),
    Column("furniture", JSON, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    *_of_article(),
    Column("id", Words, nullable=False),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("country", Words),
    Column("sector", Words),
    Column("office", Words),
    Column("wikidata", Words),
)

mentions = Table(
    "mentions",
    metadata,
    *_of_article(),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("entity", Words, nullable=False),
)

ROLES = ("actor", "recipient")

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", ForeignKey("articles.number", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Words, nullable=False),
    _json("source"),
    Column("cue", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    Column("kind", Words, nullable=False),
    _json("addressee"),
    Column("within", Words),
    Column("confidence", Double, nullable=False),
    Column("source_name", Words),
    Column("source_text", Words, nullable=False),
    Column("cue_text", Words, nullable=False),
    Column("content_text", Words, nullable=False),
    Column("addressee_name", Words),
    Column("addressee_text", Words, nullable=False),
    Index(None, "article", "position", unique=True),
)

# `day` is the event's first, else that of publication; `_codes` hold country, sector and both of every party, each
# between spaces.
events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("article", ForeignKey("articles.number", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Words, nullable=False),
    Column("type", Words, nullable=False, index=True),
    Column("mode", Words),
    Column("trigger", JSON, nullable=False),
    Column("actors", JSON, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    Column("condition", JSON, nullable=False),
    Column("status", Words, nullable=False),
    _json("date"),
    _json("place"),
    Column("reported_by", Words),
    Column("same_as", Words),
    Column("contexts", JSON, nullable=False),
    Column("quad", Words),
    Column("intensity", Double),
    Column("confidence", Double, nullable=False),
    Column("day", Words, index=True),
    Column("country", Words),
    *(Column(f"{role}_{what}", JSON, nullable=False) for role in ROLES for what in ("names", "countries", "sectors")),
    *(Column(f"{role}_{what}", Words, nullable=False) for role in ROLES for what in ("codes", "text")),
    Column("trigger_text", Words, nullable=False),
    Column("content_text", Words, nullable=False),
    Column("condition_text", Words, nullable=False),
    Column("reporter", Words),
    Column("reporter_text", Words, nullable=False),
    Index(None, "article", "position", unique=True),
    # Holds all that a count over time asks, so that the wide rows stay unread.
    Index("ix_events_counted", "day", "quad", "status", "same_as", "intensity"),
)

# A problem without a line stands at line 0: a key column may not be null.
problems = Table(
    "problems",
    metadata,
    Column("origin", Words, primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("code", Words, primary_key=True),
    Column("reason", Words, nullable=False),
)

PARTS = (entities, mentions, statements, events)
"""The tables that hold the parts of a record, under the names of its fields."""
