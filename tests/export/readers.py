"""How the tests read exports back."""

from collections.abc import Iterable, Iterator

from onrecord.export import FORMATS
from onrecord.record import Record, Spans


def files(name: str, records: Iterable[Record]) -> dict[str, bytes]:
    """What a format writes, by file."""
    found: dict[str, bytes] = {}
    for file, data in FORMATS[name].chunks(records):
        found[file] = found.get(file, b"") + data
    assert sorted(found) == sorted(FORMATS[name].files)
    return found


def r_rows(data: bytes, separator: str) -> list[list[str]]:
    """Rows as R's read.csv and read.delim see them (scan.c): a quotation mark opens a quotation anywhere in a cell.

    Every end of line is a newline to R, also within a quotation.
    """
    rows: list[list[str]] = [[""]]
    text = data.decode().replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    quoted = closing = False
    for character in text:
        if character == '"':
            if closing:
                rows[-1][-1] += '"'
            closing, quoted = quoted, not quoted
            continue
        closing = False
        if quoted or character not in (separator, "\n"):
            rows[-1][-1] += character
        elif character == separator:
            rows[-1].append("")
        else:
            rows.append([""])
    assert not quoted, "EOF within quoted string"
    return rows


def spans(cell: str) -> Spans:
    """The spans of a cell, 3-14;20-31."""
    pairs = (pair.split("-") for pair in cell.split(";") if pair)
    return tuple((int(start), int(end)) for start, end in pairs)


def parties(cell: str) -> Iterator[Spans]:
    """The spans of each party of a cell, 3-14|20-31."""
    return map(spans, cell.split("|"))
