from dataclasses import replace

import pytest

from onrecord.threads import KINDS, RELATIONS, State, Thread, threads
from onrecord.threads.model import CLOSING, SETTLING, Relation
from tests.told import Told, record


@pytest.fixture
def thread() -> Thread:
    demand = Told("Ana Rey [demanded] that Jon Dahl {leave}.", "REQUEST", "Ana Rey", "Jon Dahl")
    refusal = Told("Jon Dahl [refused] the request.", "REJECT", "Jon Dahl", "Ana Rey")
    return threads([record(demand, refusal)])[0]


@pytest.mark.parametrize(
    ("relation", "state"), [("rejected", "answered"), ("countered", "open"), ("done", "settled"), ("ignored", "open")]
)
def test_where_a_thread_stands(thread: Thread, relation: Relation, state: State) -> None:
    one = replace(thread, links=(replace(thread.links[0], relation=relation),))
    assert one.state("2020-02-01") == state


def test_overdue_is_what_no_deed_settled_in_time(thread: Thread) -> None:
    due = replace(thread, deadline="2020-01-31")
    assert [due.state(day) for day in ("2020-01-31", "2020-02-01", None)] == ["answered", "overdue", "answered"]


def test_every_relation_is_listed_once() -> None:
    assert len(set(RELATIONS)) == len(RELATIONS) == 8
    assert set(RELATIONS) >= CLOSING > SETTLING
    assert len(KINDS) == 4
