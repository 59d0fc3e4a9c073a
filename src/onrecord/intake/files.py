"""Paths to articles: folders walked in sorted order, files read by their suffix or, without one, by their content."""

import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from onrecord.intake.build import from_text, problem
from onrecord.intake.decode import decode, stream_encoding
from onrecord.intake.html import from_html
from onrecord.intake.limits import HEAD, MAX_HTML_BYTES, MAX_TEXT_BYTES
from onrecord.intake.rows import is_json_lines, is_table, json_file, json_lines, table
from onrecord.intake.streams import Stream, head, peekable, reading, unpacked, whole
from onrecord.problems import OnrecordError
from onrecord.record import Article, Problem

_Reader = Callable[[Stream, str], Iterator[Article | Problem]]

STANDARD_INPUT = "-"


def articles(paths: Iterable[str | Path]) -> Iterator[Article | Problem]:
    """The articles of files and folders, in order, each read when asked for.

    A folder is walked in sorted order, hidden files and folders left out; "-" is standard input. Text (.txt, .md) and
    web pages (.html, .htm, .xhtml) hold one article; .jsonl, .ndjson, .json, .csv and .tsv hold many, with the keys or
    columns text, id, title, published, url, outlet, byline and language. Each may be gzipped. What cannot be read
    is a `Problem` in its place. A row whose date cannot be read gives a problem and, undated, its article.
    """
    for path in [paths] if isinstance(paths, str | Path) else paths:
        if str(path) != STANDARD_INPUT and Path(path).is_dir():
            yield from _folder(Path(path))
        else:
            yield from _file(str(path), _reader_of(str(path)) or _by_content)


def _folder(folder: Path) -> Iterator[Article | Problem]:
    empty = True
    for path in _walk(folder):
        empty = False
        if isinstance(path, Problem):
            yield path
        elif reader := _reader_of(path):
            yield from _file(path, reader)
        else:
            yield problem(path, OnrecordError("unsupported", suffixes=" ".join(_READERS)))
    if empty:
        yield problem(str(folder), OnrecordError("empty-folder"))


def _walk(folder: Path) -> Iterator[str | Problem]:
    """The files below a folder, sorted by path; links to folders are not followed, for they may lead in a circle."""
    try:
        with reading(), os.scandir(folder) as found:
            entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
    except OnrecordError as error:
        yield problem(str(folder), error)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file() or (entry.is_symlink() and not entry.is_dir()):
            yield entry.path
        else:
            yield problem(entry.path, OnrecordError("not-a-file"))


def _file(path: str, read: _Reader) -> Iterator[Article | Problem]:
    origin = "standard input" if path == STANDARD_INPUT else path
    try:
        with _opened(path) as stream:
            yield from read(unpacked(stream), origin)
    except OnrecordError as error:
        yield problem(origin, error)


def _opened(path: str) -> AbstractContextManager[io.BufferedReader]:
    if path == STANDARD_INPUT:
        return nullcontext(peekable(sys.stdin.buffer))
    with reading():
        return io.BufferedReader(io.FileIO(path), HEAD)


def _reader_of(path: str) -> _Reader | None:
    """The reader for a file by its suffix; None where the suffix says nothing or it is no file."""
    suffixes = [suffix.lower() for suffix in Path(path).suffixes]
    if suffixes[-1:] == [".gz"]:
        suffixes.pop()
    return _READERS.get(suffixes[-1]) if suffixes else None


def _by_content(stream: Stream, origin: str) -> Iterator[Article | Problem]:
    """Read a stream whose name says nothing."""
    start = head(stream)
    first = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if first.startswith(b"{") and is_json_lines(first):
        return json_lines(stream, origin)
    if first.startswith(b"{") or (first.startswith(b"[") and first[1:].lstrip().startswith(b"{")):
        return json_file(stream, origin)
    if first[:1] == b"<":
        return _page(stream, origin)
    if is_table(start.decode("utf-8-sig", "replace")):
        return table(stream, origin)
    return _text(stream, origin)


def _json_lines(stream: Stream, origin: str) -> Iterator[Article | Problem]:
    """JSON lines; a list under that name would otherwise be one problem a line."""
    return (json_file if head(stream).lstrip().startswith(b"[") else json_lines)(stream, origin)


def _text(stream: Stream, origin: str) -> Iterator[Article | Problem]:
    yield from_text(decode(whole(stream, MAX_TEXT_BYTES)), origin=origin)


def _page(stream: Stream, origin: str) -> Iterator[Article | Problem]:
    stream_encoding(head(stream))
    yield from_html(whole(stream, MAX_HTML_BYTES), origin=origin)


_READERS: dict[str, _Reader] = {
    ".txt": _text,
    ".md": _text,
    ".html": _page,
    ".htm": _page,
    ".xhtml": _page,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".json": json_file,
    ".csv": table,
    ".tsv": table,
}
