"""Several tellings of one happening."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.happenings import WEIGHTS, joined, likeness, log_odds, tellings
from onrecord.record import Article, Event, Party, Record

Told = tuple[str, str, str, str]  # type, actor entities, recipient entities, trigger


def same(*told: Told, **more: str) -> list[str | None]:
    """`same_as` of the events, whose triggers make the text; entities are one letter each."""
    text = " ".join(trigger for *_, trigger in told)
    found, sentences, at = [], [], 0
    for number, (kind, actors, recipients, trigger) in enumerate(told, 1):
        actor, recipient = (tuple(Party((), entity) for entity in entities) for entities in (actors, recipients))
        status = more.get(f"v{number}", "actual")
        found.append(Event(f"v{number}", kind, ((at, at + len(trigger)),), None, actor, recipient, status=status))
        sentences.append((at, at + len(trigger)))
        at += len(trigger) + 1
    article = Article(text, sentences=tuple(sentences))
    return [event.same_as for event in joined(Record(article, events=tuple(found))).events]


RECORD = Record(
    Article("Ana shelled Tarn. Ana hit Mora.", sentences=((0, 17), (18, 31))),
    events=(
        Event("v1", "ASSAULT", ((4, 11),), None, (Party((), "a"),), (Party((), "b"),)),
        Event("v2", "ASSAULT", ((22, 25),), None, (Party((), "a"),), (Party((), "c"),)),
    ),
)


def test_who_did_it_to_whom_is_told_again() -> None:
    assert same(("CONSULT", "a", "b", "met"), ("CONSULT", "a", "b", "met")) == [None, "v1"]
    assert same(("ASSAULT", "a", "b", "shelled"), ("ASSAULT", "a", "b", "attack")) == [None, "v1"]


def test_other_parties_are_another_happening() -> None:
    assert same(("ACCUSE", "a", "b", "blamed"), ("ACCUSE", "c", "d", "blamed")) == [None, None]
    assert same(("REQUEST", "a", "b", "urged"), ("REQUEST", "c", "d", "asked")) == [None, None]


def test_types_and_statuses_are_kept_apart() -> None:
    assert same(("AID", "a", "b", "helped"), ("COOPERATE", "a", "b", "helped")) == [None, None]
    assert same(("AID", "a", "b", "helped"), ("AID", "a", "b", "helped"), v2="future") == [None, None]


def test_all_tellings_point_to_the_first() -> None:
    assert same(*[("ASSAULT", "a", "b", "met")] * 4) == [None, "v1", "v1", "v1"]


@pytest.mark.parametrize(("between", "expected"), [(29, "v1"), (30, None)])
def test_only_so_many_earlier_events_are_looked_at(between: int, expected: str | None) -> None:
    others = [("CONSULT", f"{chr(200 + n)}", f"{chr(400 + n)}", f"called{n}") for n in range(between)]
    assert same(("CONSULT", "a", "b", "met"), *others, ("CONSULT", "a", "b", "met"))[-1] == expected


def test_evidence_is_named_and_weighed() -> None:
    one, other = tellings(RECORD)
    evidence = likeness(one, other)
    assert set(evidence) == set(WEIGHTS)
    assert log_odds(evidence) == pytest.approx(sum(WEIGHTS[name] * value for name, value in evidence.items()))
    assert (evidence["same actor"], evidence["recipients differ"], evidence["same recipient"]) == (1.0, 1.0, 0.0)


PARTIES = st.text("abc", max_size=2)
TOLD = st.tuples(st.sampled_from(["ASSAULT", "REQUEST"]), PARTIES, PARTIES, st.sampled_from(["hit", "urged", "struck"]))


@given(st.lists(TOLD, max_size=12))
def test_whatever_is_told_points_to_an_earlier_first_telling_of_its_type(told: list[Told]) -> None:
    found = same(*told)
    for number, root in enumerate(found):
        if root is not None:
            first = int(root[1:]) - 1
            assert first < number
            assert found[first] is None
            assert told[first][0] == told[number][0]
    assert same(*told) == found
