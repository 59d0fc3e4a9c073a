"""`onrecord who`, `onrecord actors`, and the table of actors given to `read` and `add`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.store import Store
from tests.eventful import RECORD

HEADER = "name,aliases,country,sector,office,start,end\n"
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *args: CliRunner().invoke(main, [*map(str, args)])


def test_who_held_what_on_a_day(run: Run) -> None:
    shown = run("who", "Theresa", "May", "--on", "2018-03-14", "--json")
    offices = [json.loads(line)["office"] for line in shown.stdout.splitlines()]
    assert offices[0] == "Prime Minister of the United Kingdom"
    assert "Home Secretary" not in shown.stdout
    assert "Theresa May" in run("who", "May", "--on", "2018-03-14").stdout


def test_who_knows_bodies(run: Run) -> None:
    row = json.loads(run("who", "Kremlin", "--json").stdout)
    assert (row["country"], row["sector"], row["table"]) == ("RUS", "GOV", "names")


@pytest.mark.parametrize("name", ["x" * 5000, "Nobody Known", "\x1b[31m", "|;\t"])
def test_who_is_unknown(run: Run, name: str) -> None:
    shown = run("who", name)
    assert (shown.exit_code, shown.stdout) == (0, "")
    assert "nothing found" in shown.stderr


def test_who_asks_the_users_table_first(run: Run) -> None:
    Path("own.csv").write_text(HEADER + "Theresa May,,MLT,GOV,Mayor \x1b of Gozo,2018,\n", "utf-8")
    rows = run("who", "Theresa", "May", "--actors", "own.csv", "--tsv").stdout.splitlines()
    assert rows[1].startswith("Theresa May\tMLT\tGOV\tMayor")
    assert "\x1b" not in run("who", "Theresa", "May", "--actors", "own.csv").stdout


@pytest.mark.parametrize("command", ["read", "add", "who"])
def test_a_wrong_table_stops_the_command(run: Run, command: str) -> None:
    Path("own.csv").write_text(HEADER + "Jo,,DEU,GOV,Mayor,2019-02-31,\n", "utf-8")
    shown = run(command, "--actors", "own.csv", "article.txt")
    assert shown.exit_code == 1
    assert "own.csv is not used: line 2: start is '2019-02-31'" in shown.stderr
    assert not Path("onrecord.sqlite").exists()


def test_actors_of_a_record(run: Run) -> None:
    with Store.open("onrecord.sqlite") as store:
        store.add(RECORD)
    rows = [json.loads(line) for line in run("actors", "--json").stdout.splitlines()]
    parts = [row["statements"] + row["acted"] + row["undergone"] for row in rows]
    assert parts == sorted(parts, reverse=True)
    assert sum(row["statements"] for row in rows) == sum(s.source is not None for s in RECORD.statements)
    assert all(row["articles"] == 1 for row in rows)
    assert len(run("actors", "--limit", 1, "--tsv").stdout.splitlines()) == 2
    assert rows[0]["name"] in run("actors").stdout


def test_actors_need_a_record(run: Run) -> None:
    assert run("actors").exit_code == 1
