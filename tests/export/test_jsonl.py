"""Records as lines: nothing is lost."""

import json

from hypothesis import given, settings

from onrecord.record import Record
from tests.export.readers import files
from tests.export.strategies import records


@settings(deadline=None)
@given(records())
def test_round_trip(record: Record) -> None:
    lines = files("jsonl", [record, record])["records.jsonl"].split(b"\n")
    assert lines.pop() == b""
    assert [Record.from_json(json.loads(line)) for line in lines] == [with_json_places(record)] * 2


def with_json_places(record: Record) -> Record:
    """Dates and places are kept as JSON: their spans are lists."""
    return Record.from_json(json.loads(json.dumps(record.to_json())))


def test_the_record_is_the_same(record: Record) -> None:
    assert Record.from_json(json.loads(files("jsonl", [record])["records.jsonl"])) == record


def test_no_records_give_an_empty_file() -> None:
    assert files("jsonl", []) == {"records.jsonl": b""}
