"""Where an event happens: each place that the article names is weighed against the others and against none."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from onrecord.knowledge.places import Kind
from onrecord.reading.places.named import Named
from onrecord.record import Event, Party, Record, Span

Floats = npt.NDArray[np.float64]
Values = dict[str, float]

_AT = frozenset("in at near around outside inside across throughout within off".split())
_TOWARDS = frozenset("to into toward towards onto through".split())
_FROM = frozenset("from of over against with between on".split())
# Words before the place that belong to it: "in the northern Syrian town of Ain Issa", "in Northern Syria".
_BEFORE = re.compile(
    r"(\w+)[ ](?:the )?"
    r"(?:(?:(?:north|south|east|west)[\w-]*|central|capital|city|town|village|province|region|state|country|district"
    r"|capital,|island|port|of|area|Greater|downtown|nearby|[A-Z]\w+,?) ){0,4}$"
)
# Stands between a place and the larger one that says where it lies.
_GLOSS = re.compile(r",(?: in)?(?: the)?(?: [a-z-]+)? |[ ]in (?:the )?")
_VERB = re.compile(r" (?:said|says|has|had|will|would|is|was|[a-z]{2,}ed)\b")
_OWNED = re.compile(r"['’]s? ")
_REACH = 80
# The opening of an article: its headline and first sentence. A party is the place where so much more stands beside it.
_OPENING = 2
_TITLED = 6
_VERBAL = frozenset(["ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"])
_FIELD = frozenset(["ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "RETREAT", "AID"])

PLACE = (
    "at", "towards", "from", "bare", "owner", "own sentence", "behind trigger", "close", "party", "inside party",
    "sentence before", "sentence before at", "same paragraph", "opening", "opening at", "mentions", "most named",
    "country", "division", "city", "region", "adjective", "unlinked", "actor's country", "recipient's country",
    "at field", "towards field", "party verbal", "story", "story's first", "neighbours", "neighbours, unnamed here",
    "role", "country held", "only one", "at meeting", "content", "title", "alone field", "distance", "gloss",
    "all gloss", "unlinked at", "unlinked beside linked", "capital party", "actor", "recipient", "actor verbal",
    "recipient verbal", "behind field", "beside at", "only city", "opening city", "opening at city",
)  # fmt: skip
NONE = (
    "bias", "verbal", "field", "CONSULT", "SANCTION", "COOPERATE", "not actual", "historical", "story",
    "neighbours", "own sentence empty", "reported", "at in sentence", "party only",
)  # fmt: skip
NAMES = tuple(f"place: {name}" for name in PLACE) + tuple(f"none: {name}" for name in NONE)
"""The features, in the order of their columns; the row of no place has only the second kind."""


_COLUMNS = {name: column for column, name in enumerate(NAMES)}
_STORY, _FIRST, _NEAR, _UNNAMED, _OWN, _NO_STORY, _NONE_NEAR = (
    _COLUMNS[name]
    for name in (
        "place: story",
        "place: story's first",
        "place: neighbours",
        "place: neighbours, unnamed here",
        "place: own sentence",
        "none: story",
        "none: neighbours",
    )
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention of a place with the preposition before it."""

    span: Span
    sentence: int
    block: int
    word: str
    owner: bool
    gloss: bool


class Scene:
    """An article's places and sentences, to look events up in."""

    def __init__(self, record: Record, named: Sequence[Named]) -> None:
        text = record.article.text
        self.named = named
        self._text = text
        self._starts = [start for start, _ in record.article.sentences]
        self._blocks = [match.start() for match in re.finditer(r"\n\s*\S", text)]
        self._ends = {span[1] for one in named for span in one.spans}
        self._codes = {entity.id: entity.country for entity in record.entities}
        self._seen = [[self._see(span) for span in one.spans] for one in named]
        self._towns = {
            mention.sentence
            for one, seen in zip(named, self._seen, strict=True)
            if one.place and one.place.kind >= Kind.DIVISION
            for mention in seen
        }
        self._located = {mention.sentence for seen in self._seen for mention in seen if mention.word in _AT}
        self._fixed = [self._of_article(one, seen) for one, seen in zip(named, self._seen, strict=True)]

    def sentence(self, at: int) -> int:
        """The number of the sentence that a position stands in."""
        return bisect_right(self._starts, at)

    def _see(self, span: Span) -> Seen:
        text = self._text
        before = _BEFORE.search(text[max(0, span[0] - _REACH) : span[0]])
        owner = _OWNED.match(text, span[1]) is not None
        gloss = any(_GLOSS.fullmatch(text, end, span[0]) for end in range(span[0] - 20, span[0]) if end in self._ends)
        word = before[1].lower() if before else ""
        return Seen(span, self.sentence(span[0]), bisect_right(self._blocks, span[0]), word, owner, gloss)

    def rows(self, event: Event) -> Floats:
        """The features of each place, and at the end those of none, without what other events say."""
        features = [self._place(event, at) for at in range(len(self.named))]
        rows = np.zeros((len(features) + 1, len(NAMES)))
        for row, values in zip(rows, (*features, self._none(event, features)), strict=True):
            for name, value in values.items():
                row[_COLUMNS[name]] = value
        return rows

    def _of_article(self, one: Named, seen: Sequence[Seen]) -> Values:
        """What holds of a place whatever the event."""
        kind = one.place.kind if one.place else None
        opening = [mention for mention in seen if mention.sentence <= _OPENING]
        opens_at = any(mention.word in _AT for mention in opening)
        others = [other.place for other in self.named if other.place]
        code = one.place.country if one.place else None
        return {
            "place: opening": bool(opening),
            "place: opening at": opens_at,
            "place: opening city": kind == Kind.CITY and bool(opening),
            "place: opening at city": kind == Kind.CITY and opens_at,
            "place: title": any(mention.sentence <= 1 for mention in seen),
            "place: mentions": log(1 + len(seen)),
            "place: most named": len(seen) == max(len(other.spans) for other in self.named),
            "place: country": kind == Kind.COUNTRY,
            "place: division": kind in {Kind.DIVISION, Kind.DISTRICT},
            "place: city": kind == Kind.CITY,
            "place: region": kind == Kind.REGION,
            "place: adjective": one.adjective,
            "place: unlinked": kind is None,
            "place: country held": kind == Kind.COUNTRY
            and any(other.kind != Kind.COUNTRY and other.country == code for other in others),
            "place: only one": len(self.named) == 1,
            "place: only city": kind == Kind.CITY and sum(other.kind == Kind.CITY for other in others) == 1,
            "place: all gloss": all(mention.gloss for mention in seen),
        }

    def _place(self, event: Event, number: int) -> Values:
        """What speaks for a place as that of an event."""
        one, seen = self.named[number], self._seen[number]
        sentence = self.sentence(event.trigger[0][0])
        own = [mention for mention in seen if mention.sentence == sentence]
        before = [mention for mention in seen if mention.sentence == sentence - 1]
        block = bisect_right(self._blocks, event.trigger[0][0])
        values = {
            "place: sentence before": bool(before),
            "place: sentence before at": any(mention.word in _AT for mention in before),
            "place: same paragraph": not own and any(mention.block == block for mention in seen),
            "place: distance": log(1 + min(abs(mention.sentence - sentence) for mention in seen)),
            "place: role": _guessed(event, one),
        }
        if one.place and one.place.kind == Kind.COUNTRY:
            for name, parties in (("actor's", event.actors), ("recipient's", event.recipients)):
                values[f"place: {name} country"] = one.place.country in self._countries(parties)
        return self._fixed[number] | values | (self._here(event, one, own) if own else {})

    def _here(self, event: Event, one: Named, own: Sequence[Seen]) -> Values:
        """What the event's own sentence says of a place that it names."""
        trigger = event.trigger[0]
        nearest = min(own, key=lambda mention: abs(mention.span[0] - trigger[0]))
        held = [holders(parties, nearest) for parties in (event.actors, event.recipients)]
        free = not held[0] and not held[1]
        at, towards = (free and any(mention.word in words for mention in own) for words in (_AT, _TOWARDS))
        field, behind = event.type in _FIELD, nearest.span[0] > trigger[0]
        return {
            "place: own sentence": True,
            "place: at": at,
            "place: towards": towards,
            "place: from": free and not at and not towards and any(mention.word in _FROM for mention in own),
            "place: bare": free and all(mention.word not in _AT | _TOWARDS | _FROM for mention in own),
            "place: owner": any(mention.owner for mention in own),
            "place: behind trigger": behind,
            "place: close": 1 / (1 + abs(nearest.span[0] - trigger[1]) / 20),
            "place: at field": at and field,
            "place: towards field": towards and field,
            "place: at meeting": at and event.type == "CONSULT",
            "place: behind field": field and behind and free,
            "place: alone field": field and free,
            "place: beside at": not at and nearest.sentence in self._located,
            "place: gloss": all(mention.gloss for mention in own),
            "place: content": any(a <= mention.span[0] < b for a, b in event.content for mention in own),
            "place: unlinked at": one.place is None and at,
            "place: unlinked beside linked": one.place is None and nearest.sentence in self._towns,
        } | _as_party(event, one, held)

    def _none(self, event: Event, features: Sequence[Values]) -> Values:
        """What speaks for no place at all."""
        here = [values for values in features if "place: own sentence" in values]
        return {
            "none: bias": 1,
            "none: verbal": event.type in _VERBAL,
            "none: field": event.type in _FIELD,
            "none: CONSULT": event.type == "CONSULT",
            "none: SANCTION": event.type == "SANCTION",
            "none: COOPERATE": event.type == "COOPERATE",
            "none: not actual": event.status != "actual",
            "none: historical": event.status == "historical",
            "none: own sentence empty": not here,
            "none: reported": event.reported_by is not None,
            "none: at in sentence": any(values["place: at"] for values in here),
            "none: party only": all(values["place: party"] for values in here),
        }

    def _countries(self, parties: Sequence[Party]) -> set[str | None]:
        return {self._codes.get(party.entity or "") for party in parties} - {None}

    def metonyms(self, event: Event) -> list[int]:
        """The capitals that stand for their government, as a party or subject of the event: "Moscow said"."""
        sentence = self.sentence(event.trigger[0][0])
        spans = {span for party in (*event.actors, *event.recipients) for span in party.spans}
        return [
            number
            for number, one in enumerate(self.named)
            if one.place
            and one.place.is_capital
            and (own := [mention for mention in self._seen[number] if mention.sentence == sentence])
            and all((mention.span in spans or self._acts(mention)) and mention.word not in _AT for mention in own)
        ]

    def _acts(self, mention: Seen) -> bool:
        """Whether a name opens its sentence with a verb right behind it."""
        return mention.span[0] in self._starts and _VERB.match(self._text, mention.span[1]) is not None


def holders(parties: Sequence[Party], mention: Seen) -> list[Span]:
    """The spans of parties that hold a mention."""
    spans = (span for party in parties for span in party.spans)
    return [span for span in spans if span[0] <= mention.span[0] and mention.span[1] <= span[1]]


def _as_party(event: Event, one: Named, held: Sequence[Sequence[Span]]) -> Values:
    """What it says of a place that it stands in the words of an actor or recipient."""
    (doing, suffering), verbal = map(bool, held), event.type in _VERBAL
    longest = len(one.name) + _TITLED
    party = any(end - start <= longest for spans in held for start, end in spans)
    return {
        "place: party": party,
        "place: inside party": (doing or suffering) and not party,
        "place: party verbal": party and verbal,
        "place: capital party": party and one.place is not None and one.place.is_capital,
        "place: actor": doing,
        "place: recipient": suffering,
        "place: actor verbal": doing and verbal,
        "place: recipient verbal": suffering and verbal,
    }


def _guessed(event: Event, one: Named) -> bool:
    """Whether the network takes a mention of the place for where the event happens."""
    guess = (event.place or {}).get("spans") or ()
    return any(start < b and a < end for a, b in guess for start, end in one.spans)


def story(rows: Sequence[Floats], likely: Sequence[Floats]) -> list[Floats]:
    """The features of an article's events with what the others' likely places say.

    `likely` are probabilities as a first look gives them: of each place, and at the end of none.
    """
    told = np.array(likely)
    shares = told.mean(axis=0)
    first = np.zeros(len(shares))
    first[int(np.argmax(shares[:-1]))] = 1.0
    found = []
    for number, row in enumerate(rows):
        near = told[[at for at in (number - 1, number + 1) if 0 <= at < len(told)]]
        beside = near.mean(axis=0) if len(near) else np.zeros(len(shares))
        whole = row.copy()
        whole[:-1, _STORY] = shares[:-1]
        whole[:-1, _FIRST] = first[:-1]
        whole[:-1, _NEAR] = beside[:-1]
        whole[:-1, _UNNAMED] = beside[:-1] * (row[:, _OWN].max() == 0)
        whole[-1, _NO_STORY], whole[-1, _NONE_NEAR] = shares[-1], beside[-1]
        found.append(whole)
    return found
