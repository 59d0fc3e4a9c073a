"""How an article introduces a party: the title before its name, the apposition beside it, the body it is of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.knowledge.countries import country
from onrecord.knowledge.lexicon import lexicon, singular
from onrecord.knowledge.names import bare, exact
from onrecord.knowledge.sectors import sector
from onrecord.reading.words import WORD, plain
from onrecord.record import Span

# How far from a name its introduction is read, in characters and words.
_REACH = 120
_MAX_WORDS = 12

_TOKEN = re.compile(r"(?:[A-Z]\.)+(?:[A-Z]\b)?|\w[\w’'-]*\.?|[^\w\s]|\n")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|[A-Z][a-z]{0,4}\.")
_SMALL = frozenset("of for to the at and in on".split())
_MODIFIERS = frozenset(
    "former then newly elected new current acting interim deputy vice prime foreign chief opposition senior top first "
    "defence defense interior finance outgoing incoming incumbent veteran retired ex late national formerly "
    "energy health justice education economy trade labor labour transport agriculture environment migration culture "
    "security information oil police army navy air human rights development planning cultural economic "
    "military press policy".split()
)
_APPOSED = re.compile(
    r"(?:^|[\s(“\"])((?:the|a|an|its|his|her|their|[A-Z]\w+['’]s) (?:[^,.;:\n\"“”]|\.(?=\w|\S)){4,90}), $", re.I
)
_BRACKET = r"(?:\s\((?P<party>[^()\n]{1,20})\))?"
_AGE = r"(?:,? (?:aged )?\d\d,?)?"
_BEHIND = re.compile(
    rf"{_BRACKET}{_AGE}"
    r"(?:,? (?:who (?:is|was|heads|leads|chairs)|is) (?:currently )?(?=the|a|an|its|his|her)|, |(?<=, ))"
    r"(?P<words>(?:(?:the|a|an|its|his|her|their) )?(?:[^,.;:\n\"“”]|(?<=[A-Z])\.|\.(?=\w)){4,110})(?P<stop>[,.;:\n]?)"
)
_BELONGS = re.compile(r" (?:of|from|with|at) ((?:the )?[^,.;:\n\"“”()]{3,80})")
_AMERICAN = re.compile(r"[DRI](?:[-–][A-Z][\w. -]*)?")
_CLAUSE = re.compile(r" (?:who|which|whose|when|where|while|after|before|said|says|told|has|had|will|would|is|was) .*")
_ARTICLE = re.compile(r"(?:the|an?|its|his|her|their) ", re.I)
_NOT_HELD = frozenset(
    "former ex onetime ousted deposed late retired then longtime elect designate candidate formerly".split()
)
# Nouns that name an office or a rank somebody holds by himself.
_OFFICES = frozenset(
    "president minister secretary chancellor premier governor mayor senator representative congressman congresswoman "
    "ambassador envoy commissioner chief commander general admiral colonel judge justice speaker king queen pope "
    "prince princess emperor leader head chairman chairwoman chair chairperson director spokesman spokeswoman "
    "spokesperson attorney prosecutor sheriff mp mep adviser advisor negotiator coroner archbishop bishop cardinal "
    "ayatollah taoiseach sultan emir deputy governor-general rep sen gov gen col adm lt undersecretary superintendent "
    "treasurer comptroller whip marshal patriarch editor ceo representative chief-of-staff administrator "
    "rapporteur counsel coordinator consul lieutenant major brigadier captain inspector constable tánaiste monarch "
    "counsellor".split()
)
_HELD = frozenset(["GOV", "LEG", "SPY", "MIL", "JUD", "COP"])
_LEADS = re.compile(
    r"((?:[\w'’.-]+ )*?(?:president|chairman|chairwoman|chair|director|head|secretary|general|manager|executive|founder"
    r"|leader|chief|spokesman|spokeswoman|spokesperson|officer|ceo|member|adviser|advisor|lawyer)) (?:of|for|at) "
    r"(?:the )?(.+)",
    re.I,
)
# Bodies like these are no state's.
_PRIVATE = re.compile(r"\b(?:League|Association|Union|Society|Institute|Group|Federation|Club|Network|Alliance|Corp)")
_GENERAL = re.compile(r"-(?=general\b)", re.I)
_RUNS = re.compile(r"candidate|nominee|hopeful|challenger|contender|campaign")
_SHORT = {"Rep.": "Representative", "Sen.": "Senator", "Gov.": "Governor", "Gen.": "General", "Adm.": "Admiral",
          "Col.": "Colonel", "Lt.": "Lieutenant", "Sgt.": "Sergeant", "Maj.": "Major",
          "PM": "Prime Minister"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a party is said to be: the words, the country and the sector they tell, and whether it is so no more."""

    words: str
    country: str | None
    sector: str | None
    former: bool

    @property
    def office(self) -> str | None:
        """The words, where they name an office that is held."""
        forms = [plain(word).rstrip(".") for word in re.split(r"[\s-]+", self.words)]
        stop = next((at for at, form in enumerate(forms) if at and form in _SMALL - {"and"}), len(forms))
        named = any(form in _OFFICES for form in forms[max(0, stop - 3) : stop])
        return self.words if named and not self.former and self.sector is not None else None

    @property
    def partisan(self) -> bool:
        """Whether it tells the party only, and no part played in it: "Democrat"."""
        return self.sector == "PTY" and self.office is None and not _RUNS.search(self.words)


def introductions(text: str, start: int, end: int, name: str, floor: int = 0) -> Iterator[Introduction]:
    """What stands around a mention of a party by name; titles first. Nothing before `floor` is read.

    `name` is the party's full name: what else stands within the mention introduces it, too.
    """
    own = _own_words(text[start:end], name)
    if own is None:
        return
    first, last = start + own[0], start + own[1]
    found = [_title(text, max(floor, first - _REACH), first), _apposed(text, max(floor, first - _REACH), first, last)]
    found += [*_behind(text, last), _belonging(text, last)]
    for words in found:
        if words and (told := _told(words)):
            yield told


def _told(words: str) -> Introduction | None:
    """What the words tell, None where they are no introduction."""
    words = " ".join(_SHORT.get(word, word) for word in words.split())
    words = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    former = bool({singular(form) for form in WORD.findall(words.lower())} & _NOT_HELD)
    code, kind = country(words), _sector(words)
    kind = "ELI" if former and kind in _HELD else kind
    return Introduction(words, code, kind, former) if code or kind or _has_noun(words) else None


def _sector(words: str) -> str | None:
    """The sector of a title; who leads a body is of the body's, whatever he is called."""
    led = _LEADS.fullmatch(_GENERAL.sub(" ", words))
    if not led:
        return sector(words)
    whole = exact(led[2])
    if whole and whole.kind in {"country", "division", "city", "capital", "adjective"}:
        return sector(words)
    return sector(led[2]) or (sector(words) if not _PRIVATE.search(led[2]) else None)


def _own_words(mention: str, name: str) -> Span | None:
    """Where the name stands within a mention; None for a pronoun or a description."""
    parts = {bare(word).casefold() for word in WORD.findall(name) if word[:1].isupper() or word[:1].isdigit()}
    own = [word for word in WORD.finditer(mention) if bare(word.group()).removesuffix("'s").casefold() in parts]
    own = [word for word in own if not lexicon().is_noun(singular(word.group())) or len(parts) == 1]
    return (own[0].start(), own[-1].end()) if own and own[0].group()[:1].isupper() else None


def _title(text: str, begin: int, start: int) -> str | None:
    """The run of capitalised words and nouns up to a name that makes a title of it."""
    kept: list[re.Match[str]] = []
    for token in reversed(list(_TOKEN.finditer(text, begin, start))[-_MAX_WORDS:]):
        if not _belongs(token.group(), bool(kept)):
            break
        kept.append(token)
    while kept and kept[-1].group().lower() in _SMALL:
        kept.pop()
    words = text[kept[-1].start() : start].strip() if kept else ""
    return words if _has_noun(words) and not words.endswith((",", "'s", "’s")) else None


def _belongs(token: str, inside: bool) -> bool:
    if token.endswith(".") and not _ABBREVIATION.fullmatch(token):
        return False
    low = token.lower().rstrip(".")
    if low in _SMALL:
        return inside
    return token[0].isupper() or low in _MODIFIERS or _is_noun(low) or token == "-"


def _has_noun(words: str) -> bool:
    return any(_is_noun(word.lower().rstrip(".")) for word in WORD.findall(words))


def _is_noun(word: str) -> bool:
    return word in _OFFICES or any(lexicon().is_noun(singular(part)) for part in word.split("-"))


def _apposed(text: str, begin: int, start: int, end: int) -> str | None:
    """The phrase with an article before a name that stands between commas: "the governor, Jay Inslee, said"."""
    found = _APPOSED.search(text, begin, start) if text[end : end + 1] == "," else None
    return found[1] if found and _has_noun(found[1]) else None


def _behind(text: str, end: int) -> Iterator[str]:
    """The apposition behind a name, and the party and state of an American legislator: "(D-Ohio)"."""
    found = _BEHIND.match(text, end, min(len(text), end + _REACH + 30))
    bracket = re.match(r" \(([^()\n]{1,20})\)", text[end : end + 24])
    if bracket and _AMERICAN.fullmatch(bracket[1]):
        yield "American lawmaker"
    if found:
        words = _CLAUSE.sub("", found["words"])
        if _has_noun(_head(words)) and _opens(words):
            yield words


def _opens(words: str) -> bool:
    """Whether a phrase begins as an apposition does: with an article, a capital, a noun or what goes before one."""
    if _ARTICLE.match(words):
        return True
    first, *_ = forms = _head(words).split()
    ends = _is_noun(forms[-1].lower())  # and not with a name: that would be the next of a list
    return ends and (words[:1].isupper() or _is_noun(first.lower()) or first.lower() in _MODIFIERS)


def _head(words: str) -> str:
    """The phrase up to the first preposition, so that a noun further on does not make an apposition of anything."""
    return re.split(r" (?:of|for|to|in|at|on|with|by|from|and then) ", words, maxsplit=1)[0]


def _belonging(text: str, end: int) -> str | None:
    """The body a name is said to be of: "Sabrina Bennoui of Reporters Without Borders"."""
    found = _BELONGS.match(text, end, min(len(text), end + _REACH))
    if not found:
        return None
    kept = []
    for word in found[1].split():
        if not (word[0].isupper() or word.lower() in _SMALL or lexicon().is_noun(singular(word))):
            break
        kept.append(word)
    return " ".join(kept) if any(word[0].isupper() for word in kept) else None
