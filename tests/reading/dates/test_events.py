from onrecord.reading.dates import dated
from onrecord.record import Article, Event, Party, Record

TEXT = "On Friday Ada met Bo. She also thanked Cy. Dov complained."


def event(id: str, trigger: str, actor: str) -> Event:
    start = TEXT.index(trigger)
    return Event(id, "CONSULT", ((start, start + len(trigger)),), actors=(Party((), actor),))


def days(published: str | None, *events: Event) -> list[str | None]:
    article = Article(TEXT, published=published, sentences=((0, 21), (22, 42), (43, 58)))
    return [(e.date or {}).get("start") for e in dated(Record(article, events=events)).events]


def test_the_day_is_the_sentence_s_or_what_the_same_actor_did_just_before() -> None:
    found = days("2021-03-14", event("v1", "met", "a"), event("v2", "thanked", "a"), event("v3", "complained", "d"))
    assert found == ["2021-03-12", "2021-03-12", None]


def test_without_a_publication_date_the_event_s_date_stays_relative() -> None:
    article = Article(TEXT, sentences=((0, 21), (22, 42), (43, 58)))
    (found,) = dated(Record(article, events=(event("v1", "met", "a"),))).events
    assert found.date == {"start": None, "end": None, "relative": "friday<=publication", "spans": [[3, 9]]}
