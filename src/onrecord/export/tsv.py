"""Tab-separated lines without quoting, as GDELT and POLECAT write them."""

from collections.abc import Iterable
from typing import Any

from onrecord.export.csv_files import UNWRITABLE
from onrecord.rows import flat

# What would end a cell or a line becomes a space. The quotation mark becomes an apostrophe, for readers that quote all
# the same, as R's read.delim and pandas do unless they are told not to.
_CELL = UNWRITABLE | dict.fromkeys(map(ord, "\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), 0x20) | {ord('"'): "'"}


def lines(rows: Iterable[Iterable[Any]]) -> bytes:
    """One line a row."""
    return "".join("\t".join(flat(value).translate(_CELL) for value in row) + "\n" for row in rows).encode()
