"""Stub."""

from pathlib import Path


def write_holders(actors: Path, out: Path) -> None: ...
