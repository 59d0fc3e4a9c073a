import gzip
import io
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import articles, limits
from onrecord.record import Article, Problem

Put = Callable[[str, bytes | str], Path]
TEXT = "The minister said on Monday that the troops would leave before the end of March.\n"
LINE = json.dumps({"text": TEXT, "id": "a"}) + "\n"
PAGE = f"<!doctype html><html><body><article><p>{TEXT}</p><p>{TEXT.replace('Monday', 'Tuesday')}</p></article></body>"


def only(*paths: Path | str) -> Article | Problem:
    (result,) = articles(paths)
    return result


def code(*paths: Path | str) -> str:
    result = only(*paths)
    assert isinstance(result, Problem), result
    assert result.origin == str(paths[0])
    assert result.reason
    return result.code


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("A.TXT", TEXT),
        ("a.md", TEXT),
        ("a.html", PAGE),
        ("a.htm", PAGE),
        ("a.xhtml", PAGE),
        ("a.jsonl", LINE),
        ("a.jsonl", f"[{LINE}]"),
        ("a.ndjson", LINE),
        ("a.json", LINE),
        ("a.csv", f"id,text\na,{TEXT}"),
        ("a.tsv", f"id\ttext\na\t{TEXT}"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_files_by_suffix(put: Put, name: str, content: str, packed: bool) -> None:
    data = gzip.compress(content.encode()) if packed else content.encode()
    assert isinstance(only(put(name + ".gz" * packed, data)), Article)


@pytest.mark.parametrize(
    "content", [TEXT, PAGE, LINE, LINE + LINE[:-1], json.dumps([{"text": TEXT}], indent=1), f"id,text\na,{TEXT}"]
)
@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_by_content(content: str, packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    data = gzip.compress(content.encode()) if packed else content.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = list(articles(["-"]))
    assert {type(item) for item in found} == {Article}
    assert all(isinstance(item, Article) and item.text.strip().startswith(TEXT.strip()) for item in found)


def test_a_problem_of_standard_input_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    (result,) = articles(["-"])
    assert isinstance(result, Problem)
    assert (result.origin, result.code) == ("standard input", "empty")


def test_a_named_file_of_any_suffix_is_read(put: Put) -> None:
    assert isinstance(only(put("story.dat", TEXT)), Article)
    assert isinstance(only(put("story", LINE)), Article)


def test_text_is_kept(put: Put) -> None:
    result = only(put("a.txt", b"\xef\xbb\xbf  " + TEXT.encode() + b"\r\n \xe2\x80\xa8"))
    assert isinstance(result, Article)
    assert result.text == "  " + TEXT + "\n \u2028"


def test_a_folder_is_walked_in_order(put: Put, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b/c.txt", ".hidden.txt", "a/.git/x.txt", "c.png"):
        put(name, TEXT)
    origins = [r.id if isinstance(r, Article) else (r.origin, r.code) for r in articles([tmp_path])]
    assert len(origins) == 4
    assert origins[-1] == (str(tmp_path / "c.png"), "unsupported")


def test_links_in_a_folder(put: Put, tmp_path: Path) -> None:
    put("a/a.txt", TEXT)
    (tmp_path / "a/loop").symlink_to(tmp_path / "a")
    (tmp_path / "a/lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a/same.txt").symlink_to(tmp_path / "a/a.txt")
    os.mkfifo(tmp_path / "a/zz.txt")
    found = [r.code if isinstance(r, Problem) else "article" for r in articles([tmp_path / "a"])]
    assert found == ["article", "not-a-file", "missing", "article", "not-a-file"]


def test_one_path_needs_no_list(put: Put) -> None:
    assert isinstance(next(articles(str(put("a.txt", TEXT)))), Article)


def test_the_batch_goes_on(put: Put, tmp_path: Path) -> None:
    found = list(articles([tmp_path / "no.txt", put("a.txt", TEXT), put("b.txt", ""), put("c.txt", TEXT)]))
    assert [type(item) for item in found] == [Problem, Article, Problem, Article]


def test_missing(tmp_path: Path) -> None:
    assert code(tmp_path / "no.txt") == "missing"
    assert code(f"{tmp_path}/nul\0.txt") == "unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
def test_unreadable(put: Put) -> None:
    path = put("a.txt", TEXT)
    path.chmod(0)
    assert code(path) == "unreadable"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n", "empty"),
        ("a.txt", b"%PDF-1.4", "binary"),
        ("a.txt", bytes(range(256)), "binary"),
        ("a.jsonl", bytes(range(256)), "binary"),
        ("a.html", bytes(range(256)), "binary"),
        ("a.txt", TEXT.encode() + b"\0", "nul"),
        ("a.txt", bytes(range(0x80, 0x100)) * 40, "undecodable"),
        ("a.txt", "Президент сказал, что переговоры продолжатся.".encode(), "language"),
        ("a.html", b"<html>", "no-article"),
        ("a.json", b"", "bad-json"),
        ("a.csv", b"a,b\n1,2\n", "no-column"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-12], "truncated"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:5], "truncated"),
        ("a.txt.gz", b"\x1f\x8bnothing else", "damaged"),
        ("a.txt.gz", gzip.compress(bytes(limits.MAX_TEXT_BYTES * 4)), "too-large"),
        ("a.html.gz", gzip.compress(b"<p>" * limits.MAX_HTML_BYTES), "too-large"),
        ("a.txt", b"word " * (limits.MAX_TEXT_BYTES // 5 + 1), "too-large"),
    ],
)
def test_bad_files(put: Put, name: str, data: bytes, expected: str) -> None:
    assert code(put(name, data)) == expected


@given(st.integers(0, 400), st.integers(1, 255))
def test_damaged_gzip_never_crashes(at: int, flip: int) -> None:
    data = bytearray(
        gzip.compress("".join(f'{{"text": "{TEXT[:-1]}", "id": {n}}}\n' for n in range(99)).encode(), mtime=0)
    )
    data[at % len(data)] ^= flip
    stdin = io.TextIOWrapper(io.BytesIO(bytes(data)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", stdin)
        assert all(isinstance(item, Article | Problem) for item in articles(["-"]))


def test_an_empty_folder(tmp_path: Path) -> None:
    assert code(tmp_path) == "empty-folder"


def test_the_sample_articles(shared: Path) -> None:
    found = list(articles([shared / "data/articles"]))
    assert len(found) == 270
    assert all(isinstance(item, Article) for item in found)
