"""Opening, adding, replacing, and what the store refuses."""

import sqlite3
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from onrecord.problems import OnrecordError
from onrecord.record import Article, Problem, Record
from onrecord.store import Store, migrations, tables
from onrecord.store.migrations import MIGRATIONS

Make = Callable[..., Record]


def code(call: Callable[[], object]) -> str:
    with pytest.raises(OnrecordError) as raised:
        call()
    return raised.value.code


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    lines = list(connection.iterdump())
    connection.close()
    return lines


def test_adding_twice_changes_nothing(store: Store, make: Make, tmp_path: Path) -> None:
    assert store.add(make(), "1") == "added"
    before = dump(tmp_path / "record.sqlite")
    assert store.add(make(), "1") == "unchanged"
    assert dump(tmp_path / "record.sqlite") == before


def test_a_description_the_reader_filled_in_is_no_change(store: Store, make: Make) -> None:
    store.add(make(byline="By Jo Doe"), "1")
    assert store.has(make().article, "1")
    assert not store.has(make(title="Troops to leave").article, "1")


def test_a_new_reader_replaces_the_reading(store: Store, make: Make) -> None:
    store.add(make(), "1")
    assert not store.has(make().article, "2")
    new = Record(make().article, statements=make().statements[:1])
    assert store.add(new, "2") == "re-read"
    assert store.record("a1") == new
    assert [row.id for row in store.statements()] == ["a1#s1"]
    assert store.search("sanctions", limit=9)[0].article == "a1"
    assert [row.reader for row in store.articles()] == ["2"]


def test_another_text_is_a_revision(store: Store, make: Make) -> None:
    store.add(make(), "1")
    revised = Record(Article("Nobody said anything.", id="a1", published="2020-01-07", outlet="The Globe"))
    assert store.add(revised, "1") == "revised"
    assert store.record("a1") == revised
    assert store.search("sanctions") == []
    assert [row.published for row in store.articles()] == ["2020-01-07"]


@pytest.mark.parametrize("description", [{"outlet": "Le Monde"}, {"url": "https://example.org/2"}])
def test_an_id_of_another_article_is_a_problem(store: Store, make: Make, description: dict[str, str]) -> None:
    first = make(url="https://example.org/1")
    store.add(first)
    other = make("Another text.", **({"url": "https://example.org/1"} | description))
    assert [store.add(other), store.add(other)] == ["problem", "problem"]
    assert store.record("a1") == first
    assert [(problem.origin, problem.code) for problem in store.problems()] == [("a1", "id-taken")]


def test_problems_are_kept_once_and_forgotten_when_mended(store: Store) -> None:
    first, second = Problem("in/a.csv", "bad-row", "why", 3), Problem("in/b.csv", "missing", "gone")
    for problem in (first, second, first, second):
        assert store.add(problem) == "problem"
    assert store.problems() == [first, second]
    store.forget_problems(["in/a", "b.csv"], set())
    assert store.problems() == [first, second]
    store.forget_problems(["in/"], {second})
    assert store.problems() == [second]


def test_the_problem_of_an_article_goes_when_it_is_read(store: Store, make: Make) -> None:
    store.add(Problem("a1", "reading-failed", "why"))
    store.add(make())
    assert store.problems() == []


def test_a_failing_add_leaves_nothing(store: Store, make: Make) -> None:
    store.add(make(), "1")
    broken = Record(make("Other.").article, mentions=(make().mentions[0],), events=(None,))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        store.add(broken, "1")
    assert store.record("a1") == make()


def test_opening_what_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    assert code(lambda: Store.open(path, create=False)) == "no-record"
    assert not path.exists()
    path.write_text("These are notes, and no database at all.")
    assert code(lambda: Store.open(path)) == "store-failed"
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    assert code(lambda: Store.open(empty, create=False)) == "not-a-record"
    assert code(lambda: Store.open("nothing://host/name")) == "store-url"
    assert code(lambda: Store.open("mysql+nodriver://host/name")) == "store-url"
    assert code(lambda: Store.open(tmp_path / "no/such/folder.sqlite")) == "store-failed"


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(OnrecordError, match=r"needs psycopg.*onrecord\[postgresql\]"):
        Store.open("postgresql://host/name")


def test_a_password_is_not_shown() -> None:
    with pytest.raises(OnrecordError) as raised:
        Store.open("nothing://ana:secret@host/name")
    assert "secret" not in str(raised.value)


def test_a_store_of_a_newer_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.sqlite"
    Store.open(path).close()
    ran: list[str] = []
    monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS | {"later": lambda connection, dialect: ran.append("x")})
    Store.open(path).close()
    Store.open(path, create=False).close()
    assert ran == ["x"]
    monkeypatch.undo()
    assert code(lambda: Store.open(path)) == "store-newer"


def test_the_tables_are_those_declared(store: Store, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'record.sqlite'}")
    found = inspect(engine)
    for table in tables.metadata.sorted_tables:
        assert {column["name"] for column in found.get_columns(table.name)} == set(table.columns.keys())
    engine.dispose()


def add_all(path: Path, records: list[Record]) -> None:
    with Store.open(path) as store:
        for record in records:
            store.add(record, "1")


def test_processes_adding_at_once_lose_nothing(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "record.sqlite"
    shared = [make(id=f"both-{number}") for number in range(15)]
    spawn = get_context("spawn")
    adding = [
        spawn.Process(target=add_all, args=(path, [make(id=f"{who}-{n}") for n in range(15)] + shared))
        for who in ("x", "y", "z")
    ]
    for process in adding:
        process.start()
    for process in adding:
        process.join()
    assert [process.exitcode for process in adding] == [0, 0, 0]
    with Store.open(path) as store:
        assert len(list(store.articles())) == 60
        assert len(list(store.statements())) == 180
