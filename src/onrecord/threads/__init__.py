"""Threads: demands, threats, promises and accusations, with the answers they got and what came of them.

Pure: records go in, threads come out. The rules and their weights stand in rules.toml, what they are worth in
docs/threads.md.
"""

from collections.abc import Iterable
from datetime import date

from onrecord.record import Record
from onrecord.rows import day
from onrecord.threads.acts import tellings
from onrecord.threads.asking import WantedThreads, last_day, wanted_threads
from onrecord.threads.contradictions import Claim, Contradiction, contradictions
from onrecord.threads.linking import linked
from onrecord.threads.model import KINDS, RELATIONS, Act, Kind, Link, Relation, State, Thread
from onrecord.threads.rows import ContradictionRow, ThreadRow, contradiction_rows, thread_rows

__all__ = [
    "KINDS",
    "RELATIONS",
    "Act",
    "Claim",
    "Contradiction",
    "ContradictionRow",
    "Kind",
    "Link",
    "Relation",
    "State",
    "Thread",
    "ThreadRow",
    "WantedThreads",
    "contradiction_rows",
    "contradictions",
    "last_day",
    "thread_rows",
    "threads",
    "wanted_threads",
]


def threads(records: Iterable[Record], as_of: date | None = None) -> list[Thread]:
    """The threads of the records, in the order of their openings.

    With `as_of`, only what had been published by that day counts; articles without a date are left out.
    """
    limit = as_of.isoformat() if as_of else None
    known = (record for record in records if limit is None or (day(record.article) or "~") <= limit)
    return linked(tellings(known))
