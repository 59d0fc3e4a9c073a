"""Text and metadata to an article. The text is kept as it is, but for newlines and what is no character.

- Newlines become \\n; nothing is stripped and nothing normalised, so offsets mean what the input meant.
- Half a surrogate pair (a cut emoji) has no UTF-8 form and becomes U+FFFD, one for one: offsets stay.
- A NUL can be kept neither by PostgreSQL nor by C programs; taking it out would move the words, so it is a problem.
"""

import re
from collections.abc import Mapping
from typing import TypedDict

from onrecord.intake import language as languages
from onrecord.intake.limits import MAX_CHARACTERS, MAX_FIELD
from onrecord.intake.published import normal
from onrecord.problems import OnrecordError
from onrecord.record import Article, Problem

_NEWLINE = re.compile("\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_FIELD_CHARACTER = re.compile("[\x00\ud800-\udfff]")


class Metadata(TypedDict, total=False):
    """What may be known about an article beside its text; each is None or absent when unknown."""

    id: str | None
    title: str | None
    byline: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None


FIELDS = tuple(Metadata.__annotations__)


def from_text(
    text: str,
    *,
    origin: str = "text",
    id: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    published: str | None = None,
) -> Article | Problem:
    """One article from its text, or the problem that keeps it from being read; `origin` names it in the problem.

    `published` is normalised to an ISO date or datetime (see `published.normal`); one that cannot be read is a
    problem. Without `language` the text's own is found; text in another language than English is a problem.
    """
    fields = Metadata(id=id, title=title, byline=byline, outlet=outlet, url=url, language=language, published=published)
    try:
        return build(text, fields)
    except OnrecordError as error:
        return problem(origin, error)


def problem(origin: str, error: OnrecordError, line: int | None = None) -> Problem:
    """The problem row of an error."""
    return Problem(origin, error.code, str(error), line)


def build(text: object, fields: Mapping[str, object]) -> Article:
    """The article of a text and of those `fields` that are known names; others are passed over.

    Raises:
        OnrecordError: the text or a field cannot be used.
    """
    canonical = _canonical(text)
    known = {name: field(name, fields.get(name)) for name in FIELDS}
    day = known["published"]
    return Article(
        text=canonical,
        id=known["id"] or "",
        title=known["title"],
        byline=known["byline"],
        outlet=known["outlet"],
        url=known["url"],
        language=languages.check(canonical, known["language"]),
        published=None if day is None else normal(day),
    )


def field(name: str, value: object) -> str | None:
    """One metadata value as text: numbers are written out, lists of text joined with commas, blanks are None.

    Raises:
        OnrecordError: `bad-field`, when the value is something else or too long.
    """
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise OnrecordError("bad-field", name=name, why=f"is a {type(value).__name__}, not text")
    if len(value) > MAX_FIELD:
        raise OnrecordError("bad-field", name=name, why=f"is longer than {MAX_FIELD:,} characters")
    return _NO_FIELD_CHARACTER.sub("\ufffd", value).strip() or None


def _canonical(text: object) -> str:
    if text is None:
        raise OnrecordError("no-text")
    if not isinstance(text, str):
        raise OnrecordError("bad-field", name="text", why=f"is a {type(text).__name__}, not text")
    if len(text) > MAX_CHARACTERS:
        raise OnrecordError("too-large", size=f"{len(text):,} characters", limit=f"{MAX_CHARACTERS:,} characters")
    if not text.strip():
        raise OnrecordError("empty")
    if (at := text.find("\0")) >= 0:
        raise OnrecordError("nul", at=at)
    return _SURROGATE.sub("\ufffd", _NEWLINE.sub("\n", text))
