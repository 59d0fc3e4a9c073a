"""Which office a named person held on a day: the name's bearers, weighed by what the article says of him."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.knowledge.holders import Office, Standing, bearers
from onrecord.knowledge.lexicon import singular
from onrecord.knowledge.names import find, split, words
from onrecord.reading.introductions import Introduction

# Whoever holds one of these is known abroad: named without title or country, it is him.
_WORLD = ("President of ", "Prime Minister", "Chancellor of ", "Federal Chancellor", "Minister of Foreign Affairs",
          "King of ", "Queen of ", "Secretary-General", "Supreme Leader", "Pope", "Taoiseach",
          "Vice President of the United", "Secretary of State of the United", "Minister of Defence", "Emperor",
          "Crown Prince", "Monarch")  # fmt: skip
# Not of heads of state: these words follow "President of".
_CHAMBERS = frozenset("senate assembly chamber council parliament court deputies house bank congress seimas".split())
_SAME = {"premier": "prime minister", "pm": "prime minister", "taoiseach": "prime minister", "defense": "defence",
         "chairman": "chair", "chairwoman": "chair", "congressman": "representative", "congresswoman": "representative",
         "foreign": "foreign affair", "minister": "minister", "secretary": "secretary", "adviser": "advisor",
         "home": "home", "mp": "member"}  # fmt: skip
_DEPUTIES = frozenset(["vice", "deputy"])
# These tell no portfolio.
_HEADS = frozenset(
    "minister president prime secretary leader chief head governor chair general director chancellor king queen "
    "senator".split()
)
_EMPTY = frozenset("of the for and to in us american british president-elect republic united state kingdom".split())


@dataclass(frozen=True, slots=True)
class _Bid:
    """One bearer of a name: how well he fits, and what he was on the day."""

    score: tuple[int, int, int]
    standing: Standing


def standing_of(name: str, day: date | None, said: Sequence[Introduction], around: Collection[str]) -> Standing | None:
    """What the bearer of a name was on a day, None for an unknown one, and where the article's words do not fit him.

    `said` introduces him; `around` are the countries the article is about. Of several bearers the one counts whom
    country, title and day single out.
    """
    bids = [bid for offices in bearers(name) if (bid := _bid(offices, day, said, around, " " not in name))]
    best = max((bid.score for bid in bids), default=None)
    top = list({bid.standing: None for bid in bids if bid.score == best})
    return top[0] if len(top) == 1 else None


def _bid(
    offices: Sequence[Office], day: date | None, said: Sequence[Introduction], around: Collection[str], bare: bool
) -> _Bid | None:
    told = {one.country for one in said if one.country}
    held = [office for office in offices if day is not None and office.held_on(day)]
    codes = {office.country for office in held or offices}
    fits = bool(told & codes)
    if (told and not fits) or (len(codes) > 1 and not (held or fits)):
        return None
    pool = [office for office in held or offices if office.country in told or not fits]
    shared = {office: _shared(office, said) for office in pool}
    best = max(shared.values())
    known_abroad = any(map(_of_the_world, held)) and not _another(held, said)
    if bare and not (held and best if not known_abroad else best or codes & set(around)):
        return None
    if not bare and not (fits or best or known_abroad or codes & set(around)):
        return None
    score = (int(bool(held)) + fits, best, int(known_abroad))
    chosen = next(office for office, common in shared.items() if common == best)
    return _Bid(score, _standing(offices, held, chosen, day))


def _standing(offices: Sequence[Office], held: Sequence[Office], chosen: Office, day: date | None) -> Standing:
    """As `knowledge.holders.standing`, with the office that the title names."""
    if held:
        return Standing(chosen.country, chosen.sector, chosen)
    past = [office for office in offices if day is not None and office.start and office.start <= day.isoformat()]
    still = next((office.sector for office in past if office.end is None), "ELI" if past else None)
    return Standing(chosen.country, still, None)


def _another(held: Sequence[Office], said: Sequence[Introduction]) -> bool:
    """Whether what is said of him is no part that the holder plays: "Biology teacher"."""
    told = {one.sector for one in said if one.sector and not one.former}
    return bool(told) and not told & {"GOV", "PTY", "ELI", *(office.sector for office in held)}


def agrees(office: Office, title: str) -> bool:
    """Whether a title may be meant for an office: of the same rank, and not of another portfolio."""
    held, told = _words(office.office), _words(title)
    if held & _DEPUTIES != told & _DEPUTIES or not held & told:
        return False
    of_held, of_told = held - _HEADS - _lands(office.office), told - _HEADS - _lands(title)
    return not of_held or not of_told or bool(of_held & of_told)


def _lands(office: str) -> frozenset[str]:
    """The words of an office that name a country, in the form of `_words`."""
    found = split(office)
    return frozenset(singular(word.form) for one in find(found) for word in found[one.start : one.end])


def _shared(office: Office, said: Sequence[Introduction]) -> int:
    """How many words of its name an introduction has."""
    return max((len(_words(office.office) & _words(one.words)) for one in said), default=0)


def _words(office: str) -> frozenset[str]:
    forms = [singular(word) for word in words(office)]
    return frozenset(form for word in forms for form in _SAME.get(word, word).split()) - _EMPTY


def _of_the_world(office: Office) -> bool:
    return office.office.startswith(_WORLD) and not _CHAMBERS & set(office.office.casefold().split())
