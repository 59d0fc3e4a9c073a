"""The last day that the words of an opening set: "by October 31", "within ten days"."""

import re
from datetime import date

from onrecord.reading.dates import expressions
from onrecord.threads.model import Act

_LIMIT = re.compile(
    r"\b(?:by|before|until|till|within|no later than|not later than)\s+(?:the\s+(?:end of\s+)?)?$", re.I
)
_YEAR = re.compile(r"\d{4}")


def deadline(act: Act) -> str | None:
    """The day (ISO), None where its content and condition set none."""
    published = act.published[:10] if act.published else None
    for words in (act.content_words, act.condition_words):
        for expression in expressions(words, published):
            if expression.end and _LIMIT.search(words[: expression.span[0]]):
                return _ahead(expression.end, published, words[slice(*expression.span)])
    return None


def _ahead(day: str, published: str | None, words: str) -> str | None:
    """The day, a year later where a date without a year would lie in the past: a deadline lies ahead."""
    if not published or day >= published:
        return day
    if _YEAR.search(words) or published >= "9999":
        return None
    past = date.fromisoformat(day)
    return past.replace(year=past.year + 1, day=min(past.day, 28) if past.month == 2 else past.day).isoformat()
