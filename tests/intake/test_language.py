import json
from pathlib import Path

import pytest

from onrecord.intake.language import check
from onrecord.problems import OnrecordError

ENGLISH = "The minister said on Monday that the troops would leave before the end of March."


def test_english_is_found() -> None:
    assert check(ENGLISH) == "en"


@pytest.mark.parametrize("text", ["Ok", "Putin", "12345 6", "...", "Obama NATO Biden Zelenskyy", "1 2 3 " * 900])
def test_undecidable_text_is_lenient(text: str) -> None:
    assert check(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Президент Владимир Путин сказал, что переговоры продолжатся.", "Russian"),
        ("Le président a déclaré lundi que la France ne participerait pas aux négociations.", "French"),
        ("Der Minister sagte am Montag, die Truppen würden vor Ende März abziehen.", "German"),
        ("日本の首相は", "Japanese"),
    ],
)
def test_another_language_is_named(text: str, name: str) -> None:
    with pytest.raises(OnrecordError, match=name) as caught:
        check(text)
    assert caught.value.code == "language"


@pytest.mark.parametrize("declared", ["en", "EN", "en-GB", "en_US", "eng", "English"])
def test_declared_english_is_believed(declared: str) -> None:
    assert check("Le président a déclaré lundi que la France partait.", declared) == "en"


@pytest.mark.parametrize(("declared", "shown"), [("uk", "Ukrainian (uk)"), ("tlh", "tlh"), ("fr-CA", "French (fr-CA)")])
def test_another_declared_language_is_a_problem(declared: str, shown: str) -> None:
    with pytest.raises(OnrecordError) as caught:
        check(ENGLISH, declared)
    assert shown in str(caught.value)


def test_no_news_in_english_is_refused(shared: Path) -> None:
    lines = (shared / "data/articles/wikinews.jsonl").read_text("utf-8").splitlines()
    assert {check(json.loads(line)["text"]) for line in lines} == {"en"}
