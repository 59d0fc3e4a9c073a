"""Codes that other formats want: quad classes, days and moments.

What cannot be told gives the empty string.
"""

import re
from datetime import UTC, datetime

from onrecord.record import Article, Event

QUADS = {"verbal cooperation": "1", "material cooperation": "2", "verbal conflict": "3", "material conflict": "4"}
"""The quad classes by the numbers that GDELT and CAMEO give them."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def quad_class(event: Event) -> str:
    """The number of the event's quad class."""
    return QUADS.get(event.quad or "", "")


def event_day(event: Event) -> str:
    """The ISO date of the event, or of its first day. The day of publication does not stand in for it."""
    start = (event.date or {}).get("start")
    found = _DAY.match(start) if isinstance(start, str) else None
    return found[0] if found else ""


def moment(article: Article) -> str:
    """The publication as YYYYMMDDHHMMSS in UTC; where only the day is known, the time is six zeros."""
    try:
        published = datetime.fromisoformat(article.published or "")
        published = published.astimezone(UTC) if published.tzinfo else published
    except (ValueError, OverflowError):
        return ""
    return f"{published:%Y%m%d%H%M%S}".rjust(14, "0")
