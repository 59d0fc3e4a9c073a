"""Where exports go: whole or not at all, and over nothing without being told."""

import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.export import FORMATS, write
from onrecord.problems import OnrecordError
from onrecord.record import Record


def code(name: str, out: Path | str, force: bool = False) -> str:
    with pytest.raises(OnrecordError) as raised:
        write(FORMATS[name], [], str(out), force=force)
    return raised.value.code


def test_a_file_and_a_folder(tmp_path: Path, record: Record) -> None:
    write(FORMATS["jsonl"], [record], str(tmp_path / "new/records.jsonl"))
    write(FORMATS["csv"], [record], str(tmp_path / "tables"))
    assert (tmp_path / "new/records.jsonl").read_bytes().count(b"\n") == 1
    assert {path.name for path in (tmp_path / "tables").iterdir()} == set(FORMATS["csv"].files)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "tables"]
    (tmp_path / "made").mkdir()
    assert stat.S_IMODE((tmp_path / "tables").stat().st_mode) == stat.S_IMODE((tmp_path / "made").stat().st_mode)


def test_nothing_is_replaced_without_force(tmp_path: Path, record: Record) -> None:
    file, folder = tmp_path / "records.jsonl", tmp_path / "tables"
    file.write_text("mine")
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    write(FORMATS["csv"], [], str(folder))
    assert (code("jsonl", file), code("csv", folder)) == ("out-exists", "out-exists")
    assert file.read_text() == "mine"
    write(FORMATS["jsonl"], [record], str(file), force=True)
    write(FORMATS["csv"], [record], str(folder), force=True)
    assert b"schema" in file.read_bytes()
    assert len((folder / "events.csv").read_bytes().splitlines()) == 5
    assert (folder / "notes.txt").read_text() == "mine"


def test_the_wrong_kind_of_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert code("csv", "-") == "out-folder"
    assert code("csv", tmp_path / "file", force=True) == "out-folder"
    assert code("jsonl", tmp_path, force=True) == "out-file"
    assert code("jsonl", tmp_path / "file/records.jsonl") == "out-failed"


@pytest.mark.parametrize("name", FORMATS)
def test_a_stop_leaves_nothing(tmp_path: Path, record: Record, name: str) -> None:
    def stopped() -> Iterator[Record]:
        yield record
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(FORMATS[name], stopped(), str(tmp_path / "out"))
    assert list(tmp_path.iterdir()) == []


def test_an_older_export_outlives_a_stop(tmp_path: Path, record: Record) -> None:
    def stopped() -> Iterator[Record]:
        yield record
        raise KeyboardInterrupt

    out = tmp_path / "records.jsonl"
    write(FORMATS["jsonl"], [record], str(out))
    before = out.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        write(FORMATS["jsonl"], stopped(), str(out), force=True)
    assert out.read_bytes() == before


KILLED = """
import os, signal, sys
from onrecord.export import FORMATS, write
from onrecord.record import Article, Record

def records():
    for number in range(100):
        yield Record(Article("words " * 20_000, id=str(number)))
    os.kill(os.getpid(), signal.SIGKILL)

write(FORMATS[sys.argv[1]], records(), sys.argv[2], force=True)
"""


@pytest.mark.parametrize("name", ["jsonl", "csv"])
def test_a_kill_leaves_what_was_there(tmp_path: Path, record: Record, name: str) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write(FORMATS[name], [record], str(old))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for out in (old, new):
        assert subprocess.run([sys.executable, "-c", KILLED, name, str(out)]).returncode == -signal.SIGKILL
    assert {path: path.read_bytes() for path in before} == before
    assert not new.exists()
