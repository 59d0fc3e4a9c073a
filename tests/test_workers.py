"""Reading over processes: order, failures, killed processes, and not running ahead."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.problems import OnrecordError
from onrecord.record import Article, Entity, Problem, Record
from onrecord.workers import AHEAD, read_all


class Fake:
    """Reads the text as the name of an entity, and does what some texts ask for."""

    def read(self, article: Article) -> Record:
        if article.text == "fail":
            raise ValueError("no such word")
        if article.text == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if article.text.startswith("die once") and not Path(article.title or "").exists():
            Path(article.title or "").touch()
            os._exit(1)
        return Record(article, entities=(Entity("e1", article.text),))


def broken() -> Fake:
    raise FileNotFoundError("encoder.onnx")


def articles(*texts: str) -> list[Article | Problem]:
    return [Article(text, id=f"a{number}") for number, text in enumerate(texts)]


def names(results: Iterator[Record | Problem]) -> list[str]:
    return [item.code if isinstance(item, Problem) else item.entities[0].name for item in results]


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_order_and_problems_pass(processes: int) -> None:
    texts = [f"text {number}" for number in range(40)]
    given = articles(*texts)
    given[7:7] = [Problem("x.csv", "bad-row", "why", 3)]
    assert names(read_all(given, processes, Fake)) == [*texts[:7], "bad-row", *texts[7:]]


@pytest.mark.parametrize("processes", [1, 2])
def test_nothing_to_read(processes: int) -> None:
    assert list(read_all([], processes, Fake)) == []
    problem = Problem("x", "missing", "why")
    assert list(read_all([problem], processes, Fake)) == [problem]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failing_article_is_a_problem(processes: int) -> None:
    results = list(read_all(articles("one", "fail", "two"), processes, Fake))
    assert names(iter(results)) == ["one", "reading-failed", "two"]
    assert isinstance(results[1], Problem)
    assert results[1].origin == "a1"
    assert "ValueError: no such word" in results[1].reason


def test_a_killed_process_costs_its_article_only() -> None:
    texts = ["one", "two", "die", "three", "four"]
    assert names(read_all(articles(*texts), 2, Fake)) == ["one", "two", "reader-killed", "three", "four"]


def test_an_article_is_tried_again(tmp_path: Path) -> None:
    article = Article("die once", title=str(tmp_path / "died"))
    assert names(read_all([article, *articles("one")], 2, Fake)) == ["die once", "one"]


def test_a_reader_that_cannot_be_made() -> None:
    with pytest.raises(OnrecordError) as raised:
        list(read_all(articles("one", "two"), 2, broken))
    assert raised.value.code == "no-reader"
    assert "encoder.onnx" in str(raised.value)


@pytest.mark.parametrize(("processes", "most"), [(1, 1), (2, 2 * AHEAD)])
def test_the_input_is_not_read_ahead_without_bound(processes: int, most: int) -> None:
    taken = 0

    def endless() -> Iterator[Article]:
        nonlocal taken
        while True:
            taken += 1
            yield Article(f"text {taken}")

    results = read_all(endless(), processes, Fake)
    for read in range(1, 60):
        next(results)
        assert taken - read <= most
    results.close()  # type: ignore[attr-defined]
