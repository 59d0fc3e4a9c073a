"""A record made by hand, with every kind of event."""

from onrecord.record import Article, Entity, Event, Mention, Party, Record, Span, Statement

TEXT = (
    "Ana Rey, the minister, said on Monday: “Borland shelled the port of Tarn.”\n"
    "Borland’s army shelled the port again, and the minister demanded that Jon Dahl leave unless it stops.\n"
    "She will not meet Dahl."
)


def span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return at, at + len(words)


REY, BORLAND, DAHL = (
    Party((span(words),), id) for words, id in (("Ana Rey", "e1"), ("Borland", "e2"), ("Jon Dahl", "e3"))
)
PLACE = {"name": "Tarn", "geonames": 98182, "lat": 33.34, "lon": 44.4, "country": "IRQ", "spans": [list(span("Tarn"))]}
SECOND, THIRD = TEXT.index("\n") + 1, TEXT.rindex("\n") + 1

RECORD = Record(
    Article(
        TEXT,
        id="a1",
        title='The "port"\tof Tarn',
        outlet="The Globe",
        url="https://example.org/a1",
        language="en",
        published="2020-01-07T22:30:00-05:00",
        sentences=(span(TEXT[: SECOND - 1]), span(TEXT[SECOND:THIRD].strip()), span("She will not meet Dahl.")),
    ),
    (
        Entity("e1", "Ana Rey", "person", "ESP", "GOV", "Minister of Defence", "Q1"),
        Entity("e2", "Borland", "place", "BOR", "MIL"),
        Entity("e3", "Jon Dahl", "person", "UNO"),
    ),
    (Mention(span("Ana Rey"), "e1"),),
    (Statement("s1", REY, (span("said"),), (span("Borland shelled the port of Tarn."),), "direct", confidence=0.9),),
    (
        Event(
            "v1",
            "ASSAULT",
            (span("shelled"),),
            "heavy-weapons",
            (BORLAND,),
            date={"start": "2020-01-06", "end": "2020-01-06", "spans": [list(span("Monday"))]},
            place=PLACE,
            reported_by="s1",
            contexts=("military", "human_security"),
            quad="material conflict",
            intensity=-9.5,
            confidence=0.75,
        ),
        Event(
            "v2",
            "ASSAULT",
            (span("shelled", SECOND),),
            "heavy-weapons",
            (Party((span("Borland", SECOND),), "e2"),),
            same_as="v1",
            quad="material conflict",
            confidence=0.6,
        ),
        Event(
            "v3",
            "REQUEST",
            (span("demanded"),),
            "yield",
            (Party((span("the minister", SECOND),), "e1"), Party((span("Borland", SECOND),), "e2")),
            (DAHL,),
            content=(span("Jon Dahl leave"),),
            condition=(span("unless it stops"),),
            quad="verbal conflict",
            intensity=-1.0,
            confidence=0.8,
        ),
        Event("v4", "CONSULT", (span("meet"),), None, (Party((span("She"),), "e1"),), (DAHL,), status="negated"),
    ),
)
"""A place and a date, a repeat, a reported event, one that is negated, two actors, several spans."""

BARE = Record(Article("Nothing.", id="b1"))
"""An article that says nothing, of which nothing is known."""
