import pytest

from onrecord.threads.acts import Telling, tellings
from onrecord.threads.evidence import Evidence, common_words, evidence_for
from onrecord.threads.model import Relation
from onrecord.threads.rules import rules
from onrecord.threads.wording import Rarity
from tests.told import Told, record

DEMAND = Told("Ana Rey [demanded] that Jon Dahl {open the port}.", "REQUEST", "Ana Rey", "Jon Dahl", "change")


def evidence(opening: Told, act: Told, relation: Relation, *between: Told) -> dict[str, Evidence]:
    told = tellings([record(opening, *between, act)])
    first, last = told[0], told[-1]
    rule = next(rule for rule in rules().answers["demand"] if rule.relation == relation)
    common = common_words(first, last, Rarity(telling.around for telling in told))
    return {one.name: one for one in evidence_for(rule, first, last, common)}


def test_who_acts_and_toward_whom() -> None:
    found = evidence(DEMAND, Told("Jon Dahl [refused].", "REJECT", "Jon Dahl", "Ana Rey", "change"), "rejected")
    assert found["addressee"].value == found["toward"].value == 1
    assert found["mode"].words == "asked and refused: change"
    assert "elsewhere" not in found


def test_the_holder_does_not_answer_himself() -> None:
    assert evidence(DEMAND, Told("Ana Rey [refused].", "REJECT", "Ana Rey", "Jon Dahl"), "rejected") == {}


def test_nearness_fades() -> None:
    filler = [Told("It rained.")] * 6
    act = Told("Jon Dahl [refused] to {open the port}.", "REJECT", "Jon Dahl")
    near, far = (evidence(DEMAND, act, "rejected", *some) for some in ((), filler))
    assert near["near"].value > far["near"].value
    assert "lead" in far


def test_words_that_point_back() -> None:
    found = evidence(DEMAND, Told("Jon Dahl [declined] {the request}.", "REJECT", "Jon Dahl"), "rejected")
    assert found["back"].words == "it points back: the request"


def test_the_very_thing_that_was_demanded() -> None:
    found = evidence(DEMAND, Told("Jon Dahl [opened] the port.", "RETREAT", "Jon Dahl"), "done")
    assert "deed" in found


def test_a_sentence_that_says_after() -> None:
    told = record(Told("The port was [opened] after a plea.", "RETREAT", "Jon Dahl"))
    at = told.article.text.index("plea")
    plea = type(told.events[0])("v2", "REQUEST", ((at, at + 4),), recipients=told.events[0].actors)
    act, opening = tellings([type(told)(told.article, told.entities, events=(*told.events, plea))])
    rule = next(rule for rule in rules().answers["demand"] if rule.relation == "done")
    names = {one.name for one in evidence_for(rule, opening, act, [])}
    assert "sequence" in names


@pytest.mark.parametrize("names", ["", "Ana Rey"])
def test_a_party_is_no_word_in_common(names: str) -> None:
    told: list[Telling] = tellings([record(DEMAND, Told("Ana Rey [slept].", "CONCEDE", names))])
    assert common_words(told[0], told[1], Rarity(one.around for one in told)) == []
