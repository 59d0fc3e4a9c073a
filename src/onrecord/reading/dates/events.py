"""The day of each event: which of the article's time expressions belongs to it.

The words decide: an expression of the trigger's own clause, else of its sentence, else what another telling of the
same happening has, else the day of what the same actor did just before ("On Friday he met …. He also asked …").
The publication date is never given for want of another.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.reading.dates.expressions import TimeExpression, expressions
from onrecord.reading.setting import Setting
from onrecord.record import Event, Json, Record, Span, Spans

# What parts clauses; each costs as much as so many words between an expression and a trigger.
_BREAK = re.compile(
    r"[,;:—–()]|\b(?:and|but|after|before|when|while|whilst|since|that|which|who|where|until|following|because|as|if)\b"
)
_CLAUSE = 4
_WORD = re.compile(r"\w+")
# An expression that opens a sentence speaks for all of its first clause, however long.
_OPENING = 3
# An expression farther off in its sentence belongs to something else.
_FARTHEST = 45
# Acts done by saying them: who says on Friday "we will leave" has promised on Friday.
_DONE = frozenset({"actual", "negated"})
# So many events before one are looked at for what its actor did last.
_LOOK_BACK = 8
_SPOKEN = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT"})


def dated(record: Record) -> Record:
    """The record with the day of each event where its words, another telling's, or those just before give one."""
    linker = _Linker(record)
    own = {event.id: linker.own(event) for event in record.events}
    told = _by_happening(record.events, own)
    found: list[Event] = []
    for event in record.events:
        day = own[event.id] or told.get(event.same_as or event.id) or linker.carried(event, found)
        found.append(replace(event, date=day))
    return replace(record, events=tuple(found))


def _by_happening(events: Iterable[Event], own: dict[str, Json | None]) -> dict[str, Json]:
    """The date of each happening: its first telling's that has one."""
    told: dict[str, Json] = {}
    for event in events:
        if day := own[event.id]:
            told.setdefault(event.same_as or event.id, day)
    return told


class _Linker:
    """The time expressions of one article, found by sentence."""

    def __init__(self, record: Record) -> None:
        article = record.article
        self._text = article.text
        self._published = (article.published or "")[:10]
        self._setting = Setting(article, record.statements)
        self._statements = {statement.id: statement for statement in record.statements}
        self._sentences = article.sentences
        self._starts = [start for start, _ in article.sentences]
        self._times = [e for e in expressions(article.text, article.published) if e.granularity != "vague"]
        self._at = [e.span[0] for e in self._times]

    def own(self, event: Event) -> Json | None:
        """The date that the event's own sentence gives it, else the sentence in which it was said."""
        trigger = event.trigger[0]
        best = self._best(event, trigger)
        if not best and not event.reported_by and event.type in _SPOKEN:
            best = self._when_said(event, trigger)
        return _date(best) if best else None

    def carried(self, event: Event, before: Sequence[Event]) -> Json | None:
        """The day of the last event before that the same actor did in this sentence or the one before it."""
        if event.status not in _DONE or not event.actors:
            return None
        at = bisect_right(self._starts, event.trigger[0][0])
        for other in reversed(before[-_LOOK_BACK:]):
            if at - bisect_right(self._starts, other.trigger[0][0]) > 1:
                return None
            if other.date and other.status in _DONE and _actors(other) & _actors(event):
                return other.date if other.date["start"] == other.date["end"] else None
        return None

    def _when_said(self, event: Event, trigger: Span) -> TimeExpression | None:
        holder = self._setting.holder(trigger[0])
        return self._best(event, holder.cue[0]) if holder and holder.cue else None

    def _best(self, event: Event, trigger: Span) -> TimeExpression | None:
        sentence = self._sentence(trigger[0])
        first, last = bisect_left(self._at, sentence[0]), bisect_left(self._at, sentence[1])
        fit = [e for e in self._times[first:last] if self._fits(e, event, trigger)]
        costs = [(self._cost(e.span, trigger, sentence[0]), e.span, e) for e in fit]
        cost, _, best = min(costs, key=lambda item: item[:2], default=(_FARTHEST, (0, 0), None))
        return best if cost < _FARTHEST else None

    def _sentence(self, at: int) -> Span:
        number = bisect_right(self._starts, at)
        return self._sentences[number - 1] if number else (0, len(self._text))

    def _fits(self, time: TimeExpression, event: Event, trigger: Span) -> bool:
        """Whether the expression may be the event's: not in what is asked for, not another speaker's, in its time."""
        for spans in (event.content, event.condition):
            if _within(time.span, spans) and not _within(trigger, spans):
                return False
        quoted, speaking = self._setting.quotation(time.span[0]), self._setting.quotation(trigger[0])
        if quoted != speaking and (quoted or event.type not in _SPOKEN):
            return False
        reporting = self._statements.get(event.reported_by or "")
        if reporting and _within(trigger, reporting.content) and not _within(time.span, reporting.content):
            return False
        return self._in_time(time, event.status)

    def _in_time(self, time: TimeExpression, status: str) -> bool:
        if not (self._published and time.start and time.end):
            return True
        if status == "historical":
            return time.end < self._published
        return time.end >= self._published if status == "future" else time.start <= self._published

    def _cost(self, time: Span, trigger: Span, opening: int) -> int:
        """How far an expression is from a trigger: the words between, and more for each clause that begins there."""
        start, end = (time[1], trigger[0]) if time[0] < trigger[0] else (trigger[1], time[0])
        between = self._text[start:end]
        breaks = len(_BREAK.findall(between))
        if time[0] - opening < 12 and time[0] < trigger[0]:
            return _OPENING + _CLAUSE * max(0, breaks - 1)
        return len(_WORD.findall(between)) + _CLAUSE * breaks


def _actors(event: Event) -> set[str]:
    return {party.entity for party in event.actors if party.entity}


def _within(span: Span, spans: Spans) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _date(time: TimeExpression) -> Json:
    found: Json = {"start": time.start, "end": time.end}
    if time.relative:
        found["relative"] = time.relative
    return found | {"spans": [list(time.span)]}
