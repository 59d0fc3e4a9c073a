"""Hand rules for page furniture (the table is furniture.toml), dates on a line of their own, and lists of pointers."""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from onrecord.intake.lines import BODY_WORDS, Line

# What counts as the top and the bottom of a page beside the lines above its first paragraph.
_FIRST_LINES, _LAST_LINES = 4, 5

# Lists of pointers are no longer than this; behind it the report may go on.
_MOST_POINTERS = 10

# A date with weekday, time, zone and "Updated" before it has 12 words; four more may name the writer.
_MOST_DATE_WORDS, _MOST_NAME_WORDS = 16, 4
_YEAR_OR_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b")
_NUMBER = re.compile(r"\d[\d.:/]*(?:st|nd|rd|th|am|pm|min|h)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; the head of furniture.toml explains the fields."""

    kind: str
    words: int
    where: str
    pattern: re.Pattern[str]


def _expression(row: dict[str, Any]) -> re.Pattern[str]:
    return re.compile(row["pattern"].replace("\n", ""), 0 if row.get("cased") else re.IGNORECASE)


_TABLE = tomllib.loads((files("onrecord.intake") / "furniture.toml").read_text("utf-8"))
RULES = tuple(Rule(row["kind"], row["words"], row.get("where", "anywhere"), _expression(row)) for row in _TABLE["rule"])
_OPENER, _OPENER_WORDS = _expression(_TABLE["opener"]), _TABLE["opener"]["words"]
_DATE_WORDS = frozenset(_TABLE["date"]["words"].split())
_MOST_WORDS = max(rule.words for rule in RULES)


def kinds(lines: list[Line]) -> list[str | None]:
    """For each line the kind of the first rule that holds, None where none does."""
    first = next((at for at, line in enumerate(lines) if line.is_body), len(lines))
    top, bottom = max(first, _FIRST_LINES), len(lines) - _LAST_LINES
    found = [_kind(line, at < top, at >= bottom) for at, line in enumerate(lines)]
    for at, line in enumerate(lines):
        if line.size <= _OPENER_WORDS and _OPENER.search(line.text):
            found[at] = found[at] or "navigation"
            _open(lines, found, at)
    return found


def _open(lines: list[Line], found: list[str | None], at: int) -> None:
    """Mark the pointers to other stories that stand under a heading such as "You may also like"."""
    for below in range(at + 1, min(len(lines), at + 1 + _MOST_POINTERS)):
        if lines[below].is_body or lines[below].size > BODY_WORDS or lines[below].text.endswith("."):
            return
        found[below] = found[below] or "navigation"


def _kind(line: Line, top: bool, bottom: bool) -> str | None:
    if line.size > _MOST_WORDS:
        return None
    if top and _is_date(line):
        return "dateline"
    places = {"anywhere": True, "top": top, "bottom": bottom}
    for rule in RULES:
        if line.size <= rule.words and places[rule.where] and rule.pattern.search(line.text):
            return rule.kind
    return None


def _is_date(line: Line) -> bool:
    """Whether the line is a date and perhaps a time, with a writer's name of at most four words behind it."""
    if line.size > _MOST_DATE_WORDS or not _YEAR_OR_DATE.search(line.text):
        return False
    others = [word for word in line.cased if word.lower() not in _DATE_WORDS and not _NUMBER.fullmatch(word)]
    dated = [word for word in line.cased[:3] if word not in others]
    named = len(others) <= _MOST_NAME_WORDS and all(word[0].isupper() for word in others)
    return named and len(dated) >= min(2, len(line.cased))
