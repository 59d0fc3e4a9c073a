"""POLECAT: forty columns, a row a happening and pair of parties, read alike by every reader."""

import io
import re
from pathlib import Path

import pandas
import pytest
from hypothesis import given, settings

from onrecord.export.polecat import COLUMNS
from onrecord.record import Record
from tests.export.readers import files, r_rows
from tests.export.strategies import records


def read(data: bytes) -> "pandas.DataFrame":
    return pandas.read_csv(io.BytesIO(data), sep="\t", keep_default_na=False, dtype=str)


def test_the_columns_are_those_published() -> None:
    assert len(COLUMNS) == 40
    shared = Path(__file__).resolve().parents[3] / "shared/FORMATS.md"
    if not shared.is_file():
        pytest.skip("needs ../shared (the layouts as published)")
    published = re.search(r"## POLECAT.*?\n\n(.*?)\n", shared.read_text("utf-8"))
    assert published
    assert list(COLUMNS) == re.findall("`([^`]+)`", published[1])


def test_rows(record: Record) -> None:
    table = read(files("polecat", [record])["polecat.tsv"])
    assert list(table["Event ID"]) == ["a1#v1", "a1#v3", "a1#v3.2"]
    first, second = table.iloc[0], table.iloc[1]
    assert (first["Event Date"], first["Event Type"], first["Event Mode"]) == ("2020-01-06", "ASSAULT", "heavy-weapons")
    assert (first["Quad Code"], first["Contexts"]) == ("MATERIAL CONFLICT", "military;human_security")
    assert (first["Placename"], first["GeoNames ID"], first["Raw Placename"]) == ("Tarn", "98182", "Tarn")
    assert (first["Recipient Name"], first["Actor COW"], first["Wikipedia Actor ID"]) == ("", "", "")
    assert (second["Actor Name"], second["Actor Name Raw"]) == ("Ana Rey", "the minister")
    assert (second["Actor Title"], second["Primary Actor Sector"]) == ("Minister of Defence", "GOV")
    assert (second["Event Date"], second["Story People"]) == ("", "Ana Rey;Jon Dahl")


def test_no_events_give_the_header(bare: Record) -> None:
    assert files("polecat", [bare])["polecat.tsv"].decode() == "\t".join(COLUMNS) + "\n"


@settings(deadline=None)
@given(records())
def test_readers_with_and_without_quoting_agree(record: Record) -> None:
    data = files("polecat", [record])["polecat.tsv"]
    plain = [line.split("\t") for line in data.decode().removesuffix("\n").split("\n")]
    assert {len(row) for row in plain} == {40}
    assert r_rows(data, "\t") == plain
    assert [list(row) for row in read(data).to_numpy()] == plain[1:]
