from datetime import date

import pytest

from onrecord.record import Record
from onrecord.threads import Relation, Thread, threads
from tests.told import Told, record

DEMAND = Told(
    "Ana Rey [demanded] that Jon Dahl {withdraw the troops from Tarn}.", "REQUEST", "Ana Rey", "Jon Dahl", "yield"
)

FILLER = record(
    *(Told(f"Tom Wood [praised] the {n}th harvest festival of Lower Wold.", "SUPPORT", "Tom Wood") for n in range(9)),
    id="a9",
    published="2020-01-09",
)
"""Events about something else: what is rare shows only among many."""


def links(*records: Record) -> list[tuple[str, Relation, str]]:
    return [(thread.id, link.relation, link.act.id) for thread in threads((*records, FILLER)) for link in thread.links]


def only(*records: Record) -> Thread:
    (thread,) = [thread for thread in threads(records) if thread.links]
    return thread


def test_a_demand_refused_by_its_addressee_is_rejected() -> None:
    refusal = Told("Jon Dahl [refused] the request.", "REJECT", "Jon Dahl", "Ana Rey", "yield")
    assert links(record(DEMAND, refusal)) == [("a1#v1", "rejected", "a1#v2")]


def test_a_refusal_by_somebody_else_of_something_else_is_no_answer() -> None:
    other = Told("Eva Lind [refused] to sell the harbour to Tom Wood.", "REJECT", "Eva Lind", "Tom Wood")
    assert links(record(DEMAND, other)) == []


def test_what_was_demanded_is_done_in_a_later_article() -> None:
    done = record(
        Told("The rain went on."),
        Told("The soldiers of Jon Dahl [withdrew] from Tarn.", "RETREAT", "Jon Dahl", "", "withdraw"),
        id="a2",
        published="2020-02-01",
    )
    assert links(record(DEMAND), done) == [("a1#v1", "done", "a2#v1")]


def test_nothing_answers_what_is_demanded_later() -> None:
    done = record(
        Told("The soldiers of Jon Dahl [withdrew] from Tarn.", "RETREAT", "Jon Dahl", "", "withdraw", day="2019-12-01"),
        id="a0",
        published="2019-12-02",
    )
    assert links(done, record(DEMAND)) == []


def test_as_known_on_a_day() -> None:
    refusal = record(
        Told("Jon Dahl [rejected] the demand to {withdraw troops from Tarn}.", "REJECT", "Jon Dahl", "Ana Rey"),
        id="a2",
        published="2020-01-20",
    )
    both = [record(DEMAND), refusal, record(DEMAND, id="a3", published=None)]
    assert [len(thread.links) for thread in threads(both, date(2020, 1, 15))] == [0]
    assert len(threads(both, date(2020, 1, 20))[0].links) == 1


def test_a_promise_broken_by_its_holder() -> None:
    promise = Told("Jon Dahl [promised] to {meet the miners in Tarn}.", "AGREE", "Jon Dahl", "the miners")
    broken = Told("Jon Dahl [cancelled] {the meeting with the miners}.", "REJECT", "Jon Dahl", "the miners", "meet")
    assert links(record(promise, broken)) == [("a1#v1", "broken", "a1#v2")]


def test_a_denied_accusation_and_a_verdict() -> None:
    charge = Told("Prosecutors [charged] Jon Dahl with {fraud at the bank}.", "ACCUSE", "prosecutors", "Jon Dahl")
    denial = Told("Jon Dahl [denied] the charges.", "REJECT", "Jon Dahl")
    verdict = Told(
        "The court [convicted] Jon Dahl of fraud.", "SANCTION", "the court", "Jon Dahl", "convict", day="2020-01-11"
    )
    assert [(relation, act) for _, relation, act in links(record(charge, denial, verdict))] == [
        ("denied", "a1#v2"),
        ("done", "a1#v3"),
    ]


def test_a_country_answers_for_its_government() -> None:
    demand = Told("Ana Rey [urged] Borland to {open the port}.", "REQUEST", "Ana Rey", "Borland")
    answer = Told("Jon Dahl [refused].", "REJECT", "Jon Dahl", "Arland")
    assert links(record(demand, answer)) == [("a1#v1", "rejected", "a1#v2")]


def test_what_is_blamed_is_no_answer_to_the_blame() -> None:
    blame = Told("Ana Rey [criticised] {Jon Dahl's refusal to debate}.", "ACCUSE", "Ana Rey", "Jon Dahl")
    base = record(blame)
    nested = record(Told("Jon Dahl's [refusal]", "REJECT", "Jon Dahl")).events[0]
    at = base.article.text.index("refusal")
    inside = type(nested)("v2", "REJECT", ((at, at + 7),), actors=base.events[0].recipients)
    assert links(Record(base.article, base.entities, events=(*base.events, inside))) == []


def test_tellings_of_one_demand_are_one_thread() -> None:
    again = record(
        Told("Ana Rey [called] on Jon Dahl to {withdraw the troops from Tarn}.", "REQUEST", "Ana Rey", "Jon Dahl"),
        id="a2",
        published="2020-01-12",
    )
    (thread,) = threads([again, record(DEMAND)])
    assert (thread.id, [act.id for act in thread.also]) == ("a1#v1", ["a2#v1"])


def test_a_ring_of_same_as_ends() -> None:
    one = Told("Ana Rey [demanded] {peace}.", "REQUEST", "Ana Rey", "Jon Dahl", same_as="v2")
    other = Told("Ana Rey [demanded] {peace}.", "REQUEST", "Ana Rey", "Jon Dahl", same_as="v1")
    assert {act.id for thread in threads([record(one, other)]) for act in (thread.opening, *thread.also)} == {
        "a1#v1",
        "a1#v2",
    }


def test_misread_events_make_a_link_less_sure() -> None:
    refusal = Told("Jon Dahl [refused] the request.", "REJECT", "Jon Dahl", "Ana Rey", confidence=0.5)
    sure = Told("Jon Dahl [refused] the request.", "REJECT", "Jon Dahl", "Ana Rey")
    doubtful, clear = (only(record(DEMAND, act)).links[0].confidence for act in (refusal, sure))
    assert doubtful == pytest.approx(clear * 0.5**0.5, abs=1e-3)


def test_every_link_gives_its_reasons() -> None:
    refusal = Told("Jon Dahl [refused] the request.", "REJECT", "Jon Dahl", "Ana Rey")
    assert "Jon Dahl acts, the addressee" in only(record(DEMAND, refusal)).links[0].reasons


def test_events_without_sentences_or_parties() -> None:
    bare = record(Told("[demanded] {x}", "REQUEST"), Told("[refused]", "REJECT"), published=None)
    article = type(bare.article)(bare.article.text, id="a1")
    assert [thread.kind for thread in threads([Record(article, events=bare.events)])] == ["demand"]


def test_no_records_no_threads() -> None:
    assert threads([]) == []
