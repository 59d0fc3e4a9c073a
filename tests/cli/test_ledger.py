import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.store import Store
from tests.told import Told, record, saying

FIRST = record(
    Told("Ana Rey [demanded] that Borland {open the port}.", "REQUEST", "Ana Rey", "Borland"),
    Told("Jon Dahl [refused] the request \x1b[31m.", "REJECT", "Jon Dahl", "Ana Rey"),
)
SECOND = record(
    Told("Jon Dahl [promised] to {build a bridge if it rains}.", "AGREE", "Jon Dahl", condition="if it rains"),
    id="a2",
    published="2020-02-01",
)
CLAIM = saying(("Joe Biden", "a Russian invasion of Ukraine could be imminent"), id="a3", published="2022-01-27")
COUNTER = saying(("Zelenskyy", "a Russian attack is not imminent yet"), id="a4", published="2022-01-28")

FILLER = saying(*((f"Speaker {n}", f"the harbour of Tarn needs {n} cranes") for n in range(10, 20)), id="a5")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.sqlite"
    with Store.open(path) as store:
        for one in (FIRST, SECOND):
            store.add(one)
    return path


def run(command: str, file: Path, *more: str) -> Result:
    return CliRunner().invoke(main, [command, "--record", str(file), *more])


def test_threads_are_shown_with_their_answers(file: Path) -> None:
    shown = run("threads", file).stdout
    assert "demand  Ana Rey → Borland  answered · 22 days" in shown
    assert "rejected  Jon Dahl" in shown
    assert "a1#v2" in shown
    assert "build a bridge if it rains" in shown
    assert "\x1b" not in shown


def test_conditions_and_the_day_asked_for(file: Path) -> None:
    rows = run("threads", file, "--open-after", "10", "--as-of", "2020-02-20", "--json").stdout.splitlines()
    assert [(json.loads(row)["thread"], json.loads(row)["days"]) for row in rows] == [("a2#v1", 19)]
    assert "a2#v1" not in run("threads", file, "--as-of", "2020-01-31").stdout
    assert "a2#v1" not in run("threads", file, "--kind", "demand", "--holder", "ARL", "--about", "port").stdout


def test_threads_as_a_table(file: Path) -> None:
    head, first, second = run("threads", file, "--tsv").stdout.splitlines()
    assert head.split("\t")[:3] == ["thread", "kind", "state"]
    assert first.split("\t")[:3] == ["a1#v1", "demand", "answered"]
    assert second.split("\t")[:3] == ["a2#v1", "promise", "open"]


def test_nothing_found(file: Path) -> None:
    result = run("threads", file, "--kind", "threat")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing found" in result.stderr


def test_contradictions(file: Path) -> None:
    assert "nothing found" in run("contradictions", file).stderr
    with Store.open(file) as store:
        store.add(CLAIM)
        store.add(COUNTER)
        store.add(FILLER)
    shown = run("contradictions", file).stdout
    assert shown.index("Joe Biden: a Russian invasion") < shown.index("Zelenskyy: a Russian attack")
    (row,) = run("contradictions", file, "--json").stdout.splitlines()
    assert json.loads(row)["apart"] == ["imminent"]
    assert run("contradictions", file, "--as-of", "2022-01-27").stdout == ""
