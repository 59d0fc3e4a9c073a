"""Any record, as Hypothesis draws them: hostile text, odd spans, parties without words."""

from typing import Any

from hypothesis import strategies as st

from onrecord.record import Article, Entity, Event, Mention, Party, Record, Statement

CHARACTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("\0\t\n\r\",;|\\'\u202e\u200f\u2028😀#")
LONE = CHARACTERS | st.sampled_from("\ud800")  # high halves only: with a low one behind, JSON makes them a character
DAYS = st.none() | st.dates().map(lambda day: day.isoformat())


def tuples(of: st.SearchStrategy[Any], size: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(of, max_size=size).map(tuple)


def records(characters: st.SearchStrategy[str] = LONE) -> st.SearchStrategy[Record]:
    """Records whose ids are unique among their kind."""
    text = st.text(characters, max_size=12)
    maybe = st.none() | text
    spans = tuples(st.tuples(st.integers(0, 40), st.integers(0, 40)))
    entity = st.none() | st.sampled_from(["e1", "e2"])
    party = st.builds(Party, spans, entity)
    article = st.builds(Article, st.text(characters, max_size=50), *[text, maybe, maybe, maybe, maybe, maybe, DAYS])
    date = st.none() | st.fixed_dictionaries({"start": DAYS, "end": DAYS})
    numbers = st.none() | st.floats(-90, 90)
    place = st.none() | st.fixed_dictionaries({"name": maybe, "lat": numbers, "lon": numbers, "spans": spans})
    entities = st.tuples(*(st.builds(Entity, st.just(id), text, text, maybe, maybe, maybe) for id in ("e1", "e2")))
    statement = st.builds(
        Statement, text, st.none() | party, spans, spans, text, st.none() | party, maybe, st.floats(0, 1)
    )
    event = st.builds(
        Event,
        *[text, text, spans, maybe, tuples(party, 2), tuples(party, 2), spans, spans],
        status=st.sampled_from(["actual", "historical", "negated"]),
        date=date,
        place=place,
        reported_by=st.none() | text,
        same_as=st.none() | text,
        contexts=tuples(text),
        quad=maybe,
        intensity=numbers,
        confidence=st.floats(0, 1),
    )
    mentions = tuples(st.builds(Mention, st.tuples(st.integers(0, 40), st.integers(0, 40)), st.just("e1")))
    by_id = {"unique_by": lambda part: part.id, "max_size": 3}
    statements, events = st.lists(statement, **by_id).map(tuple), st.lists(event, **by_id).map(tuple)  # type: ignore[arg-type]
    return st.builds(Record, article, entities, mentions, statements, events)
