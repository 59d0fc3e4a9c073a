"""The command line: forms of output, statuses, messages, and stopping at any moment."""

import csv
import io
import json
import os
import random
import re
import runpy
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.record import Article, Party, Record, Statement
from onrecord.store import Store

FAKE = Path(__file__).parent / "fake_onrecord.py"
TEXT = (
    "The ministers met in the old town on Monday and talked about the withdrawal for three hours.\n\n"
    "Ana Rey said the troops would leave before the end of the month. Jon Dahl said nobody had asked him about it.\n"
)
HOSTILE = 'Ana Rey said "\x1b[31mred\x07 [bold]\t\u202ecol\x9b2J".\n'

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a fresh folder with the fake reader."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "onrecord.reader", runpy.run_path(str(FAKE))["stub"]())
    return lambda *args, **more: CliRunner().invoke(main, list(map(str, args)), **more)


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """Three articles, and a line that is none."""
    path = tmp_path / "news.jsonl"
    rows = [{"id": f"n{number}", "text": TEXT, "published": f"2020-01-0{number}"} for number in (1, 2, 3)]
    path.write_text("\n".join([*map(json.dumps, rows), "{oops"]), "utf-8")
    return path


@pytest.fixture
def filled(run: Run, collection: Path) -> Run:
    """As `run`, with the collection added and a hostile article."""
    assert run("add", collection, "--processes", "1").exit_code == 1
    title = "Title\x1b]0;x\x07\tof [red]it[/red]"
    statement = Statement("s1", Party(((0, 7),)), ((8, 12),), ((13, len(HOSTILE) - 2),), "direct")
    with Store.open("onrecord.sqlite") as store:
        store.add(Record(Article(HOSTILE, id="bad\nid", title=title), statements=(statement,)))
    return run


def objects(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_help_needs_nothing_heavy() -> None:
    code = "import sys, onrecord.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"sqlalchemy", "rich", "onnxruntime", "numpy", "trafilatura", "onrecord.reader"} & set(loaded)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_of_every_command_has_examples(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert (result.exit_code, "Examples:" in result.output) == (0, True)


def test_version(run: Run) -> None:
    assert re.fullmatch(r"\S+ \d+\.\d+\.\d+\S*\n", run("--version").output)


def test_read_shows_statements(run: Run) -> None:
    result = run("read", "-", input=TEXT)
    assert result.exit_code == 0
    assert "s1  Ana Rey  said  indirect · 0.75" in result.stdout
    assert "Ana Rey said ⟦the troops would leave before the end of the month⟧." in result.stdout


def test_read_json_gives_records_and_problems(run: Run, collection: Path) -> None:
    result = run("read", "--json", collection)
    *records, problem = objects(result.stdout)
    assert [Record.from_json(record).article.id for record in records] == ["n1", "n2", "n3"]
    assert problem["problem"]["line"] == 4  # type: ignore[index]
    assert (result.exit_code, result.stderr) == (1, "1 problem; what could be read is shown\n")


def test_read_tsv_gives_statement_rows(run: Run, collection: Path) -> None:
    result = run("read", "--tsv", collection)
    rows = list(csv.DictReader(io.StringIO(result.stdout), dialect="excel-tab"))
    assert [row["id"] for row in rows][:3] == ["n1#s1", "n1#s2", "n2#s1"]
    assert (rows[0]["source"], rows[0]["cue"], rows[0]["addressee"]) == ("Ana Rey", "said", "")
    assert "news.jsonl:4: " in result.stderr


def test_an_article_that_fails_is_a_problem(run: Run) -> None:
    result = run("read", "-", input=TEXT + "The reader will fail here.\n")
    assert result.exit_code == 1
    assert "ValueError: cannot read this" in result.stderr


def test_add_is_told_and_resumes(run: Run, collection: Path) -> None:
    first = run("add", collection, "--processes", "1")
    assert (first.exit_code, first.stderr) == (1, "onrecord.sqlite: 3 added, 1 problem\n")
    again = run("add", collection, "--processes", "1")
    assert again.stderr == "onrecord.sqlite: 0 added, 3 unchanged, 1 problem\n"
    assert len(objects(run("problems", "--json").stdout)) == 1


def test_a_mended_input_loses_its_problem(run: Run, collection: Path) -> None:
    run("add", collection, "--processes", "1")
    collection.write_text(collection.read_text("utf-8").replace("{oops", ""), "utf-8")
    assert run("add", collection, "--processes", "1").exit_code == 0
    result = run("problems")
    assert (result.stdout, result.stderr) == ("", "nothing found\n")


def test_the_record_may_come_from_the_environment(run: Run, collection: Path) -> None:
    run("add", collection, "--processes", "1", env={"ONRECORD_RECORD": "other.sqlite"})
    assert Path("other.sqlite").exists()
    assert not Path("onrecord.sqlite").exists()


def test_statements_with_conditions(filled: Run) -> None:
    args = ["--by", "rey", "--about", "troops", "--since", "2020-01-02", "--until", "2020-01-02"]
    more = ["--kind", "indirect", "--min-confidence", "0.5", "--cue", "said", "--limit", "9"]
    assert [row["id"] for row in objects(filled("statements", *args, *more, "--json").stdout)] == ["n2#s1"]
    assert "s1  Ana Rey  said" in filled("statements", *args, *more).stdout
    assert filled("statements", "--to", "nobody").stderr == "nothing found\n"


def test_show(filled: Run) -> None:
    article = filled("show", "n1").stdout
    assert "⟦the troops would leave before the end of the month⟧s1. Jon Dahl said ⟦nobody" in article
    assert "The ministers met" not in filled("show", "n1#s2").stdout
    assert objects(filled("show", "n1", "--json").stdout)[0]["schema"] == "onrecord/1"
    assert objects(filled("show", "n1#s2", "--json").stdout)[0]["id"] == "n1#s2"
    assert len(filled("show", "n1", "--tsv").stdout.splitlines()) == 3
    missing = filled("show", "n1#s9")
    assert (missing.exit_code, "no article, statement or event n1#s9" in missing.stderr) == (1, True)


def test_search(filled: Run) -> None:
    hits = objects(filled("search", '"the troops"', "leave", "--json").stdout)
    assert [hit["id"] for hit in hits] == ["n1", "n1#s1", "n2", "n2#s1", "n3", "n3#s1"]
    assert "⟦the troops⟧ would ⟦leave⟧" in filled("search", '"the troops" leave', "--limit", "1").stdout
    assert filled("search", '"').stderr == "nothing found\n"


def test_articles(filled: Run) -> None:
    assert "2020-01-01 · 2 statements · n1" in filled("articles").stdout
    assert [row["id"] for row in objects(filled("articles", "--json", "--limit", "2").stdout)] == ["n1", "n2"]


VIEWS = [["statements"], ["articles"], ["search", "red"], ["show", "bad\nid"], ["show", "bad\nid#s1"], ["problems"]]


@pytest.mark.parametrize("args", VIEWS, ids=lambda args: args[0])
@pytest.mark.parametrize("form", ["", "--tsv", "--json"])
def test_hostile_text_does_nothing(filled: Run, args: list[str], form: str) -> None:
    output = filled(*args, *[form] * bool(form)).stdout
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", output)
    if form == "--tsv":
        rows = list(csv.reader(io.StringIO(output), dialect="excel-tab"))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(rows) == len(output.splitlines())


def test_markup_in_text_is_text(filled: Run) -> None:
    output = filled("show", "bad\nid").stdout
    assert "[bold]" in output
    assert "of [red]it[/red]" in output


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["articles", "--record", "none.sqlite"], "there is no record at none.sqlite"),
        (["articles", "--record", "x://y"], "cannot use x://y as a record"),
        (["read", "nowhere.txt"], "nowhere.txt: there is no such file"),
    ],
)
def test_errors_are_words(run: Run, args: list[str], words: str) -> None:
    result = run(*args)
    assert result.exit_code == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "args", [["read"], ["statements", "--since", "May"], ["statements", "--kind", "x"], ["articles", "--limit", "0"]]
)
def test_usage_errors_exit_with_two(run: Run, args: list[str]) -> None:
    assert run(*args).exit_code == 2


def test_mistakes_of_ours_show_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "open", lambda *_, **__: 1 / 0)
    result = run("articles")
    assert result.exit_code == 1
    assert "a mistake in onrecord itself" in result.stderr
    assert "ZeroDivisionError" in result.stderr


def start(*args: object, slow: float = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(FAKE), *map(str, args)],
        env=os.environ | {"SLOW": str(slow)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number in range(150):
            lines.write(json.dumps({"id": f"n{number}", "text": f"{TEXT}\nIt was report number {number}.\n"}) + "\n")
    return path


@pytest.mark.parametrize("args", [["articles"], ["articles", "--json"], ["statements"]])
def test_a_closed_pipe_is_quiet(run: Run, many: Path, args: list[str]) -> None:
    run("add", many, "--processes", "1")
    process = start(*args)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait() in (0, 141)


@pytest.mark.parametrize("processes", [1, 2])
def test_an_interrupt_keeps_what_was_read(many: Path, tmp_path: Path, processes: int) -> None:
    record = tmp_path / "record.sqlite"
    process = start("add", many, "--record", record, "--processes", processes, slow=0.05)
    while count(record) < 3:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert re.fullmatch(r"stopped: \d+ added, 0 problems; give the same command again to go on\n", said)
    kept = int(said.split()[1])
    assert count(record) == kept


def test_an_interrupt_waits_until_what_is_kept_is_counted(
    run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = Store.add

    def interrupted(*args: object) -> object:
        kept = keep(*args)  # type: ignore[arg-type]
        signal.raise_signal(signal.SIGINT)
        return kept

    monkeypatch.setattr(Store, "add", interrupted)
    result = run("add", collection, "--processes", "1")
    assert (result.exit_code, result.stderr.split(";")[0]) == (130, "stopped: 1 added, 0 problems")
    assert count(Path("onrecord.sqlite")) == 1


def count(path: Path) -> int:
    """How many articles a record holds that another process may be making."""
    if not path.exists():
        return 0
    connection = sqlite3.connect(path, timeout=60)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are not there yet
        return 0
    finally:
        connection.close()


def dump(path: Path) -> list[str]:
    """Every row but those of the index, which is checked against its tables instead."""
    connection = sqlite3.connect(path)
    for index in ("articles_search", "statements_search", "events_search"):
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    # Sorted, for SQLAlchemy creates the indexes of a table in no fixed order; every row carries its number.
    lines = sorted(line for line in connection.iterdump() if "_search" not in line)
    connection.close()
    return lines


def test_killed_at_any_moment_nothing_is_lost_or_doubled(run: Run, many: Path, tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.sqlite", tmp_path / "killed.sqlite"
    run("add", many, "--record", whole, "--processes", "1")
    moments = random.Random(5)
    kept = 0
    for kill in range(20):
        process = start("add", many, "--record", killed, "--processes", moments.choice([1, 1, 2]), slow=0.02)
        wanted = kept + moments.randint(1, 5)
        while not killed.exists() or (kill > 3 and count(killed) < wanted):  # the first ones while tables are made
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.04))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert count(killed) >= (wanted if kill > 3 else kept)
        kept = count(killed)
    assert run("add", many, "--record", killed, "--processes", "1").exit_code == 0
    assert dump(killed) == dump(whole)


def test_the_page_of_commands_is_up_to_date() -> None:
    docs = Path(__file__).resolve().parent.parent / "docs"
    page = runpy.run_path(str(docs / "generate_cli.py"))["page"]()
    assert (docs / "cli.md").read_text("utf-8") == page, "run: python docs/generate_cli.py"
    assert all(f"## onrecord {name}\n" in page for name in main.commands)
