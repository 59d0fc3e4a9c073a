"""The whole reading: golden records of real articles, and what holds for any text."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import Article, OnrecordError, Problem, Reader, Record, read
from onrecord.record import Spans

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
SAMPLES = [json.loads(line) for line in (ROOT / "samples/wikinews.jsonl").read_text(encoding="utf8").splitlines()]
# Shorter than a record's JSON, and a reader of diffs sees at once what changed.
NEWS = st.lists(
    st.sampled_from(
        [
            "He said",
            "“",
            "”",
            '"',
            "‘",
            "’",
            " ",
            "\n\n",
            "Putin",
            "told Macron",
            "that it would",
            "wait",
            ".",
            ",",
            "😀",
            "שלום",
        ]
    ),
    max_size=120,
).map("".join)


@cache
def reader() -> Reader:
    return Reader()


def lines(record: Record) -> list[str]:
    """A record as lines a person can check: who, cue, to whom, kind, content."""

    def words(spans: Spans) -> str:
        return " … ".join(record.article.text[start:end] for start, end in spans)

    found = []
    for statement in record.statements:
        source, addressee = record.entity(statement.source), record.entity(statement.addressee)
        who = f"{source.name} ({words(statement.source.spans)})" if source and statement.source else "-"
        to = f" to {addressee.name}" if addressee else ""
        within = f" within {statement.within}" if statement.within else ""
        head = f"{statement.id}{within} {statement.kind}: {who} | {words(statement.cue)}{to}"
        found.append(f"{head} | {words(statement.content)}")
    return found


def all_spans(record: Record) -> Iterator[tuple[int, int]]:
    yield from record.article.sentences
    yield from (furniture.span for furniture in record.article.furniture)
    yield from (mention.span for mention in record.mentions)
    for statement in record.statements:
        yield from (*statement.cue, *statement.content)
        for party in (statement.source, statement.addressee):
            yield from party.spans if party else ()


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample["id"])[:40])
def test_sample_articles_read_as_before(sample: dict[str, str]) -> None:
    """Renew after a change that is meant with `python tests/golden/renew.py`, and read the difference."""
    record = reader().read(Article(sample["text"], id=sample["id"], published=sample["published"]))
    assert lines(record) == (GOLDEN / f"{sample['id']}.txt").read_text(encoding="utf8").splitlines()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=400), NEWS))
def test_any_text_gives_spans_inside_it_and_the_same_twice(text: str) -> None:
    article = Article(text)
    record = reader().read(article)
    assert all(0 <= start <= end <= len(text) for start, end in all_spans(record))
    assert json.dumps(reader().read(article).to_json()) == json.dumps(record.to_json())
    ids = {statement.id for statement in record.statements}
    assert all(statement.within is None or statement.within in ids for statement in record.statements)
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "“" * 10_000,
        "' " * 10_000,
        "he said she said " * 6_000,
        "a" * 100_000,
        "😀 “نعم” قال ‏ " * 500,
        "Putin said: “" + "We will wait and see what they say. " * 500,
    ],
    ids=["straight", "curly", "single", "no-end", "one-word", "rtl", "unclosed"],
)
def test_hard_text_is_read_in_bounded_time(text: str) -> None:
    record = reader().read(Article(text))
    assert all(0 <= start <= end <= len(text) for start, end in all_spans(record))


def test_furniture_is_not_read() -> None:
    text = "Macron said on Monday that talks would go on in Paris for as long as they were needed."
    text += "\n\nLeave a Reply\n\nSend this to a friend"
    record = reader().read(Article(text))
    assert {text[slice(*f.span)] for f in record.article.furniture} == {"Leave a Reply", "Send this to a friend"}
    start = text.index("Leave")
    assert all(end <= start for statement in record.statements for _, end in statement.content)


def test_problems_pass_through_read_many() -> None:
    problem = Problem("x.txt", "empty", "nothing in it")
    article = Article("Putin said he would wait.")
    assert list(reader().read_many([problem, article])) == [problem, reader().read(article)]


def test_read_gives_a_record_or_an_error_in_words() -> None:
    record = read("The Kremlin said on Friday that it would wait for the answer.\r\nNothing more was said.")
    assert "\r" not in record.article.text
    with pytest.raises(OnrecordError, match="empty"):
        read(" ")
