"""`datapackage.json`, the Frictionless description of an export of several files."""

import json
from dataclasses import dataclass, field
from typing import Any

from onrecord.export.tables import Column, Reference

FILE = "datapackage.json"


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of the export; `dialect` is how its cells are written, where it is no comma-separated table."""

    name: str
    path: str
    format: str
    mediatype: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    dialect: dict[str, Any] = field(default_factory=dict)


def package(name: str, title: str, resources: list[Resource]) -> bytes:
    """The description of the export."""
    described = {
        "profile": "data-package" if any(r.format == "parquet" for r in resources) else "tabular-data-package",
        "name": name,
        "title": title,
        "resources": list(map(_resource, resources)),
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(resource: Resource) -> dict[str, Any]:
    nested = resource.format == "parquet"
    schema: dict[str, Any] = {"fields": [_field(column, nested) for column in resource.columns], "missingValues": [""]}
    if resource.key:
        schema["primaryKey"] = list(resource.key)
    if resource.references:
        schema["foreignKeys"] = list(map(_foreign_key, resource.references))
    described: dict[str, Any] = {
        "profile": "data-resource" if nested else "tabular-data-resource",
        "name": resource.name,
        "path": resource.path,
        "format": resource.format,
        "mediatype": resource.mediatype,
    }
    if not nested:
        described |= {"encoding": "utf-8", "dialect": resource.dialect}
    return described | {"schema": schema}


def _field(column: Column, nested: bool) -> dict[str, str]:
    flat = "number" if column.kind == "number" else "string"
    listed = nested and column.kind not in ("text", "number")
    return {"name": column.name, "type": "array" if listed else flat, "description": column.description}


def _foreign_key(reference: Reference) -> dict[str, Any]:
    return {"fields": reference.column, "reference": {"resource": reference.table, "fields": reference.key}}
