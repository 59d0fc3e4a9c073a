"""How a party phrase is built: who is coordinated in it, which of its names is its head, what noun it turns on."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.pronouns import PRONOUNS
from onrecord.reading.words import (
    BODIES,
    DETERMINERS,
    DOCUMENTS,
    PLURALS,
    PREPOSITIONS,
    REGNAL,
    ROLES,
    WORD,
    is_plural,
    plain,
    singular,
)
from onrecord.record import Span

_JOINT = re.compile(r",?\s+and\s+(?:also\s+|both\s+)?|,\s+(?!\w+ed\b)|\s*;\s*|\s+&\s+")
_ARTICLE = re.compile(r"(?:(?:the|an?|both|either|according to)\s+)+(?=\S)", re.IGNORECASE)
_MARKS = " \t\n,;:.\"“”‘'—–-…"
_DETERMINED = re.compile(
    r"(?:the|a|an|some|many|several|most|other|others|his|her|its|their|all|two|three|four|over|more|no|various)\b|\d",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\([^)]*\)?\s*$")
_MADE_BY = re.compile(r"\b(?:by|from|citing)\s+")
_OWNED = re.compile(r"(?<=s)['’]\s|['’]s\s")
_SMALL = frozenset(
    ["of", "the", "and", "for", "in", "on", "&", "de", "la", "du", "al", "bin", "van", "von", "der", "den", "el"]
)
_DEFINITE = DETERMINERS - {"a", "an", "both"}
_OFFICES = ROLES - REGNAL
_COMMON = ROLES | BODIES | DOCUMENTS | PLURALS | PRONOUNS.keys() | DETERMINERS
_RELATIVE = re.compile(r",?\s+(?:who|which|that|whose|whom)\b")


def strip(text: str, start: int, end: int) -> Span:
    """The span without the marks and white space at its edges."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def own_words(words: str) -> str:
    """A description as a name: its words without article and marks, white space made plain."""
    bare = " ".join(words.split()).strip(_MARKS)
    article = _ARTICLE.match(bare)
    return bare[article.end() :] if article else bare


def conjuncts(text: str, span: Span, names: Sequence[Span]) -> list[Span]:
    """The parts of "Biden and some Democrats", each a name or noun phrase of its own; [] where the phrase is one."""
    start, end = span
    cuts: list[Span] = []
    coordinated = False
    for joint in _JOINT.finditer(text, start, end):
        if any(a < joint.end() and joint.start() < b for a, b in names):
            continue
        cuts.append(joint.span())
        coordinated |= "," not in joint.group().strip() or "and" in joint.group()
    if not coordinated:
        return []
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    parts = [strip(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return parts if all(_stands_alone(text, part, names) for part in parts) else []


def _stands_alone(text: str, part: Span, names: Sequence[Span]) -> bool:
    """Whether a part of a phrase can be a party by itself: it ends in a name, has a determiner, or is plural."""
    start, end = part
    if start >= end:
        return False
    bare = end - len(found.group()) if (found := _BRACKET.search(text[start:end])) else end
    if any(b == bare and a >= start for a, b in names) or _DETERMINED.match(text, start, end):
        return True
    return is_plural(head_noun(text[start:end])) or any(a == start for a, _ in names)


def head_noun(words: str) -> str:
    """The noun a phrase turns on, plain: the last word before a preposition or relative: "source" in "a source at"."""
    tokens = [plain(token).rstrip(".") for token in WORD.findall(words)]
    stop = next((at for at, token in enumerate(tokens) if at and token in PREPOSITIONS), len(tokens))
    return tokens[stop - 1].removesuffix("'s") if stop else ""


def is_definite(words: str) -> bool:
    """Whether a phrase points at somebody already known: "the minister", "Chelyabinsk's governor", "police"."""
    first = words.split(None, 1)[0].lower() if words.split() else ""
    return first in _DEFINITE or "'s " in words or "’s " in words


def head_name(text: str, span: Span, names: Sequence[tuple[Span, str]]) -> Span | None:
    """The name a phrase is headed by, from `names` inside it (span, kind); None for a plain description.

    A phrase with commas is a name and its apposition, in either order, so its first part with a name at its head tells.
    """
    for part in _segments(text, span, [name for name, _ in names]):
        inside = [(name, kind) for name, kind in names if part[0] <= name[0] and name[1] <= part[1]]
        for at, (name, kind) in enumerate(inside):
            if _leads(text, part, name, kind) and not _governed(text, part[0], name[0], inside[:at], kind):
                return name
    return None


def _segments(text: str, span: Span, names: Sequence[Span]) -> list[Span]:
    """The parts of a phrase between commas and relatives that stand in no name."""
    start, end = span
    relative = _RELATIVE.search(text, start, end)
    end = relative.start() if relative else end
    cuts = [at for at in range(start, end) if text[at] in ",:" and not any(a <= at < b for a, b in names)]
    return [strip(text, a + (a in cuts), b) for a, b in pairwise([start, *cuts, end])]


def _leads(text: str, part: Span, name: Span, kind: str) -> bool:
    """Whether what follows a name leaves it the head: nothing, brackets, or a phrase that says where they belong."""
    after = text[name[1] : part[1]]
    words = WORD.findall(_BRACKET.sub("", after))
    if not words:
        return not after.startswith(("'s ", "’s "))
    first = words[0].lower()
    belongs = first in PREPOSITIONS or (kind == "person" and first in {"himself", "herself"})
    return belongs and not after.startswith(("'", "’", "-"))


def _governed(text: str, start: int, end: int, earlier: Sequence[tuple[Span, str]], kind: str) -> bool:
    """Whether a preposition before a name makes it a part of somebody else's description ("a lawyer for Trump").

    An office has a field, or a place, that stands before its bearer: "Minister of Information Moammar al-Eryani",
    "the chair of the Intelligence Committee Representative Adam Schiff".
    """
    words = [(match.start(), match.group().lower().rstrip(".")) for match in WORD.finditer(text, start, end)]
    at = next((at for at in reversed(range(len(words))) if words[at][1] in PREPOSITIONS), None)
    if at is None:
        return False
    field = [word for _, word in words[at + 1 :]]
    office = words[at][1] in {"of", "for"} and any(word in _OFFICES for _, word in words[:at])
    if not office or not field or kind != "person":
        return True
    bodies = any(span[0] > words[at][0] and what in {"organization", "place"} for span, what in earlier)
    return not (bodies or (field[0] not in DETERMINERS and not any(word in ROLES for word in field)))


def is_document(words: str) -> bool:
    """Whether a phrase names a report, ruling or other words on paper rather than who made them."""
    return head_noun(words) in DOCUMENTS


def maker(text: str, span: Span) -> Span | None:
    """The part of a document's phrase that tells who made it: "Trump's statement", "a poll published by NBC News"."""
    start, end = span
    for found in _MADE_BY.finditer(text, start, end):
        return strip(text, found.end(), end)
    owner = _OWNED.search(text, start, end)
    return strip(text, start, owner.start()) if owner else None


def name_like(text: str, span: Span) -> Span | None:
    """The part of a phrase that looks like a name where no name was found: capitals all through, no common noun."""
    start, end = strip(text, *span)
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    tokens = WORD.findall(text, start, end)
    if not tokens or len(tokens) > 8 or not all(t[0].isupper() or t.isdigit() or t in _SMALL for t in tokens):
        return None
    known = [singular(plain(token)) in _COMMON or plain(token) in _COMMON for token in tokens]
    common = all(known) or (len(tokens) == 1 and tokens[0].endswith("s") and not article)
    return None if common or not text[start:end].strip() else (start, end)


def kind_of(words: str) -> tuple[str, bool]:
    """(kind, plural) of a description by its head noun."""
    head = head_noun(words)
    if head in ROLES:
        return "person", False
    if is_plural(head):
        return "group", True
    return ("organization", False) if head in BODIES else ("other", head.endswith("s") and not head.endswith("ss"))
