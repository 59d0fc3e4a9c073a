"""Bytes to text: byte order mark, then strict UTF-8, then the likeliest older encoding. Wrong bytes never crash."""

import codecs

from onrecord.intake.limits import HEAD
from onrecord.problems import OnrecordError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")

# Text has no control characters but those of layout; random bytes have 10 % of them. One in a hundred leaves room
# for a stray one in a damaged text.
_MAX_CONTROLS = 0.01

# English in an older encoding has a high byte here and there (quotes, accents); one in ten is another script.
_MAX_HIGH_IN_ENGLISH = 0.1


def decode(data: bytes) -> str:
    """The text of some bytes, without its byte order mark.

    Text that is UTF-8 but for a few broken bytes stays so, each broken stretch becoming U+FFFD. Other text with
    few high bytes is taken for Windows-1252, by far the commonest older encoding of English.

    Raises:
        OnrecordError: `binary` when the bytes are no text, `undecodable` when no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if utf16 := _unmarked_utf16(data[:HEAD]):
        return data.decode(utf16, "replace")
    check_text(data[:HEAD])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _older(data)


def stream_encoding(head: bytes) -> str:
    """The encoding to open a stream of lines with, from its first bytes; UTF-8 unless they say otherwise.

    Raises:
        OnrecordError: `binary` when the bytes are no text.
    """
    if any(head.startswith(mark) for mark, _ in _MARKS[1:3]):
        return "utf-32"
    if any(head.startswith(mark) for mark, _ in _MARKS[3:]):
        return "utf-16"
    if encoding := _unmarked_utf16(head):
        return encoding
    check_text(head)
    return "utf-8-sig"


def check_text(head: bytes) -> None:
    """Nothing when the first bytes of a file look like text.

    Raises:
        OnrecordError: `binary`, naming the kind of file where its signature is known.
    """
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            raise OnrecordError("binary", kind=kind)
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > max(1, _MAX_CONTROLS * len(head)):
        raise OnrecordError("binary", kind="binary data")


def _unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without its mark shows in NUL bytes at every other place of Latin text."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    nuls_at_even, nuls_at_odd = head[::2].count(0), head[1::2].count(0)
    # Nine in ten high bytes are NUL in English (curly quotes are not), and next to no low byte is.
    if nuls_at_odd > 0.9 * pairs and nuls_at_even < 0.05 * pairs:
        return "utf-16-le"
    if nuls_at_even > 0.9 * pairs and nuls_at_odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """The text when most of what is not ASCII is sound UTF-8: then a few bytes were lost on the way."""
    sound = sum(1 for char in data.decode("utf-8", "ignore") if char > "\x7f")
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if sound > 2 * broken else None


def _older(data: bytes) -> str:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= max(2, _MAX_HIGH_IN_ENGLISH * len(data)):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # five bytes have no meaning there: let the detector try
    return _detected(data)


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:HEAD]).best()
    if best is None:
        raise OnrecordError("undecodable")
    return data.decode(best.encoding, "replace")
