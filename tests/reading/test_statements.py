"""From frames to statements."""

import re
import time

import pytest

from onrecord.model.reading import Frame
from onrecord.reading.statements import statements
from onrecord.record import Article, Span, Spans, Statement


def find(text: str, words: str) -> Span:
    at = text.index(words)
    return at, at + len(words)


def frame(text: str, cue: str, content: str, source: str = "", to: str = "") -> Frame:
    def spans(words: str) -> Spans:
        return (find(text, words),) if words else ()

    return Frame(find(text, cue), spans(source), spans(content), spans(to), chance=0.9, valid=0.9, sure=0.95)


def read(text: str, *frames: Frame) -> tuple[Statement, ...]:
    return statements(Article(text), frames)


def words(text: str, spans: Spans) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("He said he would wait.", "he would wait", "indirect"),
        ("“We wait,” he said.", "We wait", "direct"),
        ("He said a “small number” of troops would go.", "a “small number” of troops would go", "mixed"),
        ('He said a "small number"', 'a "small number"', "mixed"),
    ],
)
def test_kind_and_content(text: str, content: str, kind: str) -> None:
    (statement,) = read(text, frame(text, "said", content))
    assert statement.kind == kind
    assert words(text, statement.content) == [content]


def test_a_quotation_mostly_found_is_taken_whole() -> None:
    text = "“We will wait and see. Nobody knows what comes next,” he said."
    (statement,) = read(text, frame(text, "said", "We will wait and see. Nobody knows"))
    assert words(text, statement.content) == ["We will wait and see. Nobody knows what comes next"]


def test_source_and_cue_are_cut_out_of_the_content() -> None:
    text = "“We wait,” said Putin, “and then we see.”"
    (statement,) = read(text, frame(text, "said", "We wait,” said Putin, “and then we see", source="Putin"))
    assert words(text, statement.content) == ["We wait", "and then we see."]


def test_the_next_quotation_carries_on_without_a_trigger() -> None:
    text = "“We don’t need panic,” Zelenskyy told them.\n\n“The situation is not more tense than before.”\n\nHe left."
    (statement,) = read(text, frame(text, "told", "We don’t need panic", source="Zelenskyy", to="them"))
    assert words(text, statement.content) == ["We don’t need panic", "The situation is not more tense than before."]
    assert statement.addressee


def test_a_reopened_quotation_carries_on() -> None:
    text = "He said: “We waited for a long time.\n\n“Then we left the place for good.”"
    (statement,) = read(text, frame(text, "said", "We waited for a long time"))
    assert len(statement.content) == 2


def test_a_quotation_introduced_by_another_speaker_carries_nothing_on() -> None:
    text = "He wrote, “We have won this war.” Senator Graham spoke on television, “This is a very big win.”"
    (statement,) = read(text, frame(text, "wrote", "We have won this war", source="He"))
    assert len(statement.content) == 1


def test_scare_quotes_make_no_statement() -> None:
    text = "The “deal” was off. He said it was over. The “so-called great and last offer” stood."
    (statement,) = read(text, frame(text, "said", "it was over"))
    assert words(text, statement.content) == ["it was over"]


def test_a_statement_within_another() -> None:
    text = "An official said Putin had underlined that he did not want war."
    outer, inner = read(
        text,
        frame(text, "underlined", "he did not want war", source="Putin"),
        frame(text, "said", "Putin had underlined that he did not want war", source="An official"),
    )
    assert inner.within == outer.id
    assert (outer.id, inner.id) == ("s1", "s2")


def test_marks_around_the_cue_do_not_make_a_nested_statement_direct() -> None:
    text = "“He promised that they would come,” she said."
    outer, inner = read(
        text,
        frame(text, "said", "He promised that they would come", source="she"),
        frame(text, "promised", "they would come", source="He"),
    )
    assert (outer.kind, inner.kind) == ("direct", "indirect")


def test_two_triggers_for_one_content_make_one_statement() -> None:
    text = "He announced, saying the troops would leave soon."
    frames = [frame(text, cue, "the troops would leave soon", "He") for cue in ("announced", "saying")]
    assert len(read(text, *frames)) == 1


def test_doubtful_frames_are_dropped() -> None:
    text = "He said he would wait."
    doubtful = Frame(find(text, "said"), (), (find(text, "he would wait"),), (), chance=0.3, valid=0.1, sure=0.6)
    assert read(text, doubtful) == ()


def test_many_quotations_are_read_in_linear_time() -> None:
    text = "“We will wait and see,” he said. " * 5_000
    frames = [
        Frame((m.start(), m.end()), (), ((m.start() - 30, m.start() - 10),), (), 0.9, 0.9, 0.9)
        for m in re.finditer("said", text)
    ]
    began = time.perf_counter()
    assert len(statements(Article(text), frames)) > 4_000
    assert time.perf_counter() - began < 20
