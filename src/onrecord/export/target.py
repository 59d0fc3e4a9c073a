"""Where an export goes. A file or folder appears under its name only when it is whole: a stop leaves no half one."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.export.formats import Chunk, Format
from onrecord.problems import OnrecordError
from onrecord.record import Record

STANDARD_OUTPUT = "-"


def write(format: Format, records: Iterable[Record], out: str, *, force: bool = False) -> None:
    """Write the export to a file, or to a folder where the format has several files; "-" is standard output.

    With `force` older files of the export are replaced; what else a folder holds stays.

    Raises:
        OnrecordError: `out-exists` without `force`, `out-folder`, `out-file` where it is the wrong kind of place, and
            `out-failed` when it cannot be written.
    """
    check(format, out, force=force)
    if out == STANDARD_OUTPUT:
        for _, data in format.chunks(records):
            sys.stdout.buffer.write(data)
        return
    path = Path(out)
    with _explained(path):
        path.absolute().parent.mkdir(parents=True, exist_ok=True)
        with _beside(path) as part:
            _fill(part, format.chunks(records))
            _move(format, part, path)


def check(format: Format, out: str, *, force: bool) -> None:
    """Refuse a place that the export cannot go to, before the work is done.

    Raises:
        OnrecordError: see `write`.
    """
    path = Path(out)
    if out == STANDARD_OUTPUT:
        if format.is_folder:
            raise OnrecordError("out-folder", format=format.name, files=", ".join(format.files))
    elif format.is_folder and path.exists() and not path.is_dir():
        raise OnrecordError("out-folder", format=format.name, files=", ".join(format.files))
    elif not format.is_folder and path.is_dir():
        raise OnrecordError("out-file", format=format.name, where=out)
    elif not force and (any((path / name).exists() for name in format.files) if path.is_dir() else path.exists()):
        raise OnrecordError("out-exists", where=out)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A folder on the same disk, for what is not yet whole; gone at the end, whatever happens."""
    home = path if path.is_dir() else path.absolute().parent
    part = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=home))
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _fill(folder: Path, chunks: Iterable[Chunk]) -> None:
    with ExitStack() as open_files:
        files: dict[str, BinaryIO] = {}
        for name, data in chunks:
            if name not in files:
                files[name] = open_files.enter_context((folder / name).open("wb"))
            files[name].write(data)


def _move(format: Format, part: Path, path: Path) -> None:
    if not format.is_folder:
        os.replace(part / format.files[0], path)
    elif not path.exists():
        os.chmod(part, 0o777 & ~_umask())  # temporary folders are closed to others
        os.rename(part, path)
    else:
        for name in format.files:
            os.replace(part / name, path / name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OnrecordError("out-failed", where=path, why=error.strerror or error) from error
