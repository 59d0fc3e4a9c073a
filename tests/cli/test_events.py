"""`onrecord events`, `dyads`, `timeline` and `show` over a record with events."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.record import Entity
from onrecord.store import Store
from tests.eventful import RECORD

Run = Callable[..., Result]
HOSTILE = "Jon\x1b[31m\x07 [bold]\t\u202edahl\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    undated = replace(RECORD.article, id="z", published=None)
    with Store.open("onrecord.sqlite") as store:
        store.add(RECORD)
        store.add(replace(RECORD, article=undated, events=RECORD.events[1:], entities=(Entity("e3", HOSTILE),)))
    return lambda *args: CliRunner().invoke(main, list(map(str, args)))


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_events_show_the_evidence(run: Run) -> None:
    shown = run("events", "--actor", "BOR", "--type", "assault", "--until", "2020-01-06").stdout
    assert shown.startswith('The "port" of Tarn\n2020-01-07T22:30:00-05:00 · The Globe · a1\n\n')
    assert (
        "v1  Borland  ASSAULT/heavy-weapons  actual · material conflict · 2020-01-06 · Tarn · 0.75 · "
        "reported by Ana Rey\n"
    ) in shown
    assert "“Borland ⟦shelled⟧ the port of Tarn.”" in shown
    assert "v3" not in shown


def test_events_with_parties_content_and_repeats(run: Run) -> None:
    shown = run("events", "--since", "2020-01-01").stdout
    assert "v3  Ana Rey, Minister of Defence (the minister), Borland  REQUEST/yield → Jon Dahl" in shown
    assert "⟦demanded⟧ that ⟦Jon Dahl leave⟧ unless it stops." in shown
    assert "same as v1" in shown


@pytest.mark.parametrize(
    ("args", "found"),
    [
        (["--status", "negated"], ["a1#v4", "z#v4"]),
        (["--status", "actual", "--quad", "Verbal Conflict", "--recipient", "UNO"], ["a1#v3"]),
        (["--country", "irq", "--min-confidence", "0.7", "--mode", "heavy-weapons"], ["a1#v1"]),
        (["--reported-by", "rey", "--about", "shelled"], ["a1#v1"]),
        (["--type", "REQUEST", "--type", "consult", "--limit", "2"], ["a1#v3", "a1#v4"]),
    ],
)
def test_conditions(run: Run, args: list[str], found: list[str]) -> None:
    assert [row["id"] for row in objects(run("events", *args, "--json").stdout)] == found
    rows = list(csv.DictReader(io.StringIO(run("events", *args, "--tsv").stdout), dialect="excel-tab"))
    assert [row["id"] for row in rows] == found


def test_dyads(run: Run) -> None:
    rows = objects(run("dyads", "--json", "--actor", "BOR").stdout)
    assert [(row["actor"], row["recipient"], row["group"], row["events"]) for row in rows] == [
        ("BOR", None, "material conflict", 1),
        ("BOR", "UNO", "verbal conflict", 1),
        ("ESP", "UNO", "verbal conflict", 1),
    ]
    assert rows[0]["intensity"] == -9.5
    assert re.search(r"^1  Borland +→ — +ASSAULT  -9.5$", run("dyads", "--by", "type", "--names").stdout, re.MULTILINE)
    every = objects(run("dyads", "--status", "any", "--by", "type", "--json").stdout)
    assert "CONSULT" in {row["group"] for row in every}


def test_timeline(run: Run) -> None:
    result = run("timeline", "--every", "week")
    assert result.stdout.splitlines()[2].startswith("2020-01-06  ▓")
    assert result.stdout.endswith(" 2\n")
    assert result.stderr == "1 event without a date left out\n"
    assert objects(run("timeline", "--json", "--every", "month").stdout) == [
        {"period": "2020-01", "quad": "material conflict", "events": 1},
        {"period": "2020-01", "quad": "verbal conflict", "events": 1},
    ]


def test_show(run: Run) -> None:
    article = run("show", "a1").stdout
    assert "“⟦Borland ⟦shelled⟧v1 the port of Tarn.⟧s1”" in article
    assert "v4  Ana Rey" in article
    assert "v3  " not in run("show", "a1#v1").stdout
    assert objects(run("show", "a1#v1", "--json").stdout)[0]["type"] == "ASSAULT"
    assert objects(run("show", "a1#s1", "--json").stdout)[0]["kind"] == "direct"
    assert run("show", "a1#v9").exit_code == 1


@pytest.mark.parametrize("args", [["events"], ["dyads", "--names"], ["timeline"], ["show", "z"], ["show", "z#v3"]])
@pytest.mark.parametrize("form", ["", "--tsv", "--json"])
def test_hostile_text_does_nothing(run: Run, args: list[str], form: str) -> None:
    output = run(*args, *[form] * bool(form)).stdout
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", output)
    if form == "--tsv":
        rows = list(csv.reader(io.StringIO(output), dialect="excel-tab"))
        assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("command", ["events", "dyads", "timeline"])
def test_nothing_found(run: Run, command: str) -> None:
    result = run(command, "--type", "AID")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing found\n")
