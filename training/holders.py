"""Compile who held which office when into src/onrecord/knowledge/holders.tsv.gz; `training.knowledge` calls this.

One line a person: the keys that find him, name, Wikidata id, and his offices, the most senior first. Left out: sources
without a licence that allows it (REIGN, world-leaders-current, CIA cabinets), terms that ended before 1995, monarchs
in the realms that share theirs, and heads of state of territories.
"""

import csv
import gzip
import io
import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.knowledge.holders import person_key
from onrecord.knowledge.names import exact
from onrecord.knowledge.sectors import sector

HAND = tomllib.loads(Path(__file__).with_name("knowledge.toml").read_text("utf8"))
SINCE = "1995"
TERRITORIES = {"Puerto Rico": "PRI", "Guam": "GUM", "American Samoa": "ASM", "Northern Mariana Islands": "MNP",
               "United States Virgin Islands": "VIR", "Virgin Islands": "VIR"}  # fmt: skip
BODIES = {"EU": "EUR", "UN": "UNO", "ICJ": "UNO", "WHO": "UNO", "UNICEF": "UNO", "WFP": "UNO", "UNESCO": "UNO",
          "IMF": "UNO", "WB": "UNO", "IAEA": "UNO", "UNDP": "UNO", "UNRWA": "UNO", "ILO": "UNO", "IOC": "NGO",
          "ICRC": "NGO", "FIFA": "NGO"}  # fmt: skip
REALMS = set("ATG AUS BHS BLZ BRB CAN GRD JAM KNA LCA NZL PNG SLB TUV VCT".split())
RULING = set("SAU BHR BRN JOR KWT MAR OMN QAT ARE SWZ LIE MCO".split())
MONARCH = re.compile(r"\b(?:monarch|king|queen|emperor|empress|grand duke|sultan|emir|amir|prince)\b", re.IGNORECASE)
SECTORS = [(re.compile(row["pattern"], re.IGNORECASE), row["sector"]) for row in HAND["office"]]
HEAD = re.compile(
    r"^(?:acting |interim |transitional? |caretaker )?(?:president|prime minister|chancellor|premier|taoiseach|king"
    r"|queen|monarch|emperor|pope|supreme leader|chief executive|first minister|sultan|emir)(?: of (.*))?$"
    r"|^president of the european (?:commission|council)$|^secretary.general of (?:the united nations|nato)$",
    re.IGNORECASE,
)
MINOR = re.compile(
    r"whip|waiting|ambassador|co-?prince|parliamentary|deputy|permanent rep|leader of|advis|province", re.I
)
# Offices that need the country's name to be told apart.
BARE = re.compile(
    r"^(?:(?:acting|interim|deputy|vice|first|prime|caretaker)[ -])*"
    r"(?:president|minister(?: (?:of|for) .*)?|premier|chancellor|secretary of state|king|queen|monarch"
    r"|attorney general|chief justice)$",
    re.IGNORECASE,
)
ARTICLE = re.compile(
    r"^(?:United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Czech Rep|Dominican Rep"
    r"|Central African|Republic|Solomon|Marshall)"
)
STATES = dict(pair.split("=") for pair in HAND["states"].replace("\n", " ").strip().split("; "))
# Wikidata ids that the sources give to the wrong person, who would else be taken for the right one.
MISTAKEN = {("Ursula von der Leyen", "Q57641"): "Q60772"}


class Term(NamedTuple):
    """One office held once; `as_of` is the day up to which an open term is known to have lasted."""

    name: str
    aliases: tuple[str, ...]
    wikidata: str
    code: str
    office: str
    start: str
    end: str
    as_of: str

    @property
    def is_head(self) -> bool:
        """Whether the office leads a state or a body of states."""
        found = HEAD.match(self.office)
        country = exact(found[1]) if found and found[1] else None
        return found is not None and (not found[1] or (country is not None and country.kind == "country"))

    @property
    def rank(self) -> int:
        return 0 if self.is_head else 2 if MINOR.search(self.office) else 1

    @property
    def names(self) -> list[tuple[str, str]]:
        """What finds its bearer within a country: the names, and the highest office taken up on one day."""
        found = [person_key(name) for name in (self.name, *self.aliases)]
        day = [f"{self.office.split()[0]} {self.start}"] if self.rank == 0 and len(self.start) == 10 else []
        return [(name, self.code) for name in found + day]

    @property
    def kind(self) -> tuple[str, str, str]:
        """What makes two rows the same term."""
        return self.code, "head" if self.is_head else self.office.casefold(), self.start[:4]


def code_of(raw: str, sovereign: dict[str, str]) -> str:
    return (
        BODIES.get(raw) or sovereign.get(raw) or (raw if len(raw) == 3 and raw not in {"LAS", "WTO", "COE"} else "IGO")
    )


def sector_of(term: Term) -> str:
    if MONARCH.search(term.office) and not re.search("minister", term.office, re.I):
        return "GOV" if term.code in RULING else "ELI"
    for pattern, code in SECTORS:
        if pattern.search(term.office):
            return code
    told = sector(term.office) or "GOV"
    return told if term.code not in {"IGO", "UNO", "EUR"} or told in {"LEG", "JUD"} else "IGO"


def office_name(office: str, country: str | None) -> str:
    """The office with its country, where the words alone do not tell it."""
    if country is None or not BARE.match(office):
        return office
    return f"{office[0].upper()}{office[1:]} of {'the ' if ARTICLE.match(country) else ''}{country}"


def placed(term: Term) -> Term:
    """The governor of an American territory stands for it, and the leader of a group for the group's country."""
    named = re.fullmatch(r"(?:Lieutenant Governor|Governor|Leader|Emir) of (?:the )?(.*)", term.office)
    group = exact(named[1]) if named else None
    if group is not None and group.kind == "group":
        return term._replace(code=group.code)
    return term._replace(code=TERRITORIES.get(named[1], term.code)) if named and term.code == "USA" else term


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf8", newline="") as file:
        yield from csv.DictReader(file)


def table_terms(path: Path, sovereign: dict[str, str], names: dict[str, str]) -> Iterator[Term]:
    for row in rows(path):
        code = code_of(row["country"], sovereign)
        shared = MONARCH.fullmatch(row["position"]) and code in REALMS
        if not shared and not (row["end"] and row["end"] < row["start"]):
            office = office_name(row["position"], names.get(row["country"]))
            wikidata = MISTAKEN.get((row["person"], row["wikidata"]), row["wikidata"])
            term = Term(row["person"], (), wikidata, code, office, row["start"], row["end"], row["as_of"])
            yield placed(term)


def us_terms(path: Path) -> Iterator[Term]:
    """Terms of American legislators, joined where they follow each other, presidents and governors."""
    last: Term | None = None
    for row in rows(path):
        names = tuple(filter(None, row["aliases"].split("; ")))
        state = STATES.get(row["state"], row["state"])
        offices = {"rep": f"US Representative from {state}", "sen": f"US Senator from {state}",
                   "prez": "President of the United States",
                   "viceprez": "Vice President of the United States", "gov": f"Governor of {state}"}  # fmt: skip
        start = row["start"] or row["as_of"]
        office = offices[row["type"]]
        term = placed(Term(row["name"], names, row["wikidata"], "USA", office, start, row["end"], row["as_of"]))
        if last and (last.name, last.office) == (term.name, term.office) and start[:4] <= last.end[:4]:
            last = last._replace(end=max(last.end, term.end))
            continue
        if last:
            yield last
        last = term
    if last:
        yield last


def factbook_terms(
    path: Path, sovereign: dict[str, str], names: dict[str, str], territories: set[str]
) -> Iterator[Term]:
    for row in rows(path):
        code = code_of(row["country"], sovereign)
        shared = row["role"] == "chief of state" and (code in REALMS or row["country"] in territories)
        if row["source"] != "factbook" or shared or len(row["name"].split()) < 2:
            continue
        title = re.sub(r"\b(?:Sir|Dr\.|Gen\.|Maj\.|Lt\.|Col\.)", "", row["title"]).strip()
        if title:
            others = tuple(filter(None, row["other_names"].split("; ")))
            start, office = row["since"] or row["first_seen"], office_name(title, names.get(row["country"]))
            yield Term(row["name"], others, row["wikidata"], code, office, start, row["last_seen"], "")


def identified(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """The terms by person: by Wikidata id, else by a name that one person alone bears in that country."""
    listed = list(terms)
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for term in listed:
        for name in term.names if term.wikidata else ():
            ids[name].add(term.wikidata)
    people: dict[str, list[Term]] = defaultdict(list)
    for term in listed:
        add(people[term.wikidata or whose(term, ids)], term)
    return people


def whose(term: Term, ids: dict[tuple[str, str], set[str]]) -> str:
    """The person behind a term without an id; its names are remembered for the terms that follow."""
    known = next((ids[name] for name in term.names if len(ids[name]) == 1), None)
    who = next(iter(known)) if known else " ".join(term.names[0])
    for name in term.names:
        ids[name] = ids[name] or {who}
    return who


def add(terms: list[Term], term: Term) -> None:
    """Take a term up, unless an earlier source has it; of that one a later day in office is taken over."""
    same = next((at for at, other in enumerate(terms) if other.kind == term.kind), None)
    if same is None:
        terms.append(term)
        return
    old = terms[same]
    later = term.end if not old.end and term.end > old.as_of else old.as_of
    terms[same] = old._replace(aliases=(*old.aliases, term.name, *term.aliases), as_of=later)


def keys(people: dict[str, list[Term]]) -> dict[str, set[str]]:
    """The keys of each person; a shortened one only where nobody else answers to it."""
    spelled = {person_key(name): [person_key(n) for n in other.split(",")] for name, other in
               (line.split("=") for line in HAND["spellings"].strip().splitlines())}  # fmt: skip
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = defaultdict(set)
    for who, terms in people.items():
        names = {person_key(name) for term in terms for name in (term.name, *term.aliases)}
        full[who] = {key for name in names for key in (name, *spelled.get(name, ()))}
        for key in full[who]:
            parts = key.split()
            if len(parts) > 2:
                short[f"{parts[0]} {parts[-1]}"].add(who)
    taken = set().union(*full.values())
    for key, bearers in shared(full).items():
        heads = {who for who in bearers if any(term.rank == 0 for term in people[who])}
        for who in bearers - heads if len(heads) == 1 else ():
            full[who].discard(key)  # Without more, the name is that of the head of state or government.
    for key, whose in short.items():
        if len(whose) == 1 and key not in taken:
            full[next(iter(whose))].add(key)
    return full


def shared(full: dict[str, set[str]]) -> dict[str, set[str]]:
    """The keys of several people, with these people."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for who, found in full.items():
        for key in found:
            bearers[key].add(who)
    return {key: whose for key, whose in bearers.items() if len(whose) > 1}


def write_holders(actors: Path, out: Path) -> None:
    countries = json.loads((actors / "countries.json").read_text("utf8"))
    sovereign = {row["iso3"]: row["sovereign"] for row in countries if "-" in row["iso3"]} | {
        "US-AR": "USA",
        "US-OK": "USA",
    }
    names = {row["iso3"]: row["name"] for row in countries}
    territories = {row["iso3"] for row in countries if row["status"] == "territory"}
    people = identified([
        *table_terms(actors / "supplement.csv", sovereign, names),
        *table_terms(actors / "holders.csv", sovereign, names),
        *us_terms(actors / "us_people.csv"),
        *factbook_terms(actors / "leaders.csv", sovereign, names, territories),
    ])  # fmt: skip
    people = {who: [term for term in terms if not term.end or term.end >= SINCE] for who, terms in people.items()}
    found = keys({who: terms for who, terms in people.items() if terms})
    lines = sorted(line(who, people[who], found[who]) for who in found if found[who])
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(("\n".join(lines) + "\n").encode("utf8"))
    out.write_bytes(packed.getvalue())


def line(who: str, terms: list[Term], found: set[str]) -> str:
    by_start = sorted(terms, key=lambda term: term.start, reverse=True)
    offices = [
        "|".join((term.code, sector_of(term), re.sub(r"[|;\s]+", " ", term.office), *term[-3:]))
        for term in sorted(by_start, key=lambda term: term.rank)
    ]
    wikidata = who if re.fullmatch(r"Q\d+", who) else ""
    return "\t".join(
        (";".join(sorted(filter(None, found))), " ".join(terms[0].name.split()), wikidata, ";".join(offices))
    )
