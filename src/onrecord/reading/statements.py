"""From the network's frames to statements: whole quotations, one statement a quotation, kind, nesting, confidence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model.reading import Frame
from onrecord.reading.addressees import addressee
from onrecord.reading.quotations import Marks, Quotation, quotations
from onrecord.record import Article, Party, Span, Spans, Statement

_WORD = re.compile(r"\w+")
_EDGE = re.compile(r"[\s\"“”„«»‘’',;:]+")
_EDGE_END = re.compile(r"[\s\"“”„«»‘’',;:(\[–—-]+$")

_RELATIVE = frozenset({"who", "which", "that"})
# The capitalised words before the pronoun, else the word before it.
_ANTECEDENT = re.compile(r"((?:[A-Z][\w.’'-]*\s+(?:(?:of|for|the|and)\s+)*)*[A-Z][\w’'-]*|[\w’'-]+),?\s+$")
# What may stand between a quotation and the one that carries it on: the end of the sentence that names the speaker.
_REST_OF_SENTENCE = re.compile(r"[^.!?\n\"“”«»]{0,100}\.\s*[\"“«„‘']?")

# Frames below this are more often wrong than right; chosen on the development sets for the F1 of statement.pair.
FLOOR = 0.5
# Shorter quotations are taken for scare quotes and titles: they make no statement and carry none on.
_SHORTEST_CARRIED = 4
# Two frames on nearly the same words by the same source are one statement told by two triggers.
_SAME_CONTENT = 0.8
# A statement sits within another whose content holds nearly all its words: the edges of both are uncertain.
_HELD = 0.9


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
    outer = Marks(mark for mark in marks if not mark.inner)
    inner = Marks(mark for mark in marks if mark.inner)
    drafts = [_draft(article.text, frame, words, outer) for frame in frames if confidence(frame) >= FLOOR]
    drafts = [draft for draft in drafts if draft.content]
    drafts = _unrepeated(drafts, words)
    drafts = _carried_on(article.text, drafts, words, outer)
    drafts.sort(key=lambda draft: (draft.content[0], draft.cue))
    return _finished(drafts, words, (outer, inner))


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


class Holders:
    """Contents by number, and which of them hold a word: neighbours are found without comparing all with all."""

    def __init__(self) -> None:
        self.contents: list[set[int]] = []
        self._of: dict[int, list[int]] = {}

    def add(self, content: set[int]) -> None:
        """Give the content the next number."""
        for word in content:
            self._of.setdefault(word, []).append(len(self.contents))
        self.contents.append(content)

    def of(self, word: int) -> list[int]:
        """Numbers of the contents that hold the word."""
        return self._of.get(word, [])


def _draft(text: str, frame: Frame, words: Words, outer: Marks) -> Draft:
    told = addressee(text, frame.cue)
    to = (told,) if told else frame.addressee
    taken = (frame.cue, *frame.source, *to)
    spans = _joined(text, frame.content)
    spans = tuple(_whole(span, words, outer, taken) for span in spans)
    spans = _joined(text, tuple(kept for span in spans for kept in _outside(span, taken)))
    content = tuple(kept for span in spans if (kept := _tidy(text, span)))
    return Draft(_with_antecedent(text, frame.source), (frame.cue,), content, to, confidence(frame))


def _with_antecedent(text: str, source: Spans) -> Spans:
    """A relative pronoun that speaks ("Lavrov, who said") together with the name or noun right before it."""
    if not source or text[slice(*source[0])].lower() not in _RELATIVE:
        return source
    line = max(text.rfind("\n", 0, source[0][0]) + 1, source[0][0] - 120)
    before = _ANTECEDENT.search(text[line : source[0][0]])
    return ((line + before.start(1), line + before.end(1)), *source) if before else source


def _joined(text: str, spans: Spans) -> Spans:
    """Spans in order, those with no word between them made one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and (start <= found[-1][1] or not _WORD.search(text, found[-1][1], start)):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def _whole(span: Span, words: Words, outer: Marks, taken: Spans) -> Span:
    """The span stretched over a quotation that it mostly fills."""
    start, end = span
    for mark in outer.overlapping(span):
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
        elif (unpaired < 0 or (opening == closing and unpaired)) and text[start - 1 : start] == opening:
            start -= 1
    return start, end


def _unrepeated(drafts: list[Draft], words: Words) -> list[Draft]:
    """The drafts without those that say the same of the same source as a surer one."""
    kept: list[Draft] = []
    holders = Holders()
    for draft in sorted(drafts, key=lambda draft: -draft.confidence):
        content, source = words.inside(draft.content), words.inside(draft.source)
        near = {number for word in content for number in holders.of(word)}
        same = [kept[number] for number in near if _alike(content, holders.contents[number])]
        if not any(not source or source & words.inside(other.source) for other in same):
            holders.add(content)
            kept.append(draft)
    return kept


def _alike(one: set[int], other: set[int]) -> bool:
    return len(one & other) >= _SAME_CONTENT * len(one | other)


def _carried_on(text: str, drafts: list[Draft], words: Words, outer: Marks) -> list[Draft]:
    """Quotations with no trigger of their own go to the quoted statement just before them."""
    covered = set().union(*(words.inside(draft.content) for draft in drafts))
    waiting = sorted(range(len(drafts)), key=lambda number: _end(drafts[number]), reverse=True)
    drafts = list(drafts)
    latest: int | None = None
    for mark in outer.marks:
        while waiting and _end(drafts[waiting[-1]]) <= mark.span[0]:
            latest = _later(drafts, latest, waiting.pop())
        size, inside = words.count(mark.span), words.inside((mark.span,))
        if latest is None or size < _SHORTEST_CARRIED or 2 * len(inside & covered) >= size:
            continue
        if _goes_on(text, drafts[latest], outer, mark) and (span := _tidy(text, mark.span)):
            drafts[latest] = replace(drafts[latest], content=(*drafts[latest].content, span))
    return drafts


def _end(draft: Draft) -> int:
    return max(end for _, end in (*draft.content, *draft.cue, *draft.source))


def _later(drafts: list[Draft], one: int | None, other: int) -> int:
    return other if one is None or _end(drafts[other]) >= _end(drafts[one]) else one


def _goes_on(text: str, draft: Draft, outer: Marks, mark: Quotation) -> bool:
    """Whether the quotation carries on the draft: it opens a sentence, right after the draft's own."""
    between = text[_end(draft) : mark.span[0]]
    near = mark.continues or not _WORD.search(between) or bool(_REST_OF_SENTENCE.fullmatch(between))
    quoted = any(_quotes(held, draft) for held in outer.overlapping(draft.content[-1]))
    return near and quoted and _opens_sentence(text, mark.span[0])


def _quotes(mark: Quotation, draft: Draft) -> bool:
    """Whether the draft ends inside the quotation and speaks from outside it."""
    start, end = draft.content[-1]
    return mark.span[0] <= start and end <= mark.span[1] + 1 and not mark.span[0] <= draft.cue[0][0] < mark.span[1]


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 20) : start].rstrip("\"“„«‘' \t\u00a0")[-1:]
    return before in {"", "\n", ".", "!", "?", "…", "”", '"', "’", ":"}


def _finished(drafts: list[Draft], words: Words, marks: Sequence[Marks]) -> tuple[Statement, ...]:
    holders = Holders()
    for draft in drafts:
        holders.add(words.inside(draft.content))
    parents = [_parent(number, draft, holders, words) for number, draft in enumerate(drafts)]
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


def _parent(number: int, draft: Draft, holders: Holders, words: Words) -> int | None:
    """The smallest other statement whose content holds this one's trigger and content."""
    content = holders.contents[number]
    own = content | words.inside(draft.cue)
    found = [
        (len(other), n)
        for n in holders.of(min(content))
        if len(other := holders.contents[n]) > len(content) and len(own & other) >= _HELD * len(own)
    ]
    return min(found)[1] if found else None


def _kind(draft: Draft, words: Words, marks: Sequence[Marks]) -> str:
    """direct, mixed or indirect; marks that enclose the cue too are those of another statement around this one."""
    inside = words.inside(draft.content)
    around = {mark.span for layer in marks for span in draft.content for mark in layer.overlapping(span)}
    own = (span for span in around if not any(span[0] <= start < span[1] for start, _ in draft.cue))
    quoted = inside & words.inside(tuple(own))
    if quoted == inside:
        return "direct"
    return "mixed" if quoted else "indirect"
