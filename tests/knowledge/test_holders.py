import gzip
import subprocess
import sys
import time
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codebook import load
from onrecord.knowledge.holders import Office, holders, person_key, standing

LINES = gzip.decompress((files("onrecord.knowledge") / "holders.tsv.gz").read_bytes()).decode().splitlines()
DAY = date(2019, 9, 1)


def office(start: str | None = None, end: str | None = None, as_of: str | None = None) -> Office:
    return Office("Jane Doe", None, "FRA", "GOV", "Minister", start, end, as_of)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Emmanuel Macron", "President of France"),
        ("EMMANUEL MACRON", "President of France"),
        ("President Emmanuel Macron", "President of France"),
        ("Prime Minister Boris Johnson", "Prime Minister of the United Kingdom"),
        ("Volodymyr Zelensky", "President of Ukraine"),
        ("Recep Erdogan", "President of Türkiye"),
        ("Mevlut Cavusoglu", "Minister of Foreign Affairs of Türkiye"),
        ("Abdel-Fattah al-Sissi", "President of Egypt"),
        ("Mike Pompeo", "Secretary of State of the United States"),
        ("Mitch McConnell", "Senate Majority Leader"),
        ("Pope Francis", "Pope"),
        ("Wanda Vázquez Garced", "Governor of Puerto Rico"),
    ],
)
def test_who_holds_what(name: str, words: str) -> None:
    assert holders(name, DAY)[0].office == words


@pytest.mark.parametrize("name", ["", "Macron", "President", "Nobody Known", "Francis Nobody", "the president"])
def test_unknown_names_hold_nothing(name: str) -> None:
    assert holders(name) == ()
    assert standing(name, DAY) is None


def test_offices_are_dated() -> None:
    assert holders("Theresa May", date(2018, 1, 1))[0].office == "Prime Minister of the United Kingdom"
    assert all("Prime Minister" not in held.office for held in holders("Theresa May", date(2019, 12, 1)))
    assert holders("Donald Trump", date(2022, 6, 1)) == ()
    assert len(holders("Donald Trump")) >= 2


def test_standing() -> None:
    now, past, before = (standing(name, DAY) for name in ("Angela Merkel", "Bill Clinton", "Friedrich Merz"))
    assert now is not None
    assert past is not None
    assert before is not None
    assert (now.country, now.sector, now.office and now.office.office) == ("DEU", "GOV", "Chancellor of Germany")
    assert (past.country, past.sector, past.office) == ("USA", "ELI", None)
    assert (before.country, before.sector, before.office) == ("DEU", None, None)


@pytest.mark.parametrize(
    ("held", "day", "expected"),
    [
        (office("2017-05-14", "2019-05-14"), date(2019, 5, 14), True),
        (office("2017-05-14", "2019-05-14"), date(2019, 5, 15), False),
        (office("2017-05-14", "2019-05-14"), date(2017, 5, 13), False),
        (office("2017", "2018"), date(2018, 12, 31), True),
        (office("2017", "2018"), date(2019, 1, 1), False),
        (office("2017-05", None, "2020-01-01"), date(2020, 12, 1), True),
        (office("2017-05", None, "2020-01-01"), date(2021, 2, 1), False),
        (office("2017-05"), date(2018, 1, 1), False),
        (office(None, "2018"), date(2000, 1, 1), True),
    ],
)
def test_held_on(held: Office, day: date, expected: bool) -> None:
    assert held.held_on(day) == expected


@given(st.sampled_from(LINES))
def test_the_table_is_whole(line: str) -> None:
    keys, name, wikidata, offices = line.split("\t")
    assert keys
    assert name
    assert wikidata == "" or wikidata[0] == "Q"
    sectors = load().sectors
    for cells in offices.split(";"):
        country, sector, words, *days = cells.split("|")
        assert len(country) == 3
        assert sector in sectors
        assert words
        assert len(days) == 3
    assert all(person_key(key) == key for key in keys.split(";"))


@given(st.text(max_size=60))
def test_any_name_is_read(name: str) -> None:
    assert all(isinstance(held, Office) for held in holders(name, DAY))


def test_the_table_waits_for_the_first_question() -> None:
    code = "import onrecord, onrecord.knowledge.holders as h; assert h._table.cache_info().currsize == 0"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_table_loads_quickly() -> None:
    from onrecord.knowledge.holders import _table

    times = []
    for _ in range(3):
        _table.cache_clear()
        start = time.perf_counter()
        _table()
        times.append(time.perf_counter() - start)
    assert min(times) < 0.5
