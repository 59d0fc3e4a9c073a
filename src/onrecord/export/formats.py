"""The formats by name. A format's module is loaded when it is used."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from onrecord.record import Record

Chunk = tuple[str, bytes]
"""The name of a file of the export, and the bytes that come next in it."""

Chunks = Callable[[Iterable[Record]], Iterator[Chunk]]


@dataclass(frozen=True, slots=True)
class Format:
    """One form of export: `summary` is what the help says, `files` are the names of what it writes."""

    name: str
    module: str
    summary: str
    files: tuple[str, ...]

    @property
    def is_folder(self) -> bool:
        """Whether it writes several files."""
        return len(self.files) > 1

    def chunks(self, records: Iterable[Record]) -> Iterator[Chunk]:
        """The export of the records, file by file or turn by turn; every file gets a chunk, also without a record.

        Raises:
            OnrecordError: the format needs an extra that is not installed.
        """
        chunks: Chunks = import_module(f"onrecord.export.{self.module}").chunks
        return chunks(records)


_PACKAGE = "datapackage.json"
_ALL = (
    Format("jsonl", "jsonl", "records, one a line; nothing is lost", ("records.jsonl",)),
    Format(
        "csv",
        "csv_files",
        "tables for R and pandas",
        ("articles.csv", "statements.csv", "events.csv", _PACKAGE),
    ),
    Format(
        "parquet",
        "parquet",
        "tables with nested spans and parties",
        ("articles.parquet", "entities.parquet", "statements.parquet", "events.parquet", _PACKAGE),
    ),
    Format("plover", "plover", "events as PLOVER JSON, one a line", ("plover.jsonl",)),
    Format("polecat", "polecat", "events in the 40 columns of POLECAT", ("polecat.tsv",)),
    Format("gdelt", "gdelt", "events and mentions as GDELT 2.0 writes them", ("export.CSV", "mentions.CSV", _PACKAGE)),
    Format(
        "webannotation",
        "webannotation",
        "statements and events as W3C Web Annotations",
        ("annotations.jsonld",),
    ),
    Format("geojson", "geojson", "events with a known place, as points on the map", ("events.geojson",)),
)

FORMATS: dict[str, Format] = {known.name: known for known in _ALL}
"""Every format by the name the command line knows it by."""
