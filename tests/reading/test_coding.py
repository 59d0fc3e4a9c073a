"""Events in the terms of a codebook."""

from pathlib import Path

from onrecord.codebook import load
from onrecord.reading.coding import coded
from onrecord.record import Article, Event, Record

TEXT = "The army shelled the port. The ministers met."
ARTICLE = Article(TEXT, sentences=((0, 26), (27, 45)))
SHELLED, MET = ((9, 16),), ((41, 44),)
OWN = """
name = "own"
quads = ["good", "bad"]
scored = ["actual"]
[[type]]
code = "ASSAULT"
quad = "bad"
intensity = -3.0
[[context]]
code = "harbours"
cues = "port"
"""


def test_quad_intensity_and_contexts_come_from_the_codebook() -> None:
    event = Event("v1", "ASSAULT", SHELLED, "heavy-weapons")
    (found,) = coded(Record(ARTICLE, events=(event,)), load()).events
    book = load()
    assert (found.quad, found.intensity) == ("material conflict", book.intensity("ASSAULT", "heavy-weapons"))
    assert "military" in found.contexts


def test_contexts_are_of_the_events_own_sentence() -> None:
    found = coded(Record(ARTICLE, events=(Event("v1", "CONSULT", MET),)), load()).events
    assert "military" not in found[0].contexts


def test_what_did_not_happen_has_no_intensity() -> None:
    event = Event("v1", "ASSAULT", SHELLED, status="negated")
    assert coded(Record(ARTICLE, events=(event,)), load()).events[0].intensity is None


def test_what_the_codebook_does_not_hold_stays_open() -> None:
    (found,) = coded(Record(ARTICLE, events=(Event("v1", "NOSUCH", SHELLED),)), load()).events
    assert (found.quad, found.intensity) == (None, None)


def test_another_codebook_has_its_own_contexts(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf8")
    record = Record(ARTICLE, events=(Event("v1", "ASSAULT", SHELLED), Event("v2", "ASSAULT", MET)))
    first, second = coded(record, load(tmp_path / "own.toml")).events
    assert (first.quad, first.intensity, first.contexts) == ("bad", -3.0, ("harbours",))
    assert second.contexts == ()


def test_an_article_without_sentences_is_one() -> None:
    (found,) = coded(Record(Article(TEXT), events=(Event("v1", "CONSULT", MET),)), load()).events
    assert "military" in found.contexts
