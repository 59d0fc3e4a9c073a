"""Threads as flat rows: one for every link, one for a thread that has none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from onrecord.record import Spans
from onrecord.threads.contradictions import Contradiction
from onrecord.threads.model import Act, Kind, Link, Relation, State, Thread


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread with one of its answers, spelled out; the columns of the answer are empty where it has none.

    `thread`, `also` (further tellings of the opening) and `answer` are permalinks of events. `state` is where the
    thread stands on the day asked for and `days` how many days before it was opened, None where no day is known.
    `reasons` is the evidence for the link in words, `confidence` that of the link, of the opening where there is none.
    Spans are those of the triggers.
    """

    thread: str
    kind: Kind
    state: State
    holders: tuple[str, ...]
    holder_countries: tuple[str, ...]
    addressees: tuple[str, ...]
    addressee_countries: tuple[str, ...]
    content: str
    condition: str
    quote: str
    opened: str | None
    published: str | None
    days: int | None
    deadline: str | None
    also: tuple[str, ...]
    relation: Relation | None
    by: tuple[str, ...]
    answer: str | None
    answer_quote: str
    answered: str | None
    reasons: tuple[str, ...]
    confidence: float
    opening_spans: Spans
    answer_spans: Spans


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """Two statements side by side; `one` and `other` are their permalinks, spans those of their contents.

    `common` are the words they share, rarest first, `apart` those that set them apart.
    """

    one: str
    other: str
    one_source: str
    other_source: str
    one_published: str | None
    other_published: str | None
    one_content: str
    other_content: str
    common: tuple[str, ...]
    apart: tuple[str, ...]
    one_spans: Spans
    other_spans: Spans


def contradiction_rows(contradictions: Iterable[Contradiction]) -> Iterator[ContradictionRow]:
    """The rows of contradictions."""
    for found in contradictions:
        one, other = found.one, found.other
        yield ContradictionRow(
            one=one.id,
            other=other.id,
            one_source=one.source,
            other_source=other.source,
            one_published=one.published,
            other_published=other.published,
            one_content=one.content,
            other_content=other.content,
            common=found.common,
            apart=found.apart,
            one_spans=one.spans,
            other_spans=other.spans,
        )


def thread_rows(threads: Iterable[Thread], day: str | None) -> Iterator[ThreadRow]:
    """The rows of the threads as they stand on a day (ISO)."""
    for thread in threads:
        for link in thread.links or (None,):
            yield _row(thread, link, day)


def age(thread: Thread, day: str | None) -> int | None:
    """Days from the opening of a thread to a day (ISO); None where one of them is not known."""
    if not thread.opening.day or not day:
        return None
    return (date.fromisoformat(day) - date.fromisoformat(thread.opening.day)).days


def _row(thread: Thread, link: Link | None, day: str | None) -> ThreadRow:
    opening = thread.opening
    answer: Act | None = link.act if link else None
    return ThreadRow(
        thread=thread.id,
        kind=thread.kind,
        state=thread.state(day),
        holders=opening.actors,
        holder_countries=opening.actor_countries,
        addressees=opening.recipients,
        addressee_countries=opening.recipient_countries,
        content=opening.content_words or opening.words,
        condition=opening.condition_words,
        quote=opening.quote,
        opened=opening.day,
        published=opening.published,
        days=age(thread, day),
        deadline=thread.deadline,
        also=tuple(act.id for act in thread.also),
        relation=link.relation if link else None,
        by=answer.actors if answer else (),
        answer=answer.id if answer else None,
        answer_quote=answer.quote if answer else "",
        answered=answer.day if answer else None,
        reasons=link.reasons if link else (),
        confidence=link.confidence if link else opening.confidence,
        opening_spans=opening.trigger,
        answer_spans=answer.trigger if answer else (),
    )
