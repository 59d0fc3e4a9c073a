"""Who held which office when. The table is compiled (README.md), and read at the first question."""

import gzip
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files

from onrecord.knowledge.lexicon import lexicon, singular
from onrecord.knowledge.names import words

# An open term is taken to last this long behind the day up to which the source knew it.
_GRACE = timedelta(days=365)
_TITLES = frozenset(
    "sir dame lord lady dr mr mrs ms miss professor prof rt hon baroness baron former then acting interim deputy vice "
    "prime first foreign defence defense home interior finance crown attorney chief house senate supreme".split()
)
# No name with its titles is longer.
_LONGEST = 300
_REGNAL = frozenset(["Pope", "King", "Queen", "Emperor"])
_DROPPED = frozenset(["al", "el", "ul", "jr", "sr", "iv"])
_DOUBLE = re.compile(r"([a-z])\1+")
_MOHAMMED = re.compile(r"\bm[ou]ham[ae]d\b")


@dataclass(frozen=True, slots=True)
class Office:
    """An office held by a person; dates as exact as the source has them (2017, 2017-05, 2017-05-14).

    `end` is None for a term that was open when the source was made, on the day `as_of`. Sector and country are codes.
    """

    name: str
    wikidata: str | None
    country: str
    sector: str
    office: str
    start: str | None
    end: str | None
    as_of: str | None

    def held_on(self, day: date) -> bool:
        """Whether it was held on a day; open terms end a year behind the day up to which they are known."""
        if self.start and day.isoformat()[: len(self.start)] < self.start:
            return False
        if self.end:
            return day.isoformat()[: len(self.end)] <= self.end
        return self.as_of is not None and day <= date.fromisoformat(self.as_of) + _GRACE


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person was on a day: country, sector and, where one was held, the office."""

    country: str
    sector: str | None
    office: Office | None


@lru_cache(maxsize=4096)
def holders(name: str, on: date | None = None) -> tuple[Office, ...]:
    """The offices of the person with that name, the most senior first; on a day, those held then.

    The name is whole ("Jean-Claude Juncker", also with a title before it), or first and last where nobody else answers
    to that; accents and case do not count. Nothing for a name of several people, unless one alone held office that day.
    """
    found = [_offices(line) for line in _lines(name)]
    if on is not None:
        found = [held for offices in found if (held := tuple(office for office in offices if office.held_on(on)))]
    return found[0] if len(found) == 1 else ()


@lru_cache(maxsize=4096)
def standing(name: str, on: date | None) -> Standing | None:
    """Country, sector and office of a person on a day, None for an unknown one.

    Whoever held office before, and none on the day, is of the elite (ELI); before the first office, and without a day,
    no sector is known. Where a term was open when the source was made, long ago, its sector stays, without the office.
    """
    now = holders(name, on) if on is not None else ()
    if now:
        return Standing(now[0].country, now[0].sector, now[0])
    known = holders(name)
    if not known or len({office.country for office in known}) > 1:
        return None
    past = [office for office in known if on is not None and office.start and office.start <= on.isoformat()]
    still = next((office.sector for office in past if office.end is None), "ELI" if past else None)
    return Standing(known[0].country, still, None)


@lru_cache(maxsize=4096)
def bearers(name: str) -> tuple[tuple[Office, ...], ...]:
    """The offices, ever, of each person whom a name may mean: a whole name, or the last word of one."""
    parts = words(name)
    key = person_key(name)
    lines = _lines(name) if len(parts) > 1 else _by_surname().get(key, []) if len(key) > 1 else []
    return tuple(map(_offices, lines))


def person_key(name: str) -> str:
    """What two writings of a person's name share: accents, case, hyphens, double letters, Arabic articles, "Jr."."""
    parts = [_DOUBLE.sub(r"\1", word.casefold()) for word in words(re.sub(r"\([^)]*\)", " ", name))]
    return _MOHAMMED.sub("mohamed", " ".join(part for part in parts if part not in _DROPPED))


def _lines(name: str) -> list[str]:
    """The lines of the people whom a name may mean: as it stands, without titles, without middle initials."""
    table = _table()
    parts = words(name[:_LONGEST])
    for at in range(len(parts)):
        if at and not _is_title(parts[at - 1], last=at == len(parts) - 1):
            break
        for tried in (parts[at:], [part for part in parts[at:] if len(part) > 1]):
            if line := table.get(person_key(" ".join(tried))):
                return line.split("\n")
    return []


def _is_title(word: str, last: bool) -> bool:
    """Whether a name may start behind the word; one of a single word does so behind "Pope" and the like alone."""
    if last:
        return word in _REGNAL
    return word.casefold() in _TITLES or lexicon().is_noun(singular(word)) or not word[:1].isupper()


def _offices(line: str) -> tuple[Office, ...]:
    _, name, wikidata, offices = line.split("\t")
    found = []
    for cells in offices.split(";"):
        country, sector, office, start, end, as_of = cells.split("|")
        found.append(Office(name, wikidata or None, country, sector, office, start or None, end or None, as_of or None))
    return tuple(found)


@cache
def _table() -> dict[str, str]:
    """The lines by key; where several people share one, their lines joined."""
    packed = (files("onrecord.knowledge") / "holders.tsv.gz").read_bytes()
    table: dict[str, str] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        for key in line[: line.index("\t")].split(";"):
            table[key] = f"{table[key]}\n{line}" if key in table else line
    return table


@cache
def _by_surname() -> dict[str, list[str]]:
    """The lines by the last word of their first key; made when the first bare surname is asked for."""
    found: dict[str, list[str]] = {}
    for line in dict.fromkeys(line for lines in _table().values() for line in lines.split("\n")):
        for surname in {key.rsplit(" ", 1)[-1] for key in line[: line.index("\t")].split(";")}:
            found.setdefault(surname, []).append(line)
    return found
