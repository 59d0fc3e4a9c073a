"""Who made the study, ruling or statement that a source names by its noun alone: the text near its other mentions."""

import re

from onrecord.reading.naming import Figure, Register

# Mentions of a document that are looked at, and how far around each, in characters.
_MAX_MENTIONS = 6
_REACH = 90

_POSSESSIVE = re.compile(r"(?:['’]s?)?(?: [\w-]+){0,3} ")
_ISSUED = re.compile(
    r"(?: \w+)? (?:issued|released|published|signed|made|posted|filed|announced|wrote|authored|gave|sent|produced) "
    r"(?:(?:an?|the|its|his|her|their) )?(?:[\w-]+ ){0,3}"
)
_BY = re.compile(r"(?:,? [\w-]+){0,3}? (?:by|from)(?: the| an?)?(?: [a-z-]+){0,3} ")


def maker_nearby(text: str, register: Register, head: str) -> Figure | None:
    """The person or body that one of the first mentions of a document names as its maker; None where none does."""
    mentions = re.finditer(rf"\b{re.escape(head)}s?\b", text, re.IGNORECASE)
    for _, mention in zip(range(_MAX_MENTIONS), mentions, strict=False):
        figure = _in_front(text, register, mention.start()) or _behind(text, register, mention.end())
        if figure is not None:
            return figure
    return None


def _in_front(text: str, register: Register, start: int) -> Figure | None:
    """The name right before: "the NHC's latest advisory", "Trump signed a proclamation"."""
    names = register.within(max(0, start - _REACH), start)
    if not names:
        return None
    (_, end), figure = names[-1]
    between = text[end:start]
    made = _POSSESSIVE.fullmatch(between) if between.startswith(("'", "’")) else _ISSUED.fullmatch(between)
    return figure if made and figure.kind in {"person", "organization"} else None


def _behind(text: str, register: Register, end: int) -> Figure | None:
    """The name after it: "a study published by researchers at Imperial College"."""
    names = register.within(end, end + _REACH)
    if not names:
        return None
    (start, _), figure = names[0]
    made = _BY.fullmatch(text[end:start])
    return figure if made and figure.kind in {"person", "organization"} else None
