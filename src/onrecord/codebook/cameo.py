"""PLOVER in CAMEO's codes and back. The tables are data; docs/codebook.md tells what each direction loses."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.codebook.loading import load
from onrecord.codebook.model import Codebook

_HAPPENED = frozenset(["actual", "historical"])


@dataclass(frozen=True, slots=True)
class Cameo:
    """A CAMEO code: 0871 (declare truce) has the base 087 (de-escalate) and the root 08 (yield)."""

    code: str

    @property
    def base(self) -> str:
        """The code of the second level."""
        return self.code[:3]

    @property
    def root(self) -> str:
        """The code of the first level."""
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a CAMEO code is in PLOVER."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


def cameo(type: str, mode: str | None = None, status: str = "actual", codebook: Codebook | None = None) -> Cameo | None:
    """The most general CAMEO code that says what the event says; a type of one's own has that of its broader type.

    None for what CAMEO does not code: what did not happen or was merely possible, and the future but for announced
    cooperation and concession.
    """
    happened, future = _codes()
    for one in (type, *(codebook or load()).broader(type)):
        if one in happened:
            code = future.get(one) if status == "future" else happened[one].get(mode or "", happened[one][""])
            return Cameo(code) if code and (status == "future" or status in _HAPPENED) else None
    return None


def plover(code: str) -> Meaning | None:
    """The type, mode and contexts of a CAMEO code, or of the nearest code above it; None for statements (01)."""
    known = _meanings()
    return next((known[code[:size]] for size in range(len(code), 1, -1) if code[:size] in known), None)


@cache
def _codes() -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    data = tomllib.loads((files("onrecord.codebook") / "cameo.toml").read_text("utf-8"))
    return data["happened"], data["future"]


@cache
def _meanings() -> dict[str, Meaning]:
    text = (files("onrecord.codebook") / "cameo.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return {code: Meaning(type, mode or None, tuple(contexts.split())) for code, type, mode, contexts in rows}
