"""Every problem and error code of the program, with the words shown to the user, in one place.

A code is stable and short; its message says what happened and what to do, and is filled with `str.format`.
"""

from typing import Self

from onrecord.record import Problem

MESSAGES: dict[str, str] = {
    # Reading files (onrecord.intake).
    "missing": "there is no such file or folder; check the path",
    "unreadable": "the file cannot be read ({why}); check its permissions and the disk",
    "not-a-file": "this is no regular file (a link to a folder, a pipe …); to read it, give its own path",
    "unsupported": "files of this kind are not read; convert it to one of {suffixes} (also with .gz)",
    "empty-folder": "the folder holds no files to read (hidden ones are left out); check the path",
    "binary": "this is {kind}, not text; extract its text first",
    "undecodable": "the bytes fit no known text encoding; save the file as UTF-8",
    "truncated": "the gzip data ends early; whole lines before the break were read, fetch the file again for the rest",
    "damaged": "the gzip data is damaged ({why}); fetch the file again",
    "too-large": "too large for one article: {size}, at most {limit} are read; split it, or use JSONL for a collection",
    "line-too-long": "the line is longer than {limit} characters and was passed over; one article belongs on one line",
    "bad-json": "not valid JSON: {why}; the line or file needs an object with the key text",
    "bad-row": "the row cannot be read: {why}; cells with commas, quotes or newlines need quotes, a quote is doubled",
    "no-column": "the first line names no column text; needed is a header with text and any of {fields}",
    "no-text": "there is no text; the article's words belong under the key or column text",
    "bad-field": "the field {name} {why}; correct it or leave it out",
    "empty": "the text is empty",
    "nul": "the text holds a NUL character at position {at}, which no database keeps; remove or replace it",
    "language": "the language is {language}, and only English is read; if that is wrong, give language: en",
    "published": "cannot read the publication date {value!r}, so the article has none; write it as 2020-01-31",
    "no-article": "no article text was found in the page; save its text as .txt",
    "no-html-support": "reading web pages needs an extra; run: pip install 'onrecord[html]'",
    # The record kept (onrecord.store).
    "no-record": "there is no record at {where}; make one with: onrecord add PATH --record {where}",
    "not-a-record": "{where} is no record of onrecord; check the path",
    "store-newer": "a newer version of onrecord wrote {where}; update onrecord to use it",
    "store-url": "cannot use {where} as a record: {why}; give a file, or a URL such as postgresql://host/name",
    "store-driver": "{where} needs {driver}; for PostgreSQL run: pip install 'onrecord[postgresql]'",
    "store-failed": "the record {where} cannot be used: {why}; what was added before is safe",
    "id-taken": "the id {id} belongs to another article of the record (other text, page or outlet); give it its own id",
    # Reading with the model (onrecord.workers).
    "reading-failed": "the article could not be read ({why}); please report it with the text",
    "reader-killed": "reading the article ended its process twice, most likely for want of memory; split the text",
    "no-reader": "the model cannot be loaded ({why}); install onrecord again",
    # Codebooks (onrecord.codebook).
    "codebook-unreadable": "the codebook {where} cannot be read ({why}); check the path",
    "codebook-toml": "the codebook {where} is not valid TOML: {why}",
    "codebook-key": "{where}: there is no key {name}; a codebook has {known} here",
    "codebook-missing": "{where}: the key {name} is missing",
    "codebook-value": "{where}: {name} has to be {wanted}",
    "codebook-duplicate": "{where}: {name} stands there twice; remove one",
    "codebook-unknown": "{where}: {name} names {value}, which is none of {known}",
    "codebook-mode": "{where}: {name} names the mode {value} of another type; {type} has {known}",
    "codebook-cycle": "{where}: {name} is its own broader code, by way of {path}",
    # Actors of one's own (onrecord.knowledge.own).
    "actors-unreadable": "the table of actors {where} cannot be read ({why}); check the path",
    "actors-wrong": "the table of actors {where} is not used: {why}",
    "actors-columns": "line 1 lacks {missing}; the columns are {columns}",
    "actors-cells": "line {line} has {found} cells, the first line {wanted}; cells with commas need quotes",
    "actors-csv": "line {line} is not valid CSV ({why})",
    "actors-name": "line {line} has no name",
    "actors-country": "line {line}: {value!r} is no country; write ISO 3166 alpha-3 or UNO EUR IGO NGO ISM IMG MNC",
    "actors-sector": "line {line}: {value!r} is no sector; there are {known}",
    "actors-date": "line {line}: {name} is {value!r}; write 2020-01-31, 2020-01 or 2020, or nothing",
    "actors-order": "line {line} ends before it starts",
    "actors-shared": "line {line}: {name!r} is {other!r} in line {first} already; a name is of one actor",
    "actors-twice": "line {line} tells {name!r} with the same office and time as line {first}; remove one",
    "actors-conflict": "line {line} gives {name!r} another country than line {first} for the same time",
    # Exports (onrecord.export).
    "out-exists": "{where} is there already; give another place, or --force to replace it",
    "out-folder": "{format} writes several files ({files}); give a folder as --out",
    "out-file": "{where} is a folder, and {format} writes one file; give its name as --out",
    "out-failed": "{where} cannot be written ({why}); check the path, its permissions and the disk",
    "no-parquet-support": "writing Parquet needs an extra; run: pip install 'onrecord[parquet]'",
    # The page (onrecord.web).
    "no-web-support": "the page needs {missing}, which an extra brings; run: pip install 'onrecord[web]'",
    "no-port": "cannot answer at {host}, port {port} ({why}); give another --port or --host",
    # The command line (onrecord.cli).
    "some-problems": "{count}; what could be read is shown",
    "some-problems-left-out": "{count}; what could be read is exported",
    "bad-record": "not a record as read --json writes it ({why}); write the file again",
    "stopped": "stopped: {summary}; give the same command again to go on",
    "nothing-found": "nothing found",
    "undated": "{count} without a date left out",
    "no-such-id": "there is no article, statement or event {id} in {where}; list what there is with: onrecord articles",
    "unexpected": "this is a mistake in onrecord itself, please report it: {why} ({where})",
}


def message(code: str, **details: object) -> str:
    """The user's words for a code, filled with details.

    Raises:
        KeyError: an unknown code, or a detail the message needs is missing.
    """
    return MESSAGES[code].format(**details)


class OnrecordError(Exception):
    """An error the user can act on; the command line prints it without a traceback."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(message(code, **details))
        self.code = code

    @classmethod
    def of(cls, problem: Problem) -> Self:
        """The error for an input that could not be read."""
        error = cls.__new__(cls)
        Exception.__init__(error, problem.reason)
        error.code = problem.code
        return error


class CodebookError(OnrecordError):
    """A codebook is wrong; the message names the file, and the line where there is one."""
