"""Sentence boundaries: paragraphs first, then end marks that are no abbreviations.

Offsets are half-open code points into the text; every sentence is trimmed of outer whitespace, and whitespace
between sentences belongs to none.
"""

import re

from onrecord.record import Span

_PARAGRAPH = re.compile(r"[^\n]+")

# An end mark, closing quotes or brackets (a footnote too), white space, then something that can open a sentence.
_BOUNDARY = re.compile(
    r"(?<=[.!?…])(?P<close>[\"'”’»)\]]*)(?P<note>(?:\[\d+\])*)\s+(?=[\"'“‘«(\[—-]*[A-Z0-9À-ÖØ-ÞЀ-Я“\"'‘])"
)

# Words that end in a stop without ending a sentence. Titles always go on; the others may also end one.
_TITLES = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cmdr maj adm rep sen gov pres hon rev fr st messrs supt insp det sr jr "
    "vs no nos fig art sec approx ca cf eg ie viz al dept est mt ft".split()
)
_ALWAYS_ON = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cmdr maj adm rep reps sen sens gov hon rev fr st messrs supt insp vs".split()
)
_MONTHS = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
# After an initialism ("U.S.", "a.m.") a new sentence is believed only where such a word follows.
_OPENERS = frozenset(
    "the a an it he she they we i this that these those in on at but and however after before when while as if for "
    "there his her their its our my according no not some many most several one two meanwhile although since also"
    " last earlier later what who why how".split()
)
_LAST_TOKEN = re.compile(r"[\w.’'&-]+$")
_NEXT_WORD = re.compile(r"[\w’']+")
_INITIALISM = re.compile(r"(?:[A-Za-z]\.)+$")
_INITIAL = re.compile(r"[A-Z]\.$")

# A longer "sentence" is cut at white space: no reader of ours can hold more, and hostile text has no end marks.
MAX_SENTENCE = 4000


def split(text: str) -> list[Span]:
    """The sentences of a text, as trimmed half-open spans in order."""
    spans: list[Span] = []
    for match in _PARAGRAPH.finditer(text):
        spans.extend(_split_paragraph(text, match.start(), match.end()))
    return spans


def _split_paragraph(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    at = start
    for match in _BOUNDARY.finditer(text, start, end):
        mark = match.start()
        if text[mark - 1] == "." and not match["close"] and _goes_on(text, at, mark, match.end()):
            continue
        spans.extend(_trimmed(text, at, match.end("note")))
        at = match.end()
    spans.extend(_trimmed(text, at, end))
    return spans


def _goes_on(text: str, start: int, mark: int, following: int) -> bool:
    """Whether the full stop before `mark` belongs to an abbreviation inside a sentence."""
    token = _LAST_TOKEN.search(text, max(start, mark - 30), mark)
    if token is None:
        return False
    word = token.group()
    bare = word.rstrip(".").lower()
    if bare in _ALWAYS_ON:
        return True
    next_word = _NEXT_WORD.search(text, following, following + 40)
    nxt = next_word.group() if next_word else ""
    if bare in _MONTHS or bare in {"no", "nos"}:
        return nxt[:1].isdigit()
    if _INITIAL.fullmatch(word):
        return nxt.lower() not in _OPENERS
    if _INITIALISM.fullmatch(word):
        return nxt.lower() not in _OPENERS
    return bare in _TITLES and nxt.lower() not in _OPENERS


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    pieces: list[Span] = []
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        pieces.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        pieces.append((start, end))
    return pieces
