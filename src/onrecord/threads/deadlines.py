"""The last day that the words of an opening set: "by October 31", "within ten days"."""

import re

from onrecord.reading.dates import expressions
from onrecord.threads.model import Act

_LIMIT = re.compile(
    r"\b(?:by|before|until|till|within|no later than|not later than)\s+(?:the\s+(?:end of\s+)?)?$", re.I
)


def deadline(act: Act) -> str | None:
    """The day (ISO), None where its content and condition set none."""
    published = act.published[:10] if act.published else None
    for words in (act.content_words, act.condition_words):
        for expression in expressions(words, published):
            if expression.end and _LIMIT.search(words[: expression.span[0]]):
                return expression.end
    return None
