"""Several tellings of one happening."""

import pytest

from onrecord.reading.happenings import joined
from onrecord.record import Article, Event, Party, Record

Told = tuple[str, str, str, str]  # type, actor entities, recipient entities, trigger


def same(*told: Told, **more: str) -> list[str | None]:
    """`same_as` of the events, whose triggers make the text; entities are one letter each."""
    text = " ".join(trigger for *_, trigger in told)
    found, at = [], 0
    for number, (kind, actors, recipients, trigger) in enumerate(told, 1):
        actor, recipient = (tuple(Party((), entity) for entity in entities) for entities in (actors, recipients))
        status = more.get(f"v{number}", "actual")
        found.append(Event(f"v{number}", kind, ((at, at + len(trigger)),), None, actor, recipient, status=status))
        at += len(trigger) + 1
    return [event.same_as for event in joined(Record(Article(text), events=tuple(found))).events]


def test_who_did_it_to_whom_is_told_again() -> None:
    assert same(("CONSULT", "a", "b", "met"), ("CONSULT", "a", "b", "talks")) == [None, "v1"]
    assert same(("CONSULT", "ab", "", "met"), ("CONSULT", "b", "", "talks")) == [None, "v1"]


def test_other_recipients_are_another_happening() -> None:
    assert same(("ACCUSE", "a", "b", "blamed"), ("ACCUSE", "a", "c", "blamed")) == [None, None]


def test_one_untold_recipient_needs_words_in_common() -> None:
    assert same(("ACCUSE", "a", "b", "blamed"), ("ACCUSE", "a", "", "blames")) == [None, "v1"]
    assert same(("ACCUSE", "a", "b", "blamed"), ("ACCUSE", "a", "", "charged")) == [None, None]


def test_without_actors_the_recipients_tell() -> None:
    assert same(("COERCE", "", "b", "arrested"), ("COERCE", "", "b", "held")) == [None, "v1"]
    assert same(("COERCE", "a", "b", "arrested"), ("COERCE", "", "b", "held")) == [None, None]
    assert same(("COERCE", "", "", "arrested"), ("COERCE", "", "", "arrested")) == [None, None]


@pytest.mark.parametrize(("kind", "expected"), [("ASSAULT", "v1"), ("REQUEST", None)])
def test_violence_that_names_nobody_is_the_one_told_before(kind: str, expected: str | None) -> None:
    assert same((kind, "a", "b", "shelled"), (kind, "", "", "attack")) == [None, expected]


def test_violence_is_one_where_a_party_is_shared_and_none_differs() -> None:
    assert same(("ASSAULT", "a", "b", "shelled"), ("ASSAULT", "", "b", "hit")) == [None, "v1"]
    assert same(("ASSAULT", "a", "b", "shelled"), ("ASSAULT", "c", "b", "hit")) == [None, None]
    assert same(("ASSAULT", "a", "", "shelled"), ("ASSAULT", "", "b", "hit")) == [None, None]


def test_types_modes_and_statuses_are_kept_apart() -> None:
    assert same(("AID", "a", "b", "helped"), ("COOPERATE", "a", "b", "helped")) == [None, None]
    assert same(("AID", "a", "b", "helped"), ("AID", "a", "b", "helped"), v2="future") == [None, None]


def test_all_tellings_point_to_the_first() -> None:
    assert same(*[("CONSULT", "a", "b", "met")] * 4) == [None, "v1", "v1", "v1"]
    chain = [("ASSAULT", "a", "b", "hit"), ("ASSAULT", "a", "", "hit"), ("ASSAULT", "a", "c", "hit")]
    assert same(*chain) == [None, "v1", "v1"]


@pytest.mark.parametrize(("between", "expected"), [(59, "v1"), (60, None)])
def test_only_so_many_earlier_events_are_looked_at(between: int, expected: str | None) -> None:
    others = [("CONSULT", f"{chr(200 + n)}", "", "met") for n in range(between)]
    assert same(("CONSULT", "a", "b", "met"), *others, ("CONSULT", "a", "b", "met"))[-1] == expected


def test_content_in_common_tells_too() -> None:
    text = "demanded a withdrawal from Tarn; called for withdrawing"
    actor, recipient = (Party((), "a"),), (Party((), "b"),)
    first = Event("v1", "REQUEST", ((0, 8),), None, actor, recipient, content=((9, 31),))
    second = Event("v2", "REQUEST", ((33, 39),), None, actor, content=((44, 55),))
    record = joined(Record(Article(text), events=(first, second)))
    assert [event.same_as for event in record.events] == [None, "v1"]


def test_a_word_that_is_all_ending_is_nothing_in_common() -> None:
    assert same(("ACCUSE", "a", "b", "ions"), ("ACCUSE", "a", "", "ments")) == [None, None]
