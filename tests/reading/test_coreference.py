"""Who is who in an article: names, descriptions, pronouns, and the shape of the record that comes out."""

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.cast import Cast
from onrecord.reading.coreference import resolve
from onrecord.reading.mentions import Name
from onrecord.reading.sentences import split
from onrecord.record import Article, Event, Party, Record, Span, Statement


def article(text: str) -> Article:
    return Article(text, sentences=tuple(split(text)))


def span(text: str, words: str, nth: int = 0) -> Span:
    start = [match.start() for match in re.finditer(re.escape(words), text)][nth]
    return start, start + len(words)


def names(text: str, **kinds: str) -> list[Name]:
    """Every occurrence of the given names: person="Joe Biden|Biden" and the like."""
    return [
        Name(match.span(), kind)
        for kind, listed in kinds.items()
        for name in listed.split("|")
        for match in re.finditer(rf"\b{re.escape(name)}", text)
    ]


def said(
    number: int, source: Span | None, content: Span, within: str | None = None, to: Span | None = None
) -> Statement:
    return Statement(
        f"s{number}",
        Party((source,)) if source else None,
        (),
        (content,),
        "indirect",
        Party((to,)) if to else None,
        within,
    )


def sources(text: str, wanted: list[tuple[str, int]], found: list[Name]) -> list[str | None]:
    """The names of the sources, each given by its words and which occurrence is meant."""
    given = [said(n, at := span(text, *words), (at[1], at[1] + 1)) for n, words in enumerate(wanted)]
    record = resolve(article(text), found, given)
    entities = [record.entity(statement.source) for statement in record.statements]
    return [entity.name if entity else None for entity in entities]


# Names


@pytest.mark.parametrize(
    ("text", "source", "found", "expected"),
    [
        (
            "President Volodymyr Zelenskyy left. Zelenskyy said no.",
            ("Zelenskyy", 1),
            {"person": "Volodymyr Zelenskyy|Zelenskyy"},
            "Volodymyr Zelenskyy",
        ),
        (
            "Volodymyr Zelenskyy left. President Zelenskyy said no.",
            ("President Zelenskyy", 0),
            {"person": "Volodymyr Zelenskyy|Zelenskyy"},
            "Volodymyr Zelenskyy",
        ),
        (
            "Joe Biden spoke. Biden’s aide left. Biden said no.",
            ("Biden", 2),
            {"person": "Joe Biden|Biden’s|Biden"},
            "Joe Biden",
        ),
        (
            "Bill de Blasio ran. De Blasio said no.",
            ("De Blasio", 0),
            {"person": "Bill de Blasio|De Blasio"},
            "Bill de Blasio",
        ),
        (
            "Joachim Brudziński left. Brudzinski said no.",
            ("Brudzinski", 0),
            {"person": "Joachim Brudziński|Brudzinski"},
            "Joachim Brudziński",
        ),
        (
            "The Federal Security Service (FSB) came. The FSB said no.",
            ("The FSB", 0),
            {"organization": "Federal Security Service|FSB"},
            "Federal Security Service",
        ),
        (
            "The African Union met. The AU said no.",
            ("The AU", 0),
            {"organization": "African Union|AU"},
            "African Union",
        ),
        (
            "Ford Motor Company is old. Ford said no.",
            ("Ford", 1),
            {"organization": "Ford Motor Company|Ford"},
            "Ford Motor Company",
        ),
        (
            "Henry Ford was rich. Ford Motor Company grew. Henry Ford said no.",
            ("Henry Ford", 1),
            {"person": "Henry Ford", "organization": "Ford Motor Company"},
            "Henry Ford",
        ),
        (
            "He met Vladimir Putin. The Kremlin said no.",
            ("The Kremlin", 0),
            {"person": "Vladimir Putin", "organization": "Kremlin"},
            "Kremlin",
        ),
        (
            "Yevgeny Zinichev came. Zinichev said no.",
            ("Zinichev", 1),
            {"person": "Yevgeny Zinichev"},
            "Yevgeny Zinichev",
        ),
    ],
)
def test_short_names_get_the_full_one(text: str, source: tuple[str, int], found: dict[str, str], expected: str) -> None:
    assert sources(text, [source], names(text, **found)) == [expected]


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Bill Clinton spoke. Hillary Clinton listened. Clinton said she agreed. Mr Clinton said he did too."
    found = names(text, person="Bill Clinton|Hillary Clinton|Clinton")
    assert sources(text, [("Clinton", 2), ("Mr Clinton", 0)], found) == ["Hillary Clinton", "Bill Clinton"]


def test_coordinated_sources_are_one_party_with_both_full_names() -> None:
    text = "Joe Biden met Ursula von der Leyen. Biden and Ursula von der Leyen said no."
    found = names(text, person="Joe Biden|Biden|Ursula von der Leyen")
    assert sources(text, [("Biden and Ursula von der Leyen", 0)], found) == ["Joe Biden and Ursula von der Leyen"]


@pytest.mark.parametrize(
    ("phrase", "found", "expected"),
    [
        ("Nancy Pelosi, the Speaker of the House", {"person": "Nancy Pelosi", "organization": "House"}, "Nancy Pelosi"),
        ("The mayor of London, Sadiq Khan", {"person": "Sadiq Khan", "place": "London"}, "Sadiq Khan"),
        (
            "Taliban spokesperson Zabiullah Mujahid",
            {"person": "Zabiullah Mujahid", "group": "Taliban"},
            "Zabiullah Mujahid",
        ),
        (
            "Jennifer Lu of Marriage Equality",
            {"person": "Jennifer Lu", "organization": "Marriage Equality"},
            "Jennifer Lu",
        ),
        ("El Paso's police chief Greg Allen", {"person": "Greg Allen", "place": "El Paso"}, "Greg Allen"),
        ("a lawyer for Donald Trump", {"person": "Donald Trump"}, "lawyer for Donald Trump"),
        ("Trump's statement", {"person": "Trump"}, "Trump"),
        ("a poll by NBC News", {"organization": "NBC News"}, "NBC News"),
        ("a French presidency official", {"group": "French"}, "French presidency official"),
    ],
)
def test_the_head_of_a_phrase_names_it(phrase: str, found: dict[str, str], expected: str) -> None:
    text = f"{phrase} said no."
    assert sources(text, [(phrase, 0)], names(text, **found)) == [expected]


# Descriptions


def test_roles_point_to_their_bearer() -> None:
    text = (
        "French President Emmanuel Macron met Angela Merkel, the German chancellor. "
        "The chancellor said no. The French president said yes."
    )
    found = names(text, person="Emmanuel Macron|Angela Merkel", group="French|German")
    assert sources(text, [("The chancellor", 0), ("The French president", 0)], found) == [
        "Angela Merkel",
        "Emmanuel Macron",
    ]


def test_bodies_and_groups_take_their_fuller_words() -> None:
    text = "German officials met the Southern Transitional Council. Officials said no. The council said yes."
    found = names(text, group="German", organization="Southern Transitional Council")
    assert sources(text, [("Officials", 0), ("The council", 0)], found) == [
        "German officials",
        "Southern Transitional Council",
    ]


# Pronouns


def test_pronouns_agree_in_gender() -> None:
    text = "Angela Merkel met Emmanuel Macron. He said no. She said yes."
    found = names(text, person="Angela Merkel|Emmanuel Macron")
    assert sources(text, [("He", 0), ("She", 0)], found) == ["Emmanuel Macron", "Angela Merkel"]


def test_it_is_a_body_and_he_a_person() -> None:
    text = "Vladimir Putin visited Gazprom. It said no. He said yes."
    found = names(text, person="Vladimir Putin", organization="Gazprom")
    assert sources(text, [("It", 0), ("He", 0)], found) == ["Gazprom", "Vladimir Putin"]


def test_i_and_you_are_the_speaker_and_the_one_spoken_to() -> None:
    text = 'Donald Trump told John Bolton: "I think you agree."'
    statements = [
        said(1, span(text, "Donald Trump"), span(text, "I think you agree."), to=span(text, "John Bolton")),
        said(2, span(text, "I", 0), span(text, "you agree"), within="s1"),
        said(3, span(text, "you"), span(text, "agree"), within="s1"),
    ]
    record = resolve(article(text), names(text, person="Donald Trump|John Bolton"), statements)
    assert [record.entity(s.source).name for s in record.statements] == ["Donald Trump", "Donald Trump", "John Bolton"]  # type: ignore[union-attr]


def test_a_pronoun_that_fits_nobody_keeps_its_own_word() -> None:
    assert sources("She said no.", [("She", 0)], []) == ["She"]


# The shape of the record


def test_parties_of_events_are_of_the_same_cast() -> None:
    text = "Joe Biden came. Biden met Jon Dahl."
    actors, recipients = ((Party((span(text, *at),)),) for at in (("Biden", 1), ("Jon Dahl", 0)))
    event = Event("v1", "CONSULT", (span(text, "met"),), None, actors, recipients)
    record = resolve(article(text), names(text, person="Joe Biden|Biden|Jon Dahl"), (), [event])
    (found,) = record.events
    who = [record.entity(party) for party in (*found.actors, *found.recipients)]
    assert [entity and entity.name for entity in who] == ["Joe Biden", "Jon Dahl"]
    assert [party.spans for party in (*found.actors, *found.recipients)] == [p.spans for p in (*actors, *recipients)]


def test_entities_are_numbered_by_first_mention() -> None:
    text = "Angela Merkel met Emmanuel Macron. Macron said no."
    found = names(text, person="Angela Merkel|Emmanuel Macron|Macron")
    record = resolve(article(text), found, [said(1, span(text, "Macron", 1), (0, 1))])
    assert [(entity.id, entity.name) for entity in record.entities] == [
        ("e1", "Angela Merkel"),
        ("e2", "Emmanuel Macron"),
    ]
    assert [mention.entity for mention in record.mentions] == ["e1", "e2", "e2"]


def test_any_party_can_be_asked_for() -> None:
    text = "Angela Merkel met Emmanuel Macron."
    found = names(text, person="Angela Merkel|Emmanuel Macron")
    cast = Cast(article(text), found, [], [(span(text, "Emmanuel Macron"),)])
    assert cast.entity_of((span(text, "Emmanuel Macron"),)) == "e2"
    assert cast.entity_of((span(text, "met"),)) is None


def test_parties_that_share_words_each_have_an_entity() -> None:
    statements = [said(1, None, (0, 1), to=(1, 2)), replace(said(2, None, (0, 1)), source=Party(((1, 2), (1, 3))))]
    check(resolve(article("0:0"), [], statements))


_WORDS = st.sampled_from(
    re.split(
        " ",
        "Joe Biden Biden's Mr President the minister he She it They I you we who said “ ” \" ' , . and of (FSB) FSB "
        "Federal Security Service officials German police report by \n",
    )
)
_TEXTS = st.one_of(st.text(max_size=80), st.lists(_WORDS, max_size=60).map(" ".join))
_SPANS = st.tuples(st.integers(-3, 300), st.integers(0, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))
_KINDS = st.sampled_from(["person", "organization", "place", "group"])
_PARTIES = st.none() | st.lists(_SPANS, max_size=3).map(lambda spans: Party(tuple(spans)))
_STATEMENTS = st.lists(
    st.tuples(
        _PARTIES, _PARTIES, st.lists(_SPANS, min_size=1, max_size=2), st.none() | st.sampled_from(["s0", "s1", "s9"])
    ),
    max_size=6,
)


def check(record: Record) -> None:
    size, ids = len(record.article.text), [entity.id for entity in record.entities]
    assert len(set(ids)) == len(ids)
    assert all(0 <= m.span[0] < m.span[1] <= size and m.entity in ids for m in record.mentions)
    assert [m.span for m in record.mentions] == sorted({m.span for m in record.mentions}, key=lambda s: (s[0], -s[1]))
    for statement in record.statements:
        for party in (statement.source, statement.addressee):
            if party and any(max(0, a) < min(b, size) for a, b in party.spans):
                assert party.entity in ids


@settings(max_examples=300, deadline=None)
@given(_TEXTS, st.lists(st.builds(Name, _SPANS, _KINDS), max_size=12), _STATEMENTS)
def test_any_input_gives_a_sound_record(text: str, found: list[Name], drafts: list[tuple]) -> None:  # type: ignore[type-arg]
    statements = [
        Statement(f"s{n}", source, (), tuple(content), "direct", addressee, within)
        for n, (source, addressee, content, within) in enumerate(drafts)
    ]
    record = resolve(article(text), found, statements)
    check(record)
    assert record == resolve(article(text), list(reversed(found)), statements)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "John Smith " * 20_000,
        "“I said ” he " * 10_000,
        "A" * 200_000,
        "the report they " * 10_000,
        "and, " * 40_000,
        "he " * 50_000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    found = [Name((at, at + 10), "person") for at in range(0, min(len(text), 500_000) - 10, 11)]
    whole = [said(n, (n, len(text)), (n, len(text))) for n in range(50)]
    parties = [said(n, (n * 40, n * 40 + 30), (n * 40, n * 40 + 35)) for n in range(len(text) // 200)]
    begun = time.perf_counter()
    check(resolve(article(text), found, whole + parties))
    assert time.perf_counter() - begun < 20
