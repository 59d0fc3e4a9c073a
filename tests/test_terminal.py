"""The readable view: evidence in its sentence, and nothing of the text reaches the terminal but as text."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import (
    Article,
    Entity,
    Furniture,
    Party,
    Problem,
    Record,
    Statement,
)
from onrecord.terminal import View, problem_line, safe

TEXT = "Share this\nAna Rey met him. She told Le Monde: “We\nleave.” Nobody spoke. He said yes."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


SHE, LE_MONDE = Party((span("She"),), "e1"), Party((span("Le Monde"),))
RECORD = Record(
    Article(
        TEXT,
        "a1",
        "Pull-out",
        outlet="The Globe",
        published="2020-01-06",
        sentences=tuple(
            map(span, ["Ana Rey met him.", "She told Le Monde: “We\nleave.”", "Nobody spoke.", "He said yes."])
        ),
        furniture=(Furniture(span("Share this"), "share", 1),),
    ),
    (Entity("e1", "Ana Rey", "person", office="Minister"),),
    statements=(
        Statement("s1", SHE, (span("told"),), (span("We\nleave"),), "direct", LE_MONDE),
        Statement("s2", None, (span("said"),), (span("Ana Rey met"), span("yes")), "indirect", None, "s1", 0.5),
    ),
)


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> str:
    View().record(RECORD)
    return capsys.readouterr().out


def test_head(shown: str) -> None:
    assert shown.startswith("Pull-out\n2020-01-06 · The Globe · a1\n\n")


def test_who_says_it_to_whom(shown: str) -> None:
    assert "  s1  Ana Rey, Minister (She)  told → Le Monde  direct · 1.00\n" in shown
    assert "  s2  no source named  said  indirect · 0.50 · within s1\n" in shown


def test_content_stands_in_its_sentences(shown: str) -> None:
    assert "      She told Le Monde: “⟦We leave⟧.”\n" in shown
    assert "      ⟦Ana Rey met⟧ him. … He said ⟦yes⟧.\n" in shown


def test_the_whole_article(capsys: pytest.CaptureFixture[str]) -> None:
    View().article(RECORD)
    lines = capsys.readouterr().out.splitlines()
    assert lines[3:6] == [
        "Share this",
        "⟦Ana Rey met⟧s2 him. She told Le Monde: “⟦We",
        "leave⟧s1.” Nobody spoke. He said ⟦yes⟧s2.",
    ]


def test_colour_on_a_terminal_only(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    View().record(RECORD)
    coloured = capsys.readouterr().out
    assert "\x1b[33mWe leave\x1b[0m" in coloured
    assert "⟦" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    View().record(RECORD)
    plain = capsys.readouterr().out
    assert "⟦We leave⟧" in plain
    assert not re.search("\x1b\\[[0-9;]*3[0-9]m", plain)


def test_a_problem_says_where() -> None:
    assert problem_line(Problem("a\x1b.csv", "bad-row", "no text", 3)) == "a␛.csv:3: no text"


@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\x07\r\n\u202e\ud800")))
def test_safe_text_keeps_its_length_and_holds_no_controls(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)


@given(st.lists(st.tuples(st.integers(-3, 99), st.integers(-3, 99)), max_size=4).map(tuple))
def test_no_span_breaks_the_view(spans: tuple[tuple[int, int], ...]) -> None:
    statement = Statement("s1", Party(spans), spans, spans, "direct")
    record = Record(Article(TEXT, sentences=((0, 20), (20, 60))), statements=(statement,))
    View().record(record)
    View().article(record)
