"""Actors of the user's own: a table that beats the built-in ones (docs/actors.md)."""

import csv
import hashlib
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path

from onrecord.knowledge.holders import person_key
from onrecord.knowledge.lexicon import lexicon
from onrecord.knowledge.names import codes
from onrecord.problems import OnrecordError, message

COLUMNS = ("name", "aliases", "country", "sector", "office", "start", "end")
# A table by hand is far smaller; what is larger was given by mistake.
_LARGEST = 16 << 20
# So many mistakes are told at once.
_MOST_TOLD = 20
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A row of the table: an actor with country, sector and office in a stretch of time, None where not told.

    Dates are as exact as written (2017, 2017-05, 2017-05-14); both ends count in.
    """

    name: str
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    office: str | None
    start: str | None
    end: str | None
    line: int

    def holds_on(self, day: date | None) -> bool:
        """Whether it is true on a day; without a day, where it is true at all times."""
        if day is None:
            return self.start is None and self.end is None
        written = day.isoformat()
        begun = self.start is None or self.start <= written[: len(self.start)]
        return begun and (self.end is None or written[: len(self.end)] <= self.end)

    def overlaps(self, other: "OwnTerm") -> bool:
        """Whether there may be a day on which both hold."""
        return not (_before(self.end, other.start) or _before(other.end, self.start))


@dataclass(frozen=True, slots=True)
class OwnActors:
    """The checked table; `version` names its content."""

    terms: Mapping[str, tuple[OwnTerm, ...]]
    version: str

    def known(self, names: Sequence[str]) -> tuple[OwnTerm, ...]:
        """The rows of the actor who goes by one of some names; the first that is known counts."""
        return next((found for name in names if (found := self.terms.get(person_key(name)))), ())


def load(path: Path) -> OwnActors:
    """Read a table with the columns name, aliases (parted by ;), country, sector, office, start and end, in UTF-8.

    Raises:
        OnrecordError: `actors-unreadable`, or `actors-wrong` with every mistake and its line; nothing is kept then.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise OnrecordError("actors-unreadable", where=path, why=f"it is larger than {_LARGEST >> 20} MB")
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise OnrecordError("actors-unreadable", where=path, why=why) from error
    wrong: list[str] = []
    terms = list(_terms(text, wrong))
    wrong += _clashes(terms)
    if wrong:
        more = [f"and {len(wrong) - _MOST_TOLD} more"] if len(wrong) > _MOST_TOLD else []
        raise OnrecordError("actors-wrong", where=path, why="; ".join(wrong[:_MOST_TOLD] + more))
    return OwnActors(_by_key(terms), hashlib.sha256(content).hexdigest()[:12])


def _terms(text: str, wrong: list[str]) -> Iterator[OwnTerm]:
    """The rows; what is wrong with them goes to `wrong`."""
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        if missing := [name for name in COLUMNS if name not in header]:
            wrong.append(message("actors-columns", missing=", ".join(missing), columns=", ".join(COLUMNS)))
            return
        for cells in rows:
            if cells and len(cells) != len(header):
                wrong.append(message("actors-cells", line=rows.line_num, found=len(cells), wanted=len(header)))
            elif cells:
                row = dict(zip(header, map(str.strip, cells), strict=True))
                yield from _term(row, rows.line_num, wrong)
    except csv.Error as error:
        wrong.append(message("actors-csv", line=rows.line_num, why=error))


def _term(row: Mapping[str, str], line: int, wrong: list[str]) -> Iterator[OwnTerm]:
    found = list(_mistakes(row, line))
    wrong += found
    if not found:
        aliases = tuple(alias for part in row["aliases"].split(";") if (alias := part.strip()))
        country, sector, office, start, end = (row[name] or None for name in COLUMNS[2:])
        yield OwnTerm(row["name"], aliases, country, sector, office, start, end, line)


def _mistakes(row: Mapping[str, str], line: int) -> Iterator[str]:
    if not person_key(row["name"]):
        yield message("actors-name", line=line)
    if row["country"] and row["country"] not in codes():
        yield message("actors-country", line=line, value=row["country"])
    if row["sector"] and row["sector"] not in _sectors():
        yield message("actors-sector", line=line, value=row["sector"], known=" ".join(sorted(_sectors())))
    dates = [name for name in ("start", "end") if row[name] and not _is_day(row[name])]
    for name in dates:
        yield message("actors-date", line=line, name=name, value=row[name])
    if not dates and _before(row["end"] or None, row["start"] or None):
        yield message("actors-order", line=line)


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written + "-01-01"[len(written) - 4 :] if _DAY.fullmatch(written) else "")
    except ValueError:
        return False
    return True


def _before(end: str | None, start: str | None) -> bool:
    """Whether an end lies before a start, by what both tell; what is open does not."""
    if end is None or start is None:
        return False
    shared = min(len(end), len(start))
    return end[:shared] < start[:shared]


def _clashes(terms: Sequence[OwnTerm]) -> Iterator[str]:
    """A name of two actors, a row that stands twice, and rows that contradict each other on a day."""
    actors: dict[str, OwnTerm] = {}
    for term in terms:
        for name in (term.name, *term.aliases):
            first = actors.setdefault(person_key(name), term)
            if person_key(first.name) != person_key(term.name):
                yield message("actors-shared", line=term.line, name=name, other=first.name, first=first.line)
    rows: dict[str, list[OwnTerm]] = defaultdict(list)
    for term in terms:
        rows[person_key(term.name)].append(term)
    for group in rows.values():
        for one, other in combinations(group, 2):
            if one.overlaps(other) and one.office == other.office:
                yield message("actors-twice", line=other.line, name=other.name, first=one.line)
            elif one.overlaps(other) and one.country and other.country and one.country != other.country:
                yield message("actors-conflict", line=other.line, name=other.name, first=one.line)


def _by_key(terms: Sequence[OwnTerm]) -> dict[str, tuple[OwnTerm, ...]]:
    table: dict[str, tuple[OwnTerm, ...]] = {}
    names: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        key = person_key(term.name)
        table[key] = (*table.get(key, ()), term)
        names[key] |= {person_key(alias) for alias in term.aliases}
    return table | {alias: table[key] for key, aliases in names.items() for alias in aliases if alias}


@cache
def _sectors() -> frozenset[str]:
    return frozenset(filter(None, lexicon().sectors.values())) | {"UNK"}
