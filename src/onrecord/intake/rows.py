"""Files of many articles: JSON, JSON lines and tables. A bad row is a problem with its line, and the rest is read."""

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.intake.build import FIELDS, build, field, problem
from onrecord.intake.decode import decode
from onrecord.intake.limits import MAX_JSON_BYTES, MAX_LINE
from onrecord.intake.published import normal
from onrecord.intake.streams import Lines, Stream, from_bytes, whole
from onrecord.problems import OnrecordError
from onrecord.record import Article, Problem

_DELIMITERS = ",\t;|"


def json_lines(stream: Stream, origin: str) -> Iterator[Article | Problem]:
    """One article a line, read as they come; empty lines are passed over."""
    lines = Lines(stream, "\n")
    try:
        yield from _each_line(lines, origin)
    finally:
        lines.close()


def json_file(stream: Stream, origin: str) -> Iterator[Article | Problem]:
    """One object, a list of objects, or JSON lines under the wrong name."""
    try:
        data = whole(stream, MAX_JSON_BYTES)
        items = _parsed(decode(data))
    except OnrecordError as error:
        if error.code == "bad-json" and _is_object(data.lstrip().partition(b"\n")[0]):
            yield from json_lines(from_bytes(data), origin)
        else:
            yield problem(origin, error)
        return
    for number, item in enumerate(items if isinstance(items, list) else [items], start=1):
        name = f"{origin}#{number}" if isinstance(items, list) else origin
        yield from _row(item, name, None)


def table(stream: Stream, origin: str) -> Iterator[Article | Problem]:
    """One article a row under a header line with a `text` column; cells may be quoted and hold newlines."""
    lines = Lines(stream, "")
    try:
        yield from _each_row(lines, origin)
    finally:
        lines.close()


def is_table(head: str) -> bool:
    """Whether the first line is a header with a `text` column."""
    first = head.partition("\n")[0]
    return any("text" in _names(first.split(mark)) for mark in _DELIMITERS if mark in first)


def is_json_lines(head: bytes) -> bool:
    """Whether the head of a stream that starts with `{` holds an object a line; a long first line counts as one."""
    first, newline, _ = head.lstrip().partition(b"\n")
    return not newline or _is_object(first)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _each_line(lines: Lines, origin: str) -> Iterator[Article | Problem]:
    while True:
        try:
            line = next(lines, None)
            if line is None:
                return
            if line.strip():
                yield from _row(_parsed(line), origin, lines.number)
        except OnrecordError as error:
            yield problem(origin, error, lines.number)


def _parsed(text: str) -> Any:
    try:
        # strict=False lets raw tabs stand in strings, which hand-made files have.
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise OnrecordError("bad-json", why=f"{error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise OnrecordError("bad-json", why="nested too deeply") from error
    except ValueError as error:  # a number of thousands of digits
        raise OnrecordError("bad-json", why="a number is too long") from error


def _row(item: Any, origin: str, line: int | None) -> Iterator[Article | Problem]:
    """The article of one JSON value: an object with our keys, or a record with them under `article`."""
    try:
        if isinstance(item, dict) and isinstance(item.get("article"), dict):
            item = item["article"]
        if not isinstance(item, dict):
            raise OnrecordError("bad-json", why=f"a {type(item).__name__} stands where an object should")
        yield from _article(item, origin, line)
    except OnrecordError as error:
        yield problem(origin, error, line)


def _article(fields: Mapping[str, object], origin: str, line: int | None) -> Iterator[Article | Problem]:
    """The article; before it, when its date cannot be read, a problem that says so: the article stays undated."""
    given = dict(fields)
    undated: OnrecordError | None = None
    try:
        if day := field("published", given.get("published")):
            normal(day)
    except OnrecordError as error:
        undated, given["published"] = error, None
    article = build(given.get("text"), given)
    if undated:
        yield problem(origin, undated, line)
    yield article


def _each_row(lines: Lines, origin: str) -> Iterator[Article | Problem]:
    # The limit is one for the whole process; the standard 128 KiB is below what an article may have.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_LINE))
    try:
        mark, names = _header(next(lines, ""))
    except OnrecordError as error:
        yield problem(origin, error, 1)
        return
    # strict: a quote that never closes would swallow the articles behind it.
    rows = csv.reader(lines, delimiter=mark, strict=True)
    while True:
        start = lines.number + 1
        try:
            cells = next(rows, None)
            if cells is None:
                return
            if cells:
                yield from _article(_cells(names, cells), origin, start)
        except csv.Error as error:
            yield problem(origin, OnrecordError("bad-row", why=error), start)
        except OnrecordError as error:
            yield problem(origin, error, start)


def _header(line: str) -> tuple[str, list[str]]:
    """The delimiter and the column names: the delimiter is the one under which a column is called text."""
    for mark in _DELIMITERS:
        names = _names(next(csv.reader([line.rstrip("\r\n")], delimiter=mark), []))
        if "text" in names:
            return mark, names
    raise OnrecordError("no-column", fields=", ".join(FIELDS))


def _names(cells: list[str]) -> list[str]:
    return [cell.strip().strip('"').lower() for cell in cells]


def _cells(names: list[str], cells: list[str]) -> dict[str, object]:
    if len(cells) != len(names):
        raise OnrecordError("bad-row", why=f"{len(cells)} cells under {len(names)} column names")
    return dict(zip(names, cells, strict=True))
