"""The records themselves, one JSON object a line (docs/record.md)."""

import json
from collections.abc import Iterable, Iterator

from onrecord.export.formats import Chunk
from onrecord.record import Json, Record

_FILE = "records.jsonl"


def chunks(records: Iterable[Record]) -> Iterator[Chunk]:
    """One line a record; `Record.from_json` reads it back without loss."""
    yield _FILE, b""
    for record in records:
        yield _FILE, line(record.to_json())


def line(value: Json) -> bytes:
    """One value as one line of JSON in UTF-8; half a surrogate pair is escaped, as JSON can."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
