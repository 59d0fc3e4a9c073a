"""GDELT 2.0: the columns of its codebook, happenings once, mentions all."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from onrecord.export.gdelt import EVENT_COLUMNS, MENTION_COLUMNS
from onrecord.record import Record
from tests.export.readers import files, r_rows
from tests.export.strategies import records

EVENTS = (
    "GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode "
    "Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code "
    "Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code "
    "Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode "
    "EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type "
    "Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long "
    "Actor1Geo_FeatureID Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code "
    "Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode "
    "ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL"
).split()


def rows(record: Record, file: str) -> list[dict[str, str]]:
    columns = EVENT_COLUMNS if file == "export.CSV" else MENTION_COLUMNS
    lines = files("gdelt", [record])[file].decode().splitlines()
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def test_the_columns_are_those_published() -> None:
    assert list(EVENT_COLUMNS) == EVENTS
    assert (len(EVENT_COLUMNS), len(MENTION_COLUMNS)) == (61, 16)
    shared = Path(__file__).resolve().parents[3] / "shared/FORMATS.md"
    if not shared.is_file():
        pytest.skip("needs ../shared (the layouts as published)")
    published = re.search(r"## GDELT 2.0 mentions.*?\n\n(.*?)\n", shared.read_text("utf-8"))
    assert published
    assert list(MENTION_COLUMNS) == re.findall("`([^`]+)`", published[1])


def test_a_happening_is_one_event(record: Record) -> None:
    first, second, third = rows(record, "export.CSV")
    assert (first["SQLDATE"], first["MonthYear"], first["Year"], first["FractionDate"]) == (
        *("20200106", "202001", "2020"),
        "2020.0986",
    )
    assert (first["Actor1Code"], first["Actor1Name"], first["Actor1Type1Code"]) == ("BORMIL", "Borland", "MIL")
    assert (first["Actor2Code"], first["NumMentions"], first["QuadClass"]) == ("", "2", "4")
    assert (first["ActionGeo_FullName"], first["ActionGeo_Lat"], first["ActionGeo_CountryCode"]) == (
        "Tarn",
        "33.34",
        "",
    )
    assert (first["DATEADDED"], first["SOURCEURL"]) == ("20200108033000", "https://example.org/a1")
    assert [second["Actor1Name"], third["Actor1Name"]] == ["Ana Rey", "Borland"]
    assert (second["Actor2Code"], second["Actor2KnownGroupCode"], second["Actor2CountryCode"]) == ("UNO", "UNO", "")
    assert second["SQLDATE"] == ""


def test_events_have_cameo_codes(record: Record) -> None:
    shelling, demand, _ = rows(record, "export.CSV")
    codes = ("EventCode", "EventBaseCode", "EventRootCode")
    assert shelling["EventCode"].startswith(shelling["EventBaseCode"])
    assert (shelling["EventRootCode"], demand["EventRootCode"]) == ("19", "10")
    own = replace(record, events=(replace(record.events[0], type="OWN"),))
    assert [[row[code] for code in codes] for row in rows(own, "export.CSV")] == [[""] * 3]


def test_nothing_is_made_up(record: Record) -> None:
    for row in rows(record, "export.CSV"):
        assert [row["AvgTone"], row["GoldsteinScale"], row["IsRootEvent"], row["ActionGeo_Type"]] == [""] * 4


def test_mentions_tell_of_the_events(record: Record) -> None:
    ids = [row["GLOBALEVENTID"] for row in rows(record, "export.CSV")]
    mentions = rows(record, "mentions.CSV")
    assert [row["GLOBALEVENTID"] for row in mentions] == [ids[0], ids[0], ids[1], ids[2]]
    assert [row["SentenceID"] for row in mentions] == ["1", "2", "2", "2"]
    assert [row["Confidence"] for row in mentions] == ["75", "60", "80", "80"]
    text = record.article.text
    for row in mentions[:2]:
        assert text[int(row["Actor1CharOffset"]) :].startswith("Borland")
        assert text[int(row["ActionCharOffset"]) :].startswith("shelled")
    assert (mentions[0]["EventTimeDate"], mentions[1]["EventTimeDate"]) == ("20200106000000", "")


def test_ids_are_numbers_that_r_keeps(record: Record) -> None:
    ids = {int(row["GLOBALEVENTID"]) for row in rows(record, "export.CSV")}
    assert len(ids) == 3
    assert all(0 <= id < 2**53 for id in ids)
    assert ids == {int(row["GLOBALEVENTID"]) for row in rows(record, "export.CSV")}


def test_no_events_give_empty_files(bare: Record) -> None:
    found = files("gdelt", [bare])
    assert found["export.CSV"] == found["mentions.CSV"] == b""


@settings(deadline=None)
@given(records())
def test_any_record_has_whole_rows(record: Record) -> None:
    found = files("gdelt", [record])
    for file, width in (("export.CSV", 61), ("mentions.CSV", 16)):
        plain = [line.split("\t") for line in found[file].decode().removesuffix("\n").split("\n")]
        assert r_rows(found[file], "\t") == plain
        assert {len(row) for row in plain} == ({width} if found[file] else {1})
