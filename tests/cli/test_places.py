"""`onrecord places`: the gazetteer's places of a name, and those of a record's events."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.store import Store
from tests.eventful import PLACE, RECORD

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    elsewhere = replace(
        RECORD.events[3], place=PLACE | {"name": "\x1b[31mHull", "lat": None, "lon": None, "country": None}
    )
    second = replace(RECORD, article=replace(RECORD.article, id="a2"), events=(*RECORD.events[:3], elsewhere))
    with Store.open("onrecord.sqlite") as store:
        store.add(RECORD)
        store.add(second)
    return lambda *args: CliRunner().invoke(main, ["places", *map(str, args)])


def test_a_name_needs_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shown = CliRunner().invoke(main, ["places", "San", "Juan", "--country", "pri"])
    assert shown.exit_code == 0
    assert "San Juan  city · San Juan Antiguo Barrio, San Juan, PRI · 18.4663, -66.1057" in shown.stdout
    assert "GeoNames 4568127" in shown.stdout


def test_a_name_as_json_and_tsv(run: Run) -> None:
    first = json.loads(run("Tripoli", "--country", "LBN", "--limit", 1, "--json").stdout)
    assert (first["geonames"], first["kind"], first["division"]) == (266826, "city", "Ash Shimāl")
    header, row = run("Tripoli", "--country", "LBN", "--limit", 1, "--tsv").stdout.splitlines()
    assert header.split("\t")[0] == "geonames"
    assert row.startswith("266826\tTripoli\tcity\t")


def test_a_name_of_5000_characters(run: Run) -> None:
    shown = run("x" * 5000)
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "nothing found" in shown.stderr


def test_places_of_the_events(run: Run) -> None:
    rows = [json.loads(line) for line in run("--json").stdout.splitlines()]
    assert [(row["place"], row["events"], row["articles"], row["lat"]) for row in rows] == [
        ("Tarn", 2, 2, 33.34),
        ("\x1b[31mHull", 1, 1, None),
    ]
    assert (rows[0]["first"], rows[0]["last"]) == ("2020-01-06", "2020-01-06")
    shown = run().stdout
    assert "Tarn  IRQ · 33.3400, 44.4000 · 2 events in 2 articles · 2020-01-06\n" in shown
    assert "\x1b" not in shown


def test_conditions_narrow(run: Run) -> None:
    assert run("--country", "IRQ").stdout.count("\n") == 1
    assert "nothing found" in run("--country", "IRQ", "--since", "2021-01-01").stderr


def test_there_has_to_be_a_record(run: Run) -> None:
    shown = run("--record", "none.sqlite")
    assert shown.exit_code == 1
    assert "there is no record" in shown.stderr
