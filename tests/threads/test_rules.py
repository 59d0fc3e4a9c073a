from typing import get_args

from onrecord.threads.model import KINDS, RELATIONS
from onrecord.threads.rules import Side, rules


def test_rules_name_what_there_is() -> None:
    answers = [answer for some in rules().answers.values() for answer in some]
    assert set(rules().answers) == set(KINDS) == {opening.kind for opening in rules().openings}
    assert {answer.relation for answer in answers} | {"ignored"} == set(RELATIONS)
    assert {answer.by for answer in answers} <= set(get_args(Side))


def test_types_and_modes_are_those_of_the_codebook() -> None:
    from onrecord.codebook import load

    plover = load()
    for answer in (answer for some in rules().answers.values() for answer in some):
        assert all(plover.quad(type) for type in answer.types)
        modes = (answer.modes | answer.unless) - {"none"}
        assert all(any(plover.has(type, mode) for type in answer.types) for mode in modes)


def test_a_word_list_has_each_word_once() -> None:
    for group in (*rules().alike, rules().pointing["demand"]):
        assert len(set(group)) == len(group)
