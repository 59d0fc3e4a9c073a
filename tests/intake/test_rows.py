import csv
import gzip
import io
import json
from collections.abc import Callable

import pytest

from onrecord.intake import limits, rows
from onrecord.intake.rows import json_file, json_lines, table
from onrecord.intake.streams import Stream, from_bytes, unpacked
from onrecord.record import Article, Problem, Record

TEXT = "The minister said on Monday that the troops would leave before the end of March."
Reader = Callable[[Stream, str], object]


def line(**fields: object) -> str:
    return json.dumps({"text": TEXT} | fields) + "\n"


def lines_of(data: bytes | str) -> list[Article | Problem]:
    return list(json_lines(from_bytes(data if isinstance(data, bytes) else data.encode()), "f"))


def rows_of(data: bytes | str) -> list[Article | Problem]:
    return list(table(from_bytes(data if isinstance(data, bytes) else data.encode()), "f"))


def short(results: list[Article | Problem]) -> list[object]:
    return [(r.code, r.line) if isinstance(r, Problem) else r.id for r in results]


def test_fields_of_a_line() -> None:
    data = line(id=7, title="T", published="Jan 5, 2020", url="u", outlet="O", byline=["A", "B"], language="en", x=1)
    assert lines_of(data) == [
        Article(TEXT, "7", title="T", byline="A, B", outlet="O", url="u", language="en", published="2020-01-05")
    ]


def test_a_record_line_is_read_again() -> None:
    article = Article(TEXT, "a", title="T", language="en", published="2020-01-05")
    assert lines_of(json.dumps(Record(article).to_json())) == [article]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("{", "bad-json"),
        ("5", "bad-json"),
        ("[" * 100_000, "bad-json"),
        ("9" * 10_000, "bad-json"),
        ("{}", "no-text"),
        ('{"text": null}', "no-text"),
        ('{"text": 5}', "bad-field"),
        ('{"text": " "}', "empty"),
        ('{"text": "a\\u0000b"}', "nul"),
        ('{"text": "x y", "title": {}}', "bad-field"),
        ('{"text": "x y", "language": "fr"}', "language"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_read(bad: str, code: str) -> None:
    assert short(lines_of(line(id="a") + "\n" + bad + "\n" + line(id="b"))) == ["a", (code, 3), "b"]


def test_an_unreadable_date_is_told_and_the_article_undated() -> None:
    told, article = lines_of(line(id="a", published="01/02/2019"))
    assert isinstance(told, Problem)
    assert (told.code, told.line) == ("published", 1)
    assert isinstance(article, Article)
    assert article.published is None


def test_a_line_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.intake.streams.MAX_LINE", 200)
    data = line(id="a") + "x" * 5000 + "\n" + line(id="b")
    assert short(lines_of(data)) == ["a", ("line-too-long", 2), "b"]


def test_a_line_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.intake.streams.MAX_LINE", 200)
    monkeypatch.setattr("onrecord.intake.streams.MAX_SKIPPED", 1000)
    assert short(lines_of(line(id="a") + "x" * 5000 + "\n" + line(id="b"))) == ["a", ("line-too-long", 2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
@pytest.mark.parametrize("read", [json_lines, json_file])
def test_encodings(encoding: str, read: Reader) -> None:
    data = json.dumps({"text": TEXT + " “Yes…”", "id": "a"}, ensure_ascii=False) + "\n"
    (article,) = list(read(from_bytes(data.encode(encoding)), "f"))  # type: ignore[call-overload]
    assert article.text == TEXT + " “Yes…”"


def test_each_line_may_have_its_own_encoding() -> None:
    one, two = (json.dumps({"text": f"{TEXT} “{n}”"}, ensure_ascii=False) + "\n" for n in "12")
    texts = [a.text for a in lines_of(one.encode() + two.encode("cp1252")) if isinstance(a, Article)]
    assert texts == [f"{TEXT} “1”", f"{TEXT} “2”"]


def test_whole_lines_before_a_break_are_read() -> None:
    data = gzip.compress(("".join(line(id=f"a{n}", x=n**9) for n in range(300))).encode())
    *articles, last = short(list(json_lines(unpacked(io.BufferedReader(io.BytesIO(data[:-900]))), "f")))
    assert articles == [f"a{n}" for n in range(len(articles))]
    assert len(articles) > 200
    assert last == ("truncated", len(articles) + 1)


def test_lines_are_read_when_asked_for() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            buffer[:] = (line(id="a").encode() * (len(buffer) // 50 + 1))[: len(buffer)]
            return len(buffer)

    assert isinstance(next(json_lines(io.BufferedReader(Endless()), "f")), Article)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (line(id="a"), ["a"]),
        (json.dumps({"text": TEXT, "id": "a"}, indent=2), ["a"]),
        (json.dumps([{"text": TEXT, "id": "a"}, 5, {"text": TEXT, "id": "b"}]), ["a", ("bad-json", None), "b"]),
        (line(id="a") + "{\n" + line(id="b"), ["a", ("bad-json", 2), "b"]),
        ('{"text": ', [("bad-json", None)]),
        ("[]", []),
        ("", [("bad-json", None)]),
    ],
)
def test_json_files(data: str, expected: list[object]) -> None:
    assert short(list(json_file(from_bytes(data.encode()), "f"))) == expected


def test_too_large_a_json_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_JSON_BYTES", 20)
    assert short(list(json_file(from_bytes(line().encode()), "f"))) == [("too-large", None)]


def written(delimiter: str, *cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(cells)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_tables(delimiter: str) -> None:
    text = f'{TEXT}\n\nHe said: "No, never; not\tthis year."'
    data = written(delimiter, ["ID", "Text", "published", "more"], ["a", text, "2020-01-05", ""], ["b", TEXT, "", "x"])
    first, second = rows_of(data)
    assert first == Article(text, "a", language="en", published="2020-01-05")
    assert isinstance(second, Article)
    assert (second.id, second.published) == ("b", None)


def test_newlines_in_cells_are_normalised() -> None:
    (article,) = rows_of(f'id,text\r\na,"{TEXT}\r\n{TEXT}"\r\n')
    assert isinstance(article, Article)
    assert article.text == f"{TEXT}\n{TEXT}"


def test_a_cell_may_be_long() -> None:
    (article,) = rows_of(f'id,text\na,"{(TEXT + " ") * 5000}"\n')
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (f"a,{TEXT},more", "bad-row"),
        ("a", "bad-row"),
        (f'a,"{TEXT}" he said', "bad-row"),
        ("a,", "empty"),
    ],
)
def test_a_bad_row_is_told_and_the_rest_read(row: str, code: str) -> None:
    assert short(rows_of(f'id,text\n0,"{TEXT}\n{TEXT}"\n\n{row}\nz,{TEXT}\n')) == ["0", (code, 5), "z"]


def test_an_open_quote_is_told() -> None:
    assert short(rows_of(f'id,text\na,{TEXT}\nb,"{TEXT}\nc,{TEXT}\n')) == ["a", ("bad-row", 3)]


@pytest.mark.parametrize("data", ["", "id,title\na,b\n", "\n", "x" * 200_000 + "\n"])
def test_a_table_without_a_text_column(data: str) -> None:
    assert short(rows_of(data)) == [("no-column", 1)]


def test_a_cell_that_is_too_large() -> None:
    text = "word " * (limits.MAX_CHARACTERS // 5 + 1)
    assert short(rows_of(f"id,text\na,{text}\nb,{TEXT}\n")) == [("too-large", 2), "b"]
