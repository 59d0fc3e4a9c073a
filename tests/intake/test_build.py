import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import from_text, limits
from onrecord.intake.build import field
from onrecord.problems import OnrecordError
from onrecord.record import Article, Problem, Record

ENGLISH = "The minister said on Monday that the troops would leave before the end of March.\n"


def article(result: Article | Problem) -> Article:
    assert isinstance(result, Article), result
    return result


def code(result: Article | Problem) -> str:
    assert isinstance(result, Problem), result
    return result.code


@given(st.text())
def test_text_is_kept_but_for_newlines(text: str) -> None:
    result = from_text(text, language="en")
    if isinstance(result, Article):
        assert result.text == text.replace("\r\n", "\n").replace("\r", "\n")
    else:
        assert result.code in {"empty", "nul"}
        assert "\0" in text or not text.strip()


@given(st.text(st.characters(exclude_characters="\0\r")), st.integers(0, 200))
def test_half_surrogates_become_one_character_each(text: str, at: int) -> None:
    given = text[:at] + "a\ud83d" + text[at:]
    result = article(from_text(given, language="en"))
    assert result.text == re.sub("[\ud800-\udfff]", "\ufffd", given)
    json.dumps(Record(result).to_json(), ensure_ascii=False).encode("utf-8")


@settings(deadline=None)  # the first call loads the language model
@given(st.text())
def test_any_text_gives_an_article_or_a_problem(text: str) -> None:
    result = from_text(text)
    assert isinstance(result, Problem) or result.language in {"en", None}


def test_white_space_at_the_edges_stays() -> None:
    assert article(from_text("\ufeff  \t" + ENGLISH + "\n ")).text == "\ufeff  \t" + ENGLISH + "\n "


def test_metadata_is_carried() -> None:
    result = article(
        from_text(
            ENGLISH, id="a1", title=" T ", byline="J. Doe", outlet="O", url="http://e.example", published="2020-01-05"
        )
    )
    assert (result.id, result.title, result.byline, result.outlet) == ("a1", "T", "J. Doe", "O")
    assert (result.url, result.published, result.language) == ("http://e.example", "2020-01-05", "en")


def test_an_id_is_derived_from_the_text() -> None:
    first, second = article(from_text(ENGLISH)), article(from_text(ENGLISH.replace("\n", "\r\n")))
    assert first.id == second.id
    assert first.id.startswith("sha256-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", "empty"), (" \n\t\u00a0", "empty"), ("a\0b", "nul"), ("x" * (limits.MAX_CHARACTERS + 1), "too-large")],
)
def test_unusable_text(text: str, expected: str) -> None:
    assert code(from_text(text)) == expected


def test_a_text_of_the_greatest_length_is_read() -> None:
    text = ("word " * limits.MAX_CHARACTERS)[: limits.MAX_CHARACTERS]
    assert len(article(from_text(text, language="en")).text) == limits.MAX_CHARACTERS


def test_no_text_given() -> None:
    nothing: Any = None
    assert code(from_text(nothing)) == "no-text"
    nothing = 5
    assert code(from_text(nothing)) == "bad-field"


def test_an_unreadable_date_is_a_problem() -> None:
    result = from_text(ENGLISH, published="01/02/2019", origin="here")
    assert isinstance(result, Problem)
    assert (result.code, result.origin) == ("published", "here")
    assert "01/02/2019" in result.reason


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, None), ("  ", None), (7, "7"), (["A", "B"], "A, B"), ("a\0b\ud800", "a\ufffdb\ufffd")],
)
def test_fields_become_text(value: object, expected: str | None) -> None:
    assert field("title", value) == expected


@pytest.mark.parametrize("value", [True, {}, [1], "x" * (limits.MAX_FIELD + 1)])
def test_fields_that_are_no_text(value: object) -> None:
    with pytest.raises(OnrecordError, match="title"):
        field("title", value)
