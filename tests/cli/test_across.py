"""`onrecord copies`."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.record import Article, Record
from onrecord.store import Store

TEXT = " ".join(f"word{number}" for number in range(200))


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open("onrecord.sqlite") as store:
        store.add(Record(Article(TEXT, id="a", outlet="The Globe")))
        store.add(Record(Article(TEXT, id="b", outlet="\x1b[31mThe Sun")))
        store.add(Record(Article("Something else", id="c")))


def test_a_report_shows_its_outlets_and_no_escapes() -> None:
    shown = CliRunner().invoke(main, ["copies"])
    assert shown.exit_code == 0
    assert "a  The Globe · first\n  b  " in shown.stdout
    assert "100%" in shown.stdout
    assert "\x1b" not in shown.stdout


def test_the_same_as_json_and_tsv() -> None:
    rows = [json.loads(line) for line in CliRunner().invoke(main, ["copies", "--json"]).stdout.splitlines()]
    assert [(row["report"], row["article"], row["share"]) for row in rows] == [("a", "a", None), ("a", "b", 1.0)]
    assert CliRunner().invoke(main, ["copies", "--tsv"]).stdout.startswith("report\tarticle\t")
