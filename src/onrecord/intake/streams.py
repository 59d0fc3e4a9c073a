"""Bounded reading: whole small files, and lines one at a time."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Self

from onrecord.intake.decode import decode, stream_encoding
from onrecord.intake.limits import HEAD, MAX_LINE, MAX_SKIPPED
from onrecord.problems import OnrecordError

_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_GZIP = b"\x1f\x8b"

# What can be peeked into. GzipFile stays unwrapped: another buffer around it would lose what precedes a break.
Stream = io.BufferedReader | gzip.GzipFile


@contextmanager
def reading() -> Iterator[None]:
    """Turns what can go wrong while bytes are read into errors with a code."""
    try:
        yield
    except EOFError as error:
        raise OnrecordError("truncated") from error
    except (zlib.error, gzip.BadGzipFile) as error:
        raise OnrecordError("damaged", why=error) from error
    except FileNotFoundError as error:
        raise OnrecordError("missing") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in a path
        raise OnrecordError("unreadable", why=getattr(error, "strerror", None) or error) from error


def unpacked(stream: io.BufferedReader) -> Stream:
    """The stream, unpacked when its bytes are gzip, whatever its name says.

    Raises:
        OnrecordError: the stream cannot be read.
    """
    with reading():
        return gzip.GzipFile(fileobj=stream) if stream.peek(2)[:2] == _GZIP else stream


def peekable(stream: BinaryIO) -> io.BufferedReader:
    """The stream itself where it has a buffer to look into, as standard input of a process has; else with one."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def from_bytes(data: bytes) -> Stream:
    """A stream of bytes in memory."""
    return io.BufferedReader(io.BytesIO(data))


def head(stream: Stream) -> bytes:
    """The first bytes of a stream, left in it.

    Raises:
        OnrecordError: the stream cannot be read.
    """
    with reading():
        return stream.peek(HEAD)


def whole(stream: Stream, limit: int) -> bytes:
    """All bytes of a stream.

    Raises:
        OnrecordError: `too-large` when there are more than `limit`; the stream cannot be read.
    """
    with reading():
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise OnrecordError("too-large", size=f"more than {limit:,} bytes", limit=f"{limit:,} bytes")
    return data


class Lines:
    """The lines of a stream as text; `number` is that of the last one, counted from 1.

    `newline` is as in `open`. A line that cannot be had raises, and the next call goes on behind it; when the stream
    itself fails, that error is the last.
    """

    def __init__(self, stream: Stream, newline: str) -> None:
        encoding = stream_encoding(head(stream))
        # Bytes that are no UTF-8 travel as surrogates, so that each such line can be decoded on its own.
        errors = "surrogateescape" if encoding == "utf-8-sig" else "replace"
        self._text = io.TextIOWrapper(stream, encoding, errors, newline)
        self._over = False
        self.number = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        if self._over:
            raise StopIteration
        self.number += 1
        line = self._read()
        if not line:
            self._over = True
            raise StopIteration
        if len(line) > MAX_LINE:
            self._skip()
            raise OnrecordError("line-too-long", limit=f"{MAX_LINE:,}")
        if not line.isascii() and _NOT_UTF8.search(line):
            return decode(line.encode("utf-8", "surrogateescape"))
        return line

    def close(self) -> None:
        """Let go of the stream without closing it."""
        self._text.detach()

    def _read(self) -> str:
        try:
            with reading():
                return self._text.readline(MAX_LINE + 1)
        except OnrecordError:
            self._over = True
            raise

    def _skip(self) -> None:
        for _ in range(MAX_SKIPPED // MAX_LINE):
            if self._read()[-1:] in {"", "\n", "\r"}:
                return
        self._over = True
