import pytest

from onrecord.threads import Thread, WantedThreads, last_day, thread_rows, threads, wanted_threads
from tests.told import Told, record

FIRST = record(
    Told("Ana Rey [demanded] that Borland {open the port}.", "REQUEST", "Ana Rey", "Borland"),
    Told("Jon Dahl [refused] the request.", "REJECT", "Jon Dahl", "Ana Rey"),
)
SECOND = record(
    Told("Jon Dahl [promised] to {build a bridge}.", "AGREE", "Jon Dahl", confidence=0.4),
    id="a2",
    published="2020-02-01T10:00:00",
)


@pytest.fixture
def found() -> list[Thread]:
    return threads([FIRST, SECOND])


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (WantedThreads(), ["a1#v1", "a2#v1"]),
        (WantedThreads(holder="rey"), ["a1#v1"]),
        (WantedThreads(holder="ARL"), ["a1#v1"]),
        (WantedThreads(holder="ar"), []),
        (WantedThreads(addressee="BOR"), ["a1#v1"]),
        (WantedThreads(addressee="Dahl"), []),
        (WantedThreads(kinds=("promise", "threat")), ["a2#v1"]),
        (WantedThreads(relations=["rejected"]), ["a1#v1"]),
        (WantedThreads(relations=["done"]), []),
        (WantedThreads(about="PORT open"), ["a1#v1"]),
        (WantedThreads(min_confidence=0.5), ["a1#v1"]),
        (WantedThreads(open_after=10), ["a2#v1"]),
        (WantedThreads(open_after=30), []),
    ],
)
def test_every_condition_narrows(found: list[Thread], wanted: WantedThreads, ids: list[str]) -> None:
    assert [thread.id for thread in wanted_threads(found, wanted, "2020-02-15")] == ids


def test_without_a_day_nothing_is_open_long_enough(found: list[Thread]) -> None:
    assert wanted_threads(found, WantedThreads(open_after=0), None) == []


def test_the_last_day_known_of(found: list[Thread]) -> None:
    assert (last_day(found), last_day([])) == ("2020-02-01", None)


def test_a_row_for_every_answer_and_one_for_none(found: list[Thread]) -> None:
    answered, promised = thread_rows(found, "2020-02-15")
    assert (answered.relation, answered.by, answered.answer, answered.days) == ("rejected", ("Jon Dahl",), "a1#v2", 36)
    assert FIRST.article.text[slice(*answered.answer_spans[0])] == "refused"
    assert (promised.relation, promised.answer, promised.confidence, promised.state) == (None, None, 0.4, "open")
