"""Reading a codebook file and checking all of it, so that a mistake is told with its line before any text is read."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from onrecord.codebook.model import Codebook, Context, EventType, Mode, Sector
from onrecord.codebook.text import Row, Source, Table
from onrecord.problems import CodebookError

_Entry = TypeVar("_Entry", bound=EventType | Mode | Context | Sector)

# What each key has to be, and which keys a table cannot do without.
_KINDS = {
    str: "words in quotation marks",
    float: "a number",
    list: "a list of words in quotation marks",
    dict: "a table",
}
_TOP = {"name": str, "version": str, "quads": list, "scored": list}
_TABLES: dict[str, dict[str, type]] = {
    "type": {"code": str, "quad": str, "intensity": float, "definition": str, "broader": str},
    "mode": {"type": str, "code": str, "intensity": float, "definition": str, "broader": str},
    "context": {"code": str, "definition": str, "cues": str},
    "sector": {"code": str, "definition": str},
    "international": {"code": str, "definition": str},
}
_NEEDED = {"": ("name", "quads"), "type": ("code",), "mode": ("type", "code")}
_STATUSES = ("actual", "future", "hypothetical", "negated", "historical")


def load(path: Path | None = None) -> Codebook:
    """The codebook of a TOML file, PLOVER without one.

    Raises:
        CodebookError: the file cannot be read, or is wrong somewhere; the message tells the line.
    """
    return _default() if path is None else codebook(_read(path))


@cache
def _default() -> Codebook:
    text = (files("onrecord.codebook") / "plover.toml").read_text("utf-8")
    return codebook(Source("plover.toml", text, tomllib.loads(text)))


def _read(path: Path) -> Source:
    try:
        text = path.read_text("utf-8-sig")
        return Source(str(path), text, tomllib.loads(text))
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError("codebook-unreadable", where=path, why=getattr(error, "strerror", None) or error) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise CodebookError("codebook-toml", where=path, why=error or "it is nested too deep") from error


def codebook(source: Source) -> Codebook:
    """The tables of a source, checked; errors as `load` raises them."""
    _check_keys(source.top(), _TOP | dict.fromkeys(_TABLES, list))
    tables = {kind: source.tables(kind) for kind in _TABLES}
    for kind, keys in _TABLES.items():
        for table in tables[kind]:
            _check_keys(table, keys)
    top = source.data
    return Codebook(
        name=top["name"],
        version=top.get("version", ""),
        quads=tuple(top["quads"]),
        scored=tuple(top.get("scored", _STATUSES)),
        types=_types(tables["type"], tables["mode"], top["quads"]),
        contexts=_by_code(tables["context"], [Context(**_context(table.row)) for table in tables["context"]]),
        sectors=_by_code(tables["sector"], [Sector(**table.row) for table in tables["sector"]]),
        international=_by_code(tables["international"], [Sector(**table.row) for table in tables["international"]]),
    )


def _check_keys(table: Table, keys: Mapping[str, type]) -> None:
    for key, value in table.row.items():
        if key not in keys:
            raise table.error("key", key, name=key, known=", ".join(keys))
        if not _is(value, keys[key]) and key not in _TABLES:
            raise table.error("value", key, name=key, wanted=_KINDS[keys[key]])
    for key in _NEEDED.get(table.kind, ("code",)):
        if not table.row.get(key):
            raise table.error("missing", name=key)
    for status in table.row.get("scored", ()) if not table.kind else ():
        _check_known(table, "scored", status, _STATUSES)


def _is(value: object, wanted: type) -> bool:
    if wanted is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if wanted is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return isinstance(value, wanted)


def _check_known(table: Table, key: str, value: str, known: Iterable[str]) -> None:
    if value not in known:
        raise table.error("unknown", key, name=key, value=value, known=", ".join(known))


def _types(tables: list[Table], modes: list[Table], quads: list[str]) -> dict[str, EventType]:
    rows = {code: table.row for code, table in _unique(tables).items()}
    for table in tables:
        if "broader" in table.row:
            _check_known(table, "broader", table.row["broader"], rows)
        elif "quad" not in table.row:
            raise table.error("missing", name="quad")
        if "quad" in table.row:
            _check_known(table, "quad", table.row["quad"], quads)
    _check_cycles(tables, rows)
    own = _modes(modes, rows)
    return {code: _type(code, rows, own) for code in rows}


def _type(code: str, rows: Mapping[str, Row], modes: Mapping[str, list[Mode]]) -> EventType:
    """A type with what it does not say itself taken from the type it refines."""
    row = rows[code]
    if "broader" not in row:
        return EventType(**row, modes=tuple(modes[code]))
    above = _type(row["broader"], rows, modes)
    named = {mode.code for mode in modes[code]}
    inherited = [replace(mode, type=code) for mode in above.modes if mode.code not in named]
    filled: Row = {"quad": above.quad, "intensity": above.intensity} | row
    return EventType(**filled, modes=(*modes[code], *inherited))


def _modes(tables: list[Table], types: Mapping[str, Row]) -> dict[str, list[Mode]]:
    found: dict[str, dict[str, Table]] = {code: {} for code in types}
    for table in tables:
        _check_known(table, "type", table.row["type"], types)
        if table.code in found[table.row["type"]]:
            raise table.error("duplicate", "code", name=f"mode {table.code} of {table.row['type']}")
        found[table.row["type"]][table.code] = table
    for table in tables:
        _check_mode(table, _with_inherited(table.row["type"], types, found))
    for of_type in found.values():
        _check_cycles(list(of_type.values()), {code: table.row for code, table in of_type.items()})
    return {code: [Mode(**table.row) for table in of_type.values()] for code, of_type in found.items()}


def _with_inherited(code: str, types: Mapping[str, Row], modes: Mapping[str, dict[str, Table]]) -> dict[str, Table]:
    above = types[code].get("broader")
    return (_with_inherited(above, types, modes) if above else {}) | modes[code]


def _check_mode(table: Table, known: Mapping[str, Table]) -> None:
    value = table.row.get("broader")
    if value is not None and value not in known:
        details = {"name": "broader", "value": value, "type": table.row["type"], "known": ", ".join(known)}
        raise table.error("mode", "broader", **details)


def _check_cycles(tables: Iterable[Table], rows: Mapping[str, Row]) -> None:
    for table in tables:
        path = [table.code]
        while (above := rows.get(path[-1], {}).get("broader")) is not None and above not in path:
            path.append(above)
        if above == table.code:
            raise table.error("cycle", "broader", name=table.code, path=" > ".join([*path, above]))


def _context(row: Row) -> Row:
    cues = " ".join(row.get("cues", "").split())
    return row | {"cues": tuple(filter(None, (cue.strip() for cue in cues.split(","))))}


def _unique(tables: list[Table]) -> dict[str, Table]:
    found: dict[str, Table] = {}
    for table in tables:
        if table.code in found:
            raise table.error("duplicate", "code", name=f"{table.kind} {table.code}")
        found[table.code] = table
    return found


def _by_code(tables: list[Table], entries: list[_Entry]) -> dict[str, _Entry]:
    return dict(zip(_unique(tables), entries, strict=True))
