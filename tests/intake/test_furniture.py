import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.furniture import MOST_LINES, mark
from onrecord.record import Article

BODY = (
    "The minister said on Monday that the government would not sign the treaty unless the troops left the border "
    "region before the end of March, and that talks would go on in Geneva."
)
MORE = (
    "Opposition leaders told reporters that they had not been asked, and that parliament would have to agree to any "
    "treaty on the border region before it could enter into force."
)


def marks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    article = mark(Article(text, title=title))
    return [(text[slice(*item.span)], item.kind) for item in article.furniture]


def test_a_page_with_its_furniture() -> None:
    text = (
        f"Minister refuses to sign the border treaty\n\n‘Not before March’ – minister refuses to sign treaty\n\n"
        f"  By Jane Doe \n\nMonday, March 4, 2019\n\n{BODY}\n\n{MORE}\n\nLeave a Reply\n\nSend this to a friend\n"
    )
    assert marks(text) == [
        ("Minister refuses to sign the border treaty", "headline"),
        ("‘Not before March’ – minister refuses to sign treaty", "headline"),
        ("By Jane Doe", "byline"),
        ("Monday, March 4, 2019", "dateline"),
        ("Leave a Reply", "comment-form"),
        ("Send this to a friend", "share"),
    ]


def test_a_title_given_again_is_a_headline() -> None:
    assert marks(f"Minister: no!\n{BODY}\n{MORE}", title="Minister – No") == [("Minister: no!", "headline")]


def test_the_report_is_left_alone() -> None:
    assert marks(f"{BODY}\n\n“There is no hurry,” she said.\n\n{MORE}\n\nThe talks go on.") == []


@pytest.mark.parametrize("text", ["Leave a Reply", "By Jane Doe\n\nShare on Facebook", "", "\n \n", BODY])
def test_a_text_is_never_marked_whole(text: str) -> None:
    assert marks(text) == []


pieces = st.sampled_from(
    ["Leave a Reply", "By Jane Doe", "Read more: x", BODY, MORE, "Geneva", " ", "©", "March 4, 2019"]
)


@given(st.lists(st.text(max_size=60) | pieces, max_size=12).map("\n".join), st.none() | st.text(max_size=30))
def test_marks_are_whole_lines_in_order_and_marking_twice_changes_nothing(text: str, title: str | None) -> None:
    article = mark(Article(text, title=title))
    assert article == mark(article) == mark(Article(text, title=title))
    assert article.text == text
    for item in article.furniture:
        start, end = item.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[text.rfind("\n", 0, start) + 1 : start].strip()
        assert not text[end:].partition("\n")[0].strip()
        assert 0 < item.confidence <= 1
    spans = [item.span for item in article.furniture]
    assert spans == sorted(set(spans))


@pytest.mark.parametrize(
    "text", ["a b\n" * (MOST_LINES + 1), "word " * 300_000, "By A. " * 300_000, "a\n" * MOST_LINES]
)
def test_hostile_text_takes_no_longer(text: str) -> None:
    began = time.process_time()
    mark(Article(text))
    assert time.process_time() - began < 5


def test_the_standoff_report(shared: Path) -> None:
    text = (shared / "data/articles/standoff.txt").read_text("utf-8")
    lines = [line for line in text.split("\n") if line.strip()]
    assert [line for line, _ in marks(text)] == lines[:3] + lines[-3:]


def wikinews(shared: Path) -> Iterator[tuple[str, str]]:
    for line in (shared / "data/articles/wikinews.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        yield item["text"], item["title"]


def test_only_datelines_and_captions_are_marked_in_wikinews(shared: Path) -> None:
    for text, title in wikinews(shared):
        for line, kind in marks(text, title):
            assert kind == "dateline" or (kind == "caption" and ("Image: " in line or line.startswith("File:"))), line
