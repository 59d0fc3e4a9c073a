"""Which threads are asked for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from onrecord.threads.model import Act, Kind, Relation, Thread
from onrecord.threads.rows import age


@dataclass(frozen=True, slots=True)
class WantedThreads:
    """What a thread has to meet; every field narrows, None and () do not.

    `holder` and `addressee` are words of a name, or a country's code in capitals. `about` are words of the opening.
    `open_after` is a number of days: threads that nothing has answered or settled so long after they were opened.
    """

    holder: str | None = None
    addressee: str | None = None
    kinds: Collection[Kind] = ()
    relations: Collection[Relation] = ()
    about: str | None = None
    open_after: int | None = None
    min_confidence: float | None = None


def wanted_threads(threads: Iterable[Thread], wanted: WantedThreads, day: str | None) -> list[Thread]:
    """The threads that meet every condition on a day (ISO), in their order."""
    return [thread for thread in threads if _meets(thread, wanted, day)]


def last_day(threads: Iterable[Thread]) -> str | None:
    """The last day (ISO) of publication that threads know of."""
    acts = (act for thread in threads for act in (thread.opening, *thread.also, *(link.act for link in thread.links)))
    return max((act.published[:10] for act in acts if act.published), default=None)


def _meets(thread: Thread, wanted: WantedThreads, day: str | None) -> bool:
    opening = thread.opening
    return (
        (not wanted.kinds or thread.kind in wanted.kinds)
        and (not wanted.relations or any(link.relation in wanted.relations for link in thread.links))
        and _is_party(wanted.holder, opening.actors, opening.actor_countries)
        and _is_party(wanted.addressee, opening.recipients, opening.recipient_countries)
        and (wanted.about is None or _told(wanted.about, opening))
        and (wanted.min_confidence is None or opening.confidence >= wanted.min_confidence)
        and (wanted.open_after is None or _open(thread, wanted.open_after, day))
    )


def _is_party(asked: str | None, names: tuple[str, ...], countries: tuple[str, ...]) -> bool:
    if asked is None:
        return True
    if asked.isalpha() and asked.isupper():
        return asked in countries
    return any(_holds(name, asked) for name in names)


def _told(asked: str, opening: Act) -> bool:
    return _holds(f"{opening.words} {opening.content_words} {opening.condition_words}", asked)


def _holds(text: str, asked: str) -> bool:
    return all(word in text.casefold() for word in asked.casefold().split())


def _open(thread: Thread, days: int, day: str | None) -> bool:
    since = age(thread, day)
    return thread.state(day) in ("open", "overdue") and since is not None and since >= days
