"""`onrecord export`: from a record kept, from articles, and from records already read."""

import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.export import FORMATS
from onrecord.record import Record
from onrecord.store import Store

Run = Callable[..., Result]

TEXT = "The ministers met in the old town on Monday for hours.\n\nAna Rey said the troops would leave in May.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a fresh folder with the fake reader and two articles, one of them in a record."""
    monkeypatch.chdir(tmp_path)
    fake = Path(__file__).parents[1] / "fake_onrecord.py"
    monkeypatch.setitem(sys.modules, "onrecord.reader", runpy.run_path(str(fake))["stub"]())
    run: Run = lambda *args: CliRunner().invoke(main, list(map(str, args)))  # noqa: E731
    rows = [{"id": f"n{number}", "text": TEXT, "published": f"2020-01-0{number}"} for number in (1, 2)]
    Path("news.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert run("add", "news.jsonl", "--processes", "1").exit_code == 0
    return run


def ids(output: str) -> list[str]:
    return [Record.from_json(json.loads(line)).article.id for line in output.splitlines()]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format(run: Run, name: str) -> None:
    result = run("export", name, "--out", "out")
    assert (result.exit_code, result.output) == (0, "")
    names = {path.name for path in Path("out").iterdir()} if Path("out").is_dir() else {"out"}
    assert names == (set(FORMATS[name].files) if FORMATS[name].is_folder else {"out"})


def test_help_names_every_format(run: Run) -> None:
    words = run("export", "--help").output
    assert all(f"{known.name} " in words and known.summary[:20] in words for known in FORMATS.values())


def test_a_record_kept_and_its_days(run: Run) -> None:
    assert ids(run("export", "jsonl", "--out", "-").stdout) == ["n1", "n2"]
    assert ids(run("export", "jsonl", "--out", "-", "--since", "2020-01-02").stdout) == ["n2"]
    doubtful = run("export", "jsonl", "--out", "-", "--min-confidence", "0.8").stdout.splitlines()
    assert [json.loads(line)["statements"] for line in doubtful] == [[], []]


def test_what_comes_out_is_what_is_kept(run: Run) -> None:
    with Store.open("onrecord.sqlite") as store:
        kept = [store.record(id) for id in ("n1", "n2")]
    lines = run("export", "jsonl", "--out", "-").stdout.splitlines()
    assert [Record.from_json(json.loads(line)) for line in lines] == kept


def test_articles_and_records_by_path(run: Run) -> None:
    Path("records.jsonl").write_text(run("read", "--json", "news.jsonl").stdout, "utf-8")
    Path("more.txt").write_text(TEXT, "utf-8")
    result = run("export", "jsonl", "--out", "-", "records.jsonl", "more.txt", "records.jsonl")
    found = ids(result.stdout)
    assert (found[:2], found[3:], result.exit_code) == (["n1", "n2"], ["n1", "n2"], 0)


def test_problems_are_told_and_the_rest_is_exported(run: Run) -> None:
    lines = [*run("read", "--json", "news.jsonl").stdout.splitlines(), "{oops", '{"problem": {"x": 1}}', "[]"]
    Path("records.jsonl").write_text("\n".join(lines), "utf-8")
    result = run("export", "jsonl", "records.jsonl", "nowhere.txt", "--out", "out.jsonl")
    assert result.exit_code == 1
    assert "records.jsonl:3: not a record" in result.stderr
    assert result.stderr.endswith("4 problems; what could be read is exported\n")
    assert ids(Path("out.jsonl").read_text("utf-8")) == ["n1", "n2"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["jsonl", "--out", "news.jsonl"], "news.jsonl is there already"),
        (["csv", "--out", "-"], "csv writes several files"),
        (["jsonl", "--out", ".", "--force"], "is a folder"),
        (["csv", "--out", "new/x", "--record", "none.sqlite"], "there is no record at none.sqlite"),
    ],
)
def test_refusals_leave_everything_as_it_was(run: Run, args: list[str], words: str) -> None:
    before = sorted(Path().rglob("*"))
    result = run("export", *args)
    assert (result.exit_code, words in result.stderr) == (1, True)
    assert sorted(Path().rglob("*")) == before


def test_an_unknown_format_is_a_usage_error(run: Run) -> None:
    assert run("export", "xlsx", "--out", "x").exit_code == 2
