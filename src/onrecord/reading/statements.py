"""From the network's frames to statements: whole quotations, one statement a quotation, kind, nesting, confidence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model.reading import Frame
from onrecord.reading.quotations import Quotation, quotations
from onrecord.record import Article, Party, Span, Spans, Statement

_WORD = re.compile(r"\w+")
_EDGE = re.compile(r"[\s\"“”„«»‘’',;:]+")
_EDGE_END = re.compile(r"[\s\"“”„«»‘’',;:(\[–—-]+$")

# Frames below this are more often wrong than right; chosen on gold/train.jsonl for the F1 of statement.pair.
FLOOR = 0.35
# Shorter quotations are taken for scare quotes and titles: they make no statement and carry none on.
_SHORTEST_CARRIED = 4
# Two frames on nearly the same words by the same source are one statement told by two triggers.
_SAME_CONTENT = 0.8


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement on its way: where its parts stand."""

    source: Spans
    cue: Spans
    content: Spans
    addressee: Spans
    confidence: float


def statements(article: Article, frames: Iterable[Frame]) -> tuple[Statement, ...]:
    """The statements of an article, in order of their content; parties have spans and no entity yet."""
    words = Words(article.text)
    marks = quotations(article.text)
    drafts = [_draft(article.text, frame, words, marks) for frame in frames if confidence(frame) >= FLOOR]
    drafts = [draft for draft in drafts if draft.content]
    drafts = _unrepeated(drafts, words)
    drafts = _carried_on(article, drafts, words, marks)
    drafts.sort(key=lambda draft: (draft.content[0], draft.cue))
    return _finished(drafts, words, marks)


def confidence(frame: Frame) -> float:
    """How likely a frame is a right statement."""
    return float((frame.chance * frame.valid) ** 0.5 * frame.sure)


class Words:
    """The words of a text by number, so that spans compare as ranges whatever stands at their edges."""

    def __init__(self, text: str) -> None:
        self.starts = [match.start() for match in _WORD.finditer(text)]
        self.ends = [match.end() for match in _WORD.finditer(text)]

    def inside(self, spans: Spans) -> set[int]:
        """Numbers of the words that the spans touch."""
        return {n for start, end in spans for n in range(bisect_right(self.ends, start), bisect_left(self.starts, end))}

    def count(self, span: Span) -> int:
        """How many words the span touches."""
        return max(0, bisect_left(self.starts, span[1]) - bisect_right(self.ends, span[0]))


def _draft(text: str, frame: Frame, words: Words, marks: Sequence[Quotation]) -> Draft:
    taken = (frame.cue, *frame.source)
    spans = _joined(text, frame.content)
    spans = tuple(_whole(text, span, words, marks, taken) for span in spans)
    spans = _joined(text, tuple(kept for span in spans for kept in _outside(span, taken)))
    content = tuple(kept for span in spans if (kept := _tidy(text, span)))
    return Draft(frame.source[:1] and _joined(text, frame.source), (frame.cue,), content, frame.addressee[:1], confidence(frame))


def _joined(text: str, spans: Spans) -> Spans:
    """Spans in order, those with no word between them made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and (start <= found[-1][1] or not _WORD.search(text, found[-1][1], start)):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _whole(text: str, span: Span, words: Words, marks: Sequence[Quotation], taken: Spans) -> Span:
    """The span stretched over a quotation that it mostly fills."""
    start, end = span
    for mark in marks:
        if mark.inner or mark.span[1] <= start or mark.span[0] >= end:
            continue
        shared = words.count((max(start, mark.span[0]), min(end, mark.span[1])))
        if 2 * shared >= words.count(mark.span) and not any(a < mark.span[1] and b > mark.span[0] for a, b in taken):
            start, end = min(start, mark.span[0]), max(end, mark.span[1])
    return start, end


def _outside(span: Span, taken: Spans) -> list[Span]:
    """The parts of a span that the source and the cue leave."""
    parts = [span]
    for start, end in taken:
        parts = [p for a, b in parts for p in ((a, min(b, start)), (max(a, end), b)) if p[0] < p[1]]
    return parts


def _tidy(text: str, span: Span) -> Span | None:
    """The span without marks and stops at its edges, but for a quotation mark whose partner stands inside."""
    start, end = span
    if head := _EDGE.match(text, start, end):
        start = head.end()
    if tail := _EDGE_END.search(text[start:end]):
        end = start + tail.start()
    if start >= end or not _WORD.search(text, start, end):
        return None
    for opening, closing in (("“", "”"), ('"', '"'), ("«", "»"), ("‘", "’")):
        inside = text[start:end]
        unpaired = inside.count(opening) - inside.count(closing) if opening != closing else inside.count('"') % 2
        if unpaired > 0 and text[end : end + 1] == closing:
            end += 1
        elif (unpaired < 0 or opening == closing and unpaired) and text[start - 1 : start] == opening:
            start -= 1
    return start, end


def _unrepeated(drafts: list[Draft], words: Words) -> list[Draft]:
    """The drafts without those that say the same of the same source as a surer one."""
    kept: list[tuple[Draft, set[int], set[int]]] = []
    for draft in sorted(drafts, key=lambda draft: -draft.confidence):
        content, source = words.inside(draft.content), words.inside(draft.source)
        if not any(_alike(content, other) and (source & who or not source) for _, other, who in kept):
            kept.append((draft, content, source))
    return [draft for draft, _, _ in kept]


def _alike(one: set[int], other: set[int]) -> bool:
    return len(one & other) >= _SAME_CONTENT * len(one | other)


def _carried_on(article: Article, drafts: list[Draft], words: Words, marks: Sequence[Quotation]) -> list[Draft]:
    """Quotations with no trigger of their own go to the quoted statement just before them."""
    covered = set().union(*(words.inside(draft.content) for draft in drafts)) if drafts else set()
    drafts = list(drafts)
    for mark in marks:
        size = words.count(mark.span)
        inside = words.inside((mark.span,))
        if mark.inner or size < _SHORTEST_CARRIED or 2 * len(inside & covered) >= size:
            continue
        number = _speaker_before(article.text, drafts, marks, mark)
        if number is not None and (span := _tidy(article.text, mark.span)):
            draft = drafts[number]
            drafts[number] = replace(draft, content=(*draft.content, span))
            covered |= inside
    return drafts


def _speaker_before(text: str, drafts: list[Draft], marks: Sequence[Quotation], mark: Quotation) -> int | None:
    """The draft whose quotation this one carries on: it ends just before, and nothing but its source and cue between."""
    best: tuple[int, int] | None = None
    for number, draft in enumerate(drafts):
        end = max(b for _, b in (*draft.content, *draft.cue, *draft.source))
        quoted = any(m.span[0] <= a and b <= m.span[1] + 1 for m in marks for a, b in draft.content[-1:])
        if end <= mark.span[0] and quoted and (best is None or end > best[0]):
            best = (end, number)
    if best is None:
        return None
    between = text[best[0] : mark.span[0]]
    near = mark.continues or not _WORD.search(between) or _rest_of_sentence(between)
    return best[1] if near and _opens_sentence(text, mark.span[0]) else None


def _rest_of_sentence(between: str) -> bool:
    """Whether at most a few words that end a sentence stand between, as in `he said on Monday. "…`."""
    return len(between) < 80 and between.count("\n") == 0 and bool(re.search(r"[.:]\s*[\"“«‘]?$", between))


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip("\"“„«‘' \t\u00a0")[-1:]
    return before in {"", "\n", ".", "!", "?", "…", "”", '"', "’", ":"}


def _finished(drafts: list[Draft], words: Words, marks: Sequence[Quotation]) -> tuple[Statement, ...]:
    contents = [words.inside(draft.content) for draft in drafts]
    parents = [_parent(number, drafts, contents, words) for number in range(len(drafts))]
    return tuple(
        Statement(
            id=f"s{number + 1}",
            source=Party(draft.source) if draft.source else None,
            cue=draft.cue,
            content=draft.content,
            kind=_kind(draft, words, marks),
            addressee=Party(draft.addressee) if draft.addressee else None,
            within=None if (parent := parents[number]) is None else f"s{parent + 1}",
            confidence=round(draft.confidence, 3),
        )
        for number, draft in enumerate(drafts)
    )


def _parent(number: int, drafts: list[Draft], contents: list[set[int]], words: Words) -> int | None:
    """The smallest other statement whose content holds this one's trigger and content."""
    own = contents[number] | words.inside(drafts[number].cue)
    holders = [
        (len(content), other)
        for other, content in enumerate(contents)
        if other != number and len(content) > len(contents[number]) and len(own & content) >= 0.9 * len(own)
    ]
    return min(holders)[1] if holders else None


def _kind(draft: Draft, words: Words, marks: Sequence[Quotation]) -> str:
    """direct, mixed or indirect; marks that enclose the cue too are those of another statement around this one."""
    inside = words.inside(draft.content)
    own = (m.span for m in marks if not any(m.span[0] <= start < m.span[1] for start, _ in draft.cue))
    quoted = inside & words.inside(tuple(own))
    if quoted == inside:
        return "direct"
    return "mixed" if quoted else "indirect"
