"""From event frames to events, and what holds of the events of any record."""

import time
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.codebook import load
from onrecord.model.events import EventFrame
from onrecord.reading.coding import coded
from onrecord.reading.coreference import resolve
from onrecord.reading.events import FLOOR, events, expressed
from onrecord.reading.happenings import joined
from onrecord.reading.mentions import Name
from onrecord.reading.sentences import split
from onrecord.record import Article, Event, Party, Record, Span, Spans, Statement

TEXT = (
    "Borland met Arland in Tarn. Arland’s army shelled the port in 2015.\n"
    "Ana Rey demanded that Borland leave Tarn unless it pays. She will not meet Dahl."
)
ROLES = ("actor", "recipient", "content", "condition", "place", "time")


def article(text: str = TEXT, published: str | None = "2020-01-07") -> Article:
    return Article(text, sentences=tuple(split(text)), published=published)


def find(words: str, nth: int = 0, text: str = TEXT) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return at, at + len(words)


def frame(trigger: str | Span, kind: str = "ASSAULT", status: str = "actual", **given: object) -> EventFrame:
    """A sure frame; roles are words or spans, and the other keywords fields of the frame."""
    sure = {"confidence": 0.9, "reported": 0.1, "mode": None, "evidence": ()}
    roles = {role: spans(given.pop(role, ())) for role in ROLES}
    at = find(trigger) if isinstance(trigger, str) else trigger
    return EventFrame(at, kind, status=status, roles=roles, **(sure | given))  # type: ignore[arg-type]


def spans(given: object) -> Spans:
    if isinstance(given, str):
        return (find(given),)
    return tuple(find(item) if isinstance(item, str) else item for item in given)  # type: ignore[attr-defined]


def one(found: EventFrame, published: str | None = "2020-01-07", statements: Sequence[Statement] = ()) -> Event:
    (event,) = events(article(published=published), [found], statements)
    return event


def said(given: Spans) -> list[str]:
    return [TEXT[start:end] for start, end in given]


def parties(given: Sequence[Party]) -> list[str]:
    return [words for party in given for words in said(party.spans)]


# Which frames are kept


def test_events_are_numbered_in_order_of_their_triggers() -> None:
    found = events(article(), [frame("shelled"), frame("met")], ())
    assert [(event.id, *said(event.trigger)) for event in found] == [("v1", "met"), ("v2", "shelled")]


def test_doubtful_frames_are_left_out() -> None:
    doubtful, sure = frame("met", confidence=FLOOR - 0.01), frame("met", confidence=FLOOR)
    assert events(article(), [doubtful], ()) == ()
    assert one(sure).confidence == FLOOR


def test_of_overlapping_triggers_the_surest_stays() -> None:
    wide, narrow = find("shelled the port"), find("the port")
    found = events(article(), [frame(wide, confidence=0.7), frame(narrow, confidence=0.8), frame("met")], ())
    assert [said(event.trigger) for event in found] == [["met"], ["the port"]]
    (same,) = events(article(), [frame(wide), frame(wide, "SANCTION", confidence=0.95)], ())
    assert same.type == "SANCTION"


def test_triggers_that_touch_are_two() -> None:
    assert len(events(article(), [frame(find("shelled ")), frame(find("the port"))], ())) == 2


# Parties


def test_parties_are_those_of_the_triggers_sentence() -> None:
    event = one(frame("shelled", actor=("Borland", find("Arland", 1)), recipient=("the port",)))
    assert (parties(event.actors), parties(event.recipients)) == (["Arland"], ["the port"])


def test_a_party_from_elsewhere_is_the_last_before_else_the_first_behind() -> None:
    event = one(frame("shelled", actor=("Borland", "Arland", "Ana Rey"), recipient=("Ana Rey", "Dahl")))
    assert (parties(event.actors), parties(event.recipients)) == (["Arland"], ["Ana Rey"])


def test_who_acts_is_not_the_recipient_too() -> None:
    event = one(frame("met", actor=("Borland", "Arland"), recipient=("Arland",)))
    assert (parties(event.actors), event.recipients) == (["Borland", "Arland"], ())


def test_nobody_is_nobody() -> None:
    event = one(frame("shelled"))
    assert (event.actors, event.recipients, event.place, event.condition) == ((), (), None, ())


def test_a_party_outside_the_sentence_keeps_its_entity_and_no_spans() -> None:
    found = events(article(), [frame("shelled", actor="Borland", recipient="the port")], ())
    names = [Name(find("Borland"), "place"), Name(find("Arland"), "place")]
    record = expressed(resolve(article(), names, (), found))
    (event,) = record.events
    (actor,), (recipient,) = event.actors, event.recipients
    assert (actor.spans, said(recipient.spans)) == ((), ["the port"])
    who = record.entity(actor)
    assert who
    assert who.name == "Borland"
    assert expressed(record) == record


# Content, condition, place


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("demanded that Borland leave Tarn", "that Borland leave Tarn"),
        ("that Borland leave Tarn", "that Borland leave Tarn"),
        ("Ana Rey demanded", "Ana Rey"),
        ("Rey demanded that Borland leave", "that Borland leave"),
        ("Ana Rey demanded that", "Ana Rey"),
    ],
)
def test_content_is_cut_around_the_trigger(content: str, left: str) -> None:
    assert said(one(frame("demanded", "REQUEST", content=content)).content) == [left]


def test_content_that_is_the_trigger_is_none() -> None:
    assert one(frame("demanded", "REQUEST", content="demanded ")).content == ()


def test_only_what_speaks_of_something_has_content() -> None:
    assert one(frame("shelled", "ASSAULT", content="the port")).content == ()


def test_condition_and_place_are_as_the_text_has_them() -> None:
    event = one(frame("demanded", "REQUEST", condition="unless it pays", place=("port in 2015.\nAna Rey",)))
    assert said(event.condition) == ["unless it pays"]
    assert event.place == {"name": "port in 2015. Ana Rey", "spans": [list(find("port in 2015.\nAna Rey"))]}


def test_of_two_places_the_last_is_taken() -> None:
    place = one(frame("shelled", place=("Tarn", "the port"))).place
    assert place
    assert place["name"] == "the port"


# Status, and whose words


def test_the_years_of_the_triggers_sentence_tell_what_is_long_ago() -> None:
    assert (one(frame("shelled")).status, one(frame("met")).status) == ("historical", "actual")
    assert one(frame("shelled"), published=None).status == "actual"
    assert one(frame("shelled", status="negated")).status == "negated"


def test_an_event_in_a_sources_words_is_reported_by_the_narrowest_statement() -> None:
    outer = Statement("s1", None, (), (find("demanded that Borland leave Tarn unless it pays"),), "indirect")
    inner = Statement("s2", None, (), (find("that Borland leave Tarn"),), "indirect", within="s1")
    found = frame("leave", "RETREAT", reported=0.9)
    assert one(found, statements=[outer, inner]).reported_by == "s2"
    assert one(replace(found, reported=0.3), statements=[outer, inner]).reported_by is None
    assert one(frame("met", reported=0.9), statements=[outer, inner]).reported_by is None


def test_an_article_without_sentences_is_one() -> None:
    bare = Article(TEXT, published="2020-01-07")
    (event,) = events(bare, [frame("shelled", actor="Borland")], ())
    assert (parties(event.actors), event.status) == (["Borland"], "historical")
    assert coded(expressed(resolve(bare, (), (), [event])), load()).events[0].quad == "material conflict"


# Any frames at all

WORD = st.sampled_from(["Borland", "he", "met", "the port", ".", "\n\n", "“", "”", "2015", "é😀"])
WORDS = st.lists(WORD, max_size=60)
TYPES = st.sampled_from(["ASSAULT", "REQUEST", "CONSULT", "NOSUCH"])
CHANCE = st.floats(0, 1)


@st.composite
def told(draw: st.DrawFn) -> tuple[Article, list[EventFrame], list[Statement]]:
    text = " ".join(["x", *draw(WORDS)])
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 12)).map(lambda p: (p[0], min(sum(p), len(text))))
    some = st.lists(place, max_size=3).map(lambda found: tuple(sorted(found)))
    roles = st.fixed_dictionaries(dict.fromkeys(ROLES, some))
    status = st.sampled_from(["actual", "negated"])
    chances = dict.fromkeys(("confidence", "reported"), CHANCE)
    frames = st.builds(
        EventFrame,
        trigger=place,
        type=TYPES,
        mode=st.none(),
        status=status,
        roles=roles,
        evidence=st.just(()),
        **chances,
    )
    contents = draw(st.lists(some, max_size=4))
    said = [Statement(f"s{n}", None, (), content, "indirect") for n, content in enumerate(contents, 1)]
    given = Article(text, sentences=tuple(split(text)), published=draw(st.sampled_from([None, "2020", "²²²²-01"])))
    return given, draw(st.lists(frames, max_size=12)), said


def whole(given: Article, frames: Sequence[EventFrame], statements: Sequence[Statement]) -> Record:
    """The stages of the reader behind the network."""
    found = events(given, frames, statements)
    return coded(joined(expressed(resolve(given, (), statements, found))), load())


def spans_of(event: Event) -> list[Span]:
    place = [(start, end) for start, end in event.place["spans"]] if event.place else []
    filled = [span for party in (*event.actors, *event.recipients) for span in party.spans]
    return [*event.trigger, *event.content, *event.condition, *filled, *place]


@settings(max_examples=150, deadline=None)
@given(told())
def test_whatever_the_frames_the_events_hold_together(given: tuple[Article, list[EventFrame], list[Statement]]) -> None:
    record = whole(*given)
    ids = [event.id for event in record.events]
    assert ids == [f"v{number}" for number in range(1, len(ids) + 1)]
    ends = [0, *(event.trigger[0][1] for event in record.events)]
    for event, before, number in zip(record.events, ends, range(len(ids)), strict=False):
        assert all(0 <= start < end <= len(given[0].text) for start, end in spans_of(event))
        assert before <= event.trigger[0][0]
        assert event.same_as is None or record.events[ids.index(event.same_as)].same_as is None
        assert event.same_as is None or event.same_as in ids[:number]
        assert event.reported_by in {None, *(statement.id for statement in record.statements)}
        known = {entity.id for entity in record.entities}
        assert all(party.entity in known for party in (*event.actors, *event.recipients))
    assert Record.from_json(record.to_json()) == record


@settings(max_examples=50, deadline=None)
@given(told(), st.randoms())
def test_the_order_of_the_frames_is_nothing(
    given: tuple[Article, list[EventFrame], list[Statement]], random: "object"
) -> None:
    found, frames, statements = given
    apart = list({frame.trigger[0]: frame for frame in frames}.values())
    shuffled = list(apart)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert whole(found, shuffled, statements) == whole(found, apart, statements)
    assert whole(found, frames, statements) == whole(found, frames, statements)


# Hostile sizes


@pytest.mark.parametrize("mark", [" ", "\n", ". "])
@pytest.mark.parametrize("kind", ["ASSAULT", "REQUEST"])
def test_ten_thousand_events_are_read_in_bounded_time(mark: str, kind: str) -> None:
    text = f"Rey shelled Tarn 2015{mark}" * 10_000
    size = len(text) // 10_000
    given = Article(text, sentences=tuple(split(text)), published="2020-01-07")
    near = [(at + 4, at + 11) for at in range(0, len(text), size)]
    content = tuple(near[:6])
    frames = [
        frame(
            at,
            kind,
            reported=0.9,
            actor=((at[0] - 4, at[0] - 1),),
            recipient=((at[1] + 1, at[1] + 5),),
            content=content,
        )
        for at in near
    ]
    statements = [Statement(f"s{n}", None, (), (at,), "indirect") for n, at in enumerate(near, 1)]
    start = time.perf_counter()
    found = events(given, frames, statements)
    entities = [replace(event, actors=(Party(event.actors[0].spans, f"e{n % 7}"),)) for n, event in enumerate(found)]
    record = coded(joined(expressed(Record(given, events=tuple(entities)))), load())
    assert time.perf_counter() - start < 60  # quadratic work would take minutes
    assert len(record.events) == 10_000
