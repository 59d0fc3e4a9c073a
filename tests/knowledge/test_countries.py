import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.countries import country


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("French presidency official", "FRA"),
        ("the Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("the Élysée", "FRA"),
        ("White House", "USA"),
        ("Hong Kong police", "HKG"),
        ("US Secretary of State", "USA"),
        ("U.S. Secretary of State Mike Pompeo", "USA"),
        ("Iraqi Prime Minister Adil Abdul-Mahdi", "IRQ"),
        ("Scottish First Minister Nicola Sturgeon", "GBR"),
        ("governor of Puerto Rico", "PRI"),
        ("NATO", "IGO"),
        ("United Nations Security Council", "UNO"),
        ("European Commission", "EUR"),
        ("Amnesty International", "NGO"),
        ("Taliban gunmen", "AFG"),
        ("Islamic State", "IMG"),
        ("Iran", "IRN"),
        ("Iran's foreign minister", "IRN"),
        ("South Sudanese army", "SSD"),
        ("Papua New Guinea police", "PNG"),
        ("Magnitogorsk police", "RUS"),
        ("Pennsylvania", "USA"),
        ("Parliament of New South Wales", "AUS"),
        ("House of Commons", "GBR"),
        ("House of Commons of Canada", "CAN"),
    ],
)
def test_points_to(phrase: str, code: str) -> None:
    assert country(phrase) == code


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("US ambassador to Iraq", "USA"),
        ("Embassy of the United States in Baghdad", "USA"),
        ("University of Kabul", "AFG"),
        ("residents of Kabul", "AFG"),
        ("protesters in Hong Kong", "HKG"),
        ("troops in Syria", None),
        ("U.S. troops in Iraq", "USA"),
        ("sanctions against Iran", None),
        ("ambassador to Iraq", None),
        ("Syrian refugees in Germany", "SYR"),
        ("UN envoy for Yemen", "UNO"),
    ],
)
def test_the_partys_own_country_counts(phrase: str, code: str | None) -> None:
    assert country(phrase) == code


@pytest.mark.parametrize(
    "phrase",
    [
        "", "the minister", "us", "turkey", "polish remover", "Jordan Smith", "Michael Jordan", "Jack London",
        "pro-Russian separatists", "US-backed rebels", "Turkey and Syria", "US-Iraqi talks",
        "American and Iraqi officials", "South American leaders", "Georgia", "Congo", "Facebook users",
    ],
)  # fmt: skip
def test_null_beats_a_wrong_one(phrase: str) -> None:
    assert country(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("Georgia State Senate", "USA"),
        ("Georgia's Secretary of State", "USA"),
        ("president of Georgia", "GEO"),
        ("Georgian Dream", "GEO"),
    ],
)
def test_a_shared_name_is_told_by_the_other_words(phrase: str, code: str) -> None:
    assert country(phrase) == code


@given(st.text(max_size=80))
def test_any_text_is_read(phrase: str) -> None:
    found = country(phrase)
    assert found is None or (len(found) == 3 and found.isupper())


def test_long_phrases_take_linear_time() -> None:
    start = time.perf_counter()
    country("Iraqi and " * 2000)
    assert time.perf_counter() - start < 2
