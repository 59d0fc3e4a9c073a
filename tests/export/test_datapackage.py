"""The description of an export tells its files as they are."""

import csv
import io
import json

import pytest

from onrecord.export import FORMATS
from onrecord.record import Record
from tests.export.readers import files

TYPES = {"string", "number", "array"}


@pytest.mark.parametrize("name", [known.name for known in FORMATS.values() if known.is_folder])
def test_every_file_is_described(name: str, record: Record) -> None:
    found = files(name, [record])
    package = json.loads(found["datapackage.json"])
    assert sorted([*(resource["path"] for resource in package["resources"]), "datapackage.json"]) == sorted(found)
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        assert {"name", "type", "description"} == set.union(*map(set, fields))
        assert {field["type"] for field in fields} <= TYPES
        assert set(resource["schema"].get("primaryKey", [])) <= {field["name"] for field in fields}
        for key in resource["schema"].get("foreignKeys", []):
            assert key["reference"]["resource"] in {other["name"] for other in package["resources"]}


@pytest.mark.parametrize("name", ["csv", "gdelt"])
def test_cells_fit_the_types(name: str, record: Record) -> None:
    found = files(name, [record])
    for resource in json.loads(found["datapackage.json"])["resources"]:
        dialect, fields = resource["dialect"], resource["schema"]["fields"]
        text = io.StringIO(found[resource["path"]].decode(), newline="")
        rows = list(csv.reader(text, delimiter=dialect["delimiter"], quotechar=dialect.get("quoteChar") or '"'))
        if dialect["header"]:
            assert rows.pop(0) == [field["name"] for field in fields]
        for row in rows:
            for field, cell in zip(fields, row, strict=True):
                assert field["type"] == "string" or not cell or float(cell) is not None
