"""The status of an event where the years in its sentence tell more than the network does."""

import re
from functools import lru_cache

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
# Background is what lies more than a year before the article: a year number tells for sure from two years on.
_LONG_AGO = 2


def status(read: str, sentence: str, published: str | None) -> str:
    """The status the network has read, or "historical" for what the sentence dates two years back or more.

    Without a publication date nothing is known of what is long ago, and the network's word stands.
    """
    if read != "actual" or not published or not published[:4].isdecimal():
        return read
    latest = _latest_year(sentence)
    past = latest is not None and latest <= int(published[:4]) - _LONG_AGO
    return "historical" if past else read


@lru_cache(maxsize=1)
def _latest_year(sentence: str) -> int | None:
    """The latest year number; kept for the next event, which is mostly of the same sentence."""
    return max(map(int, _YEAR.findall(sentence)), default=None)
