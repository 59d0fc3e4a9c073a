"""Edges of names, roles beside them, groups in running text, and who made a document."""

import pytest

from onrecord.reading.documents import maker_nearby
from onrecord.reading.groups import groups
from onrecord.reading.mentions import Name, tidy, trim
from onrecord.reading.naming import Register, same_person
from onrecord.reading.titles import role_after, role_before


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("President Donald Trump", "person", "Donald Trump"),
        ("Trump’s", "person", "Trump"),
        ("Trump's", "person", "Trump"),
        ("the United Nations", "place", "United Nations"),
        ("“Angela Merkel,”", "person", "Angela Merkel"),
        ("Pope Francis", "person", "Pope Francis"),
        ("Martin Luther King Jr.", "person", "Martin Luther King Jr."),
        ("Angela Merkel.", "person", "Angela Merkel"),
        ("Ali\nBaba", "person", "Ali"),
        ("President", "person", None),
        (" ,. ", "organization", None),
    ],
)
def test_a_name_loses_what_is_no_part_of_it(text: str, kind: str, expected: str | None) -> None:
    found = trim(text, Name((0, len(text)), kind))
    assert (text[slice(*found.span)] if found else None) == expected


def test_of_overlapping_names_the_longer_stays() -> None:
    text = "New York Times"
    names = [Name((0, 8), "place"), Name((0, 14), "organization"), Name((9, 14), "person")]
    assert tidy(text, names) == [Name((0, 14), "organization")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("john", "bolton"), ("john", "r", "bolton"), True),
        (("j", "bolton"), ("john", "bolton"), True),
        (("bill", "clinton"), ("hillary", "clinton"), False),
        (("ali", "tamim"), ("ali", "bin", "tamim"), True),
    ],
)
def test_two_full_names_are_one_person(one: tuple[str, ...], other: tuple[str, ...], same: bool) -> None:
    assert same_person(one, other) is same


@pytest.mark.parametrize(
    ("text", "name", "head"),
    [
        ("French President Emmanuel Macron", "Emmanuel", "president"),
        ("Minister of Information Moammar al-Eryani", "Moammar", "minister"),
        ("he met the mayor of London, Sadiq Khan", "Sadiq", "mayor"),
        ("the price rose by 10 rubles. Health Minister Ivan Ivanov", "Ivan", "minister"),
    ],
)
def test_a_role_before_a_name(text: str, name: str, head: str) -> None:
    role = role_before(text, text.index(name))
    assert role is not None
    assert role.head == head


def test_a_role_after_a_name_and_its_nation() -> None:
    text = "Putin, the Russian president, left for Russia."
    role = role_after(text, 5)
    assert role is not None
    assert (role.head, role.of) == ("president", frozenset({"russ"}))
    assert role_before("Russia's president Vladimir Putin", 19) == role


def test_groups_tell_where_their_people_are_from() -> None:
    found = list(groups("On Monday scientists from the University of Miami met local police."))
    assert [(group.name, group.told) for group in found] == [
        ("scientists from the University of Miami", True),
        ("local police", False),
    ]


@pytest.mark.parametrize(
    "text",
    ["Trump signed a new proclamation on Monday.", "A proclamation by Trump came.", "Trump’s first proclamation came."],
)
def test_the_maker_of_a_document_stands_near_it(text: str) -> None:
    start = text.index("Trump")
    register = Register(text, [Name((start, start + 5), "person")])
    maker = maker_nearby(text, register, "proclamation")
    assert maker is not None
    assert maker.name == "Trump"
    assert maker_nearby(text, register, "report") is None
