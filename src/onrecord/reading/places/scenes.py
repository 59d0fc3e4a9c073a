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
_OWNED = re.compile(r"['’]s? ")
_REACH = 80
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


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention of a place with the preposition before it."""

    span: Span
    sentence: int
    word: str
    owner: bool
    gloss: bool


class Scene:
    """An article's places and sentences, to look events up in."""

    def __init__(self, record: Record, named: Sequence[Named]) -> None:
        self.record = record
        self.named = named
        self._starts = [start for start, _ in record.article.sentences]
        self._ends = {span[1] for one in named for span in one.spans}
        self._seen = [[self._see(span) for span in one.spans] for one in named]
        self._most = max((len(one.spans) for one in named), default=1)
        self._codes = {entity.id: entity.country for entity in record.entities}
        narrow = [n for n, one in enumerate(named) if one.place and one.place.kind >= Kind.DIVISION]
        self._towns = {mention.sentence for n in narrow for mention in self._seen[n]}
        self._located = {mention.sentence for seen in self._seen for mention in seen if mention.word in _AT}
        self._cities = sum(one.place is not None and one.place.kind == Kind.CITY for one in named)
        text = record.article.text
        self._blocks = [match.start() for match in re.finditer(r"\n\s*\S", text)]
        self._held = {one.place.country for one in named if one.place and one.place.kind != Kind.COUNTRY}

    def sentence(self, at: int) -> int:
        """The number of the sentence that a position stands in."""
        return bisect_right(self._starts, at)

    def _see(self, span: Span) -> Seen:
        text = self.record.article.text
        before = _BEFORE.search(text[max(0, span[0] - _REACH) : span[0]])
        owner = _OWNED.match(text, span[1]) is not None
        gloss = any(_GLOSS.fullmatch(text, end, span[0]) for end in range(span[0] - 20, span[0]) if end in self._ends)
        return Seen(span, self.sentence(span[0]), before[1].lower() if before else "", owner, gloss)

    def rows(self, event: Event) -> list[list[float]]:
        """The features of each place, and at the end those of none, without what other events say."""
        features = [self._place(event, at) for at in range(len(self.named))]
        rows = [[float(values.get(name, 0)) for name in PLACE] + [0.0] * len(NONE) for values in features]
        none = self._none(event, features)
        return [*rows, [0.0] * len(PLACE) + [float(none.get(name, 0)) for name in NONE]]

    def _place(self, event: Event, number: int) -> dict[str, float]:
        one, seen = self.named[number], self._seen[number]
        trigger = event.trigger[0]
        sentence = self.sentence(trigger[0])
        own = [mention for mention in seen if mention.sentence == sentence]
        before = [mention for mention in seen if mention.sentence == sentence - 1]
        nearest = min(own, key=lambda mention: abs(mention.span[0] - trigger[0]), default=None)
        parties = [span for party in (*event.actors, *event.recipients) for span in party.spans]
        holders = [span for span in parties if nearest and span[0] <= nearest.span[0] and nearest.span[1] <= span[1]]
        doing, suffering = (self._holds(group, nearest) for group in (event.actors, event.recipients))
        party = any(span[1] - span[0] <= one.spans[0][1] - one.spans[0][0] + 6 for span in holders)
        at = any(mention.word in _AT for mention in own) and not holders
        towards = any(mention.word in _TOWARDS for mention in own) and not holders
        field = event.type in _FIELD
        role = tuple(tuple(span) for span in (event.place or {}).get("spans") or ())
        block = bisect_right(self._blocks, trigger[0])
        actors, recipients = (self._countries(group) for group in (event.actors, event.recipients))
        place = one.place
        opening = [mention for mention in seen if mention.sentence <= 2]
        return {
            "at": at,
            "towards": towards,
            "from": any(mention.word in _FROM for mention in own) and not holders and not at and not towards,
            "bare": bool(own) and not holders and all(m.word not in _AT | _TOWARDS | _FROM for m in own),
            "owner": any(mention.owner for mention in own),
            "own sentence": bool(own),
            "behind trigger": nearest is not None and nearest.span[0] > trigger[0],
            "close": 1 / (1 + abs(nearest.span[0] - trigger[1]) / 20) if nearest else 0,
            "party": party,
            "inside party": bool(holders) and not party,
            "sentence before": bool(before),
            "sentence before at": any(mention.word in _AT for mention in before),
            "same paragraph": not own and any(bisect_right(self._blocks, m.span[0]) == block for m in seen),
            "opening": bool(opening),
            "opening at": any(mention.word in _AT for mention in opening),
            "mentions": log(1 + len(seen)),
            "most named": len(seen) == self._most,
            "country": place is not None and place.kind == Kind.COUNTRY,
            "division": place is not None and place.kind in {Kind.DIVISION, Kind.DISTRICT},
            "city": place is not None and place.kind == Kind.CITY,
            "region": place is not None and place.kind == Kind.REGION,
            "adjective": one.adjective,
            "unlinked": place is None,
            "actor's country": place is not None and place.kind == Kind.COUNTRY and place.country in actors,
            "recipient's country": place is not None and place.kind == Kind.COUNTRY and place.country in recipients,
            "at field": at and field,
            "towards field": towards and field,
            "party verbal": party and event.type in _VERBAL,
            "role": any(one_span[0] < span[1] and span[0] < one_span[1] for span in role for one_span in one.spans),
            "country held": place is not None and place.kind == Kind.COUNTRY and place.country in self._held,
            "only one": len(self.named) == 1,
            "at meeting": at and event.type == "CONSULT",
            "gloss": bool(own) and all(mention.gloss for mention in own),
            "all gloss": all(mention.gloss for mention in seen),
            "unlinked at": place is None and at,
            "unlinked beside linked": place is None and bool(own) and sentence in self._towns,
            "capital party": place is not None and place.is_capital and party,
            "actor": doing,
            "recipient": suffering,
            "actor verbal": doing and event.type in _VERBAL,
            "recipient verbal": suffering and event.type in _VERBAL,
            "behind field": field and nearest is not None and nearest.span[0] > trigger[0] and not holders,
            "beside at": bool(own) and not at and sentence in self._located,
            "only city": place is not None and place.kind == Kind.CITY and self._cities == 1,
            "opening city": place is not None and place.kind == Kind.CITY and bool(opening),
            "opening at city": place is not None and place.kind == Kind.CITY and any(m.word in _AT for m in opening),
            "content": any(a <= m.span[0] < b for a, b in event.content for m in own),
            "title": any(mention.sentence <= 1 for mention in seen),
            "alone field": field and bool(own) and not holders,
            "distance": min((log(1 + abs(mention.sentence - sentence)) for mention in seen), default=0),
        }

    def metonyms(self, event: Event) -> list[int]:
        """The capitals that stand for their government, as a party of the event: "Moscow said"."""
        sentence = self.sentence(event.trigger[0][0])
        spans = {span for party in (*event.actors, *event.recipients) for span in party.spans}
        return [
            number
            for number, one in enumerate(self.named)
            if one.place
            and one.place.is_capital
            and (own := [mention for mention in self._seen[number] if mention.sentence == sentence])
            and all(mention.span in spans and mention.word not in _AT for mention in own)
        ]

    def _holds(self, parties: Sequence[Party], mention: Seen | None) -> bool:
        """Whether the words of one of the parties hold a mention."""
        spans = [span for party in parties for span in party.spans]
        return mention is not None and any(a <= mention.span[0] and mention.span[1] <= b for a, b in spans)

    def _countries(self, parties: Sequence[Party]) -> set[str | None]:
        return {self._codes.get(party.entity or "") for party in parties} - {None}

    def _none(self, event: Event, features: Sequence[dict[str, float]]) -> dict[str, float]:
        return {
            "bias": 1,
            "verbal": event.type in _VERBAL,
            "field": event.type in _FIELD,
            "CONSULT": event.type == "CONSULT",
            "SANCTION": event.type == "SANCTION",
            "COOPERATE": event.type == "COOPERATE",
            "not actual": event.status != "actual",
            "historical": event.status == "historical",
            "own sentence empty": not any(values["own sentence"] for values in features),
            "reported": event.reported_by is not None,
            "at in sentence": any(values["at"] for values in features),
            "party only": all(values["party"] for values in features if values["own sentence"]),
        }


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


_STORY, _FIRST, _NEAR, _UNNAMED, _OWN = (
    PLACE.index(name) for name in ("story", "story's first", "neighbours", "neighbours, unnamed here", "own sentence")
)
_NO_STORY, _NONE_NEAR = (len(PLACE) + NONE.index(name) for name in ("story", "neighbours"))
