"""The OpenAPI description, made of the views' own parameters."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from onrecord.record import Json
from onrecord.web.answers import View
from onrecord.web.parameters import LAST_PAGE, MOST_ROWS, Kind, Parameter

_SCHEMAS: dict[Kind, Json] = {
    "words": {"type": "string", "maxLength": 500},
    "code": {"type": "string", "maxLength": 40},
    "codes": {"type": "string", "maxLength": 40},
    "choice": {"type": "string"},
    "choices": {"type": "string"},
    "day": {"type": "string", "format": "date"},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
    "page": {"type": "integer", "minimum": 1, "maximum": LAST_PAGE, "default": 1},
    "rows": {"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
}
_FORMS = {
    "": ("text/html", "page"),
    ".json": ("application/json", "JSON"),
    ".tsv": ("text/tab-separated-values", "TSV"),
}


def description(views: Iterable[View]) -> Json:
    """The whole document."""
    paths = {f"/{view.path}{suffix}": {"get": _operation(view, suffix)} for view in views for suffix in _FORMS}
    info = {"title": "onrecord", "version": version("onrecord"), "description": "A sourced record, to be read only."}
    return {"openapi": "3.1.0", "info": info, "paths": paths}


def _operation(view: View, suffix: str) -> Json:
    media, form = _FORMS[suffix]
    return {
        "operationId": f"{view.path}_{form.lower()}",
        "summary": f"{view.title} ({form})",
        "description": (view.answer.__doc__ or "").strip(),
        "parameters": list(map(_parameter, view.parameters)),
        "responses": {
            "200": {"description": view.title, "content": {media: {"schema": _schema(suffix)}}},
            "4XX": {"description": "The request cannot be answered; the body says why."},
        },
    }


def _schema(suffix: str) -> Json:
    return {"type": "object" if suffix == ".json" else "string"}


def _parameter(parameter: Parameter) -> Json:
    schema: dict[str, Any] = dict(_SCHEMAS[parameter.kind])
    if parameter.kind in ("choice", "choices"):
        schema["enum"] = list(parameter.choices) + ["any"] * parameter.many
    elif parameter.choices:
        schema["examples"] = list(parameter.choices)
    if parameter.many:
        schema = {"type": "array", "items": schema}
    about = {"description": parameter.help, "required": parameter.required, "explode": True}
    return {"name": parameter.name, "in": "query", "schema": schema} | about
