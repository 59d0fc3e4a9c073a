"""One happening told several times: the later events point to the first by `same_as`."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.record import Event, Party, Record

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ions?|ers?|ed|es|s|e|al|ies|y)$")
_STEM = 6
# A report tells mostly of one happening of these types, in other words and with parts of the parties each time.
_PHYSICAL = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "AID", "COERCE", "SANCTION", "RETREAT"})
# An event is compared with so many earlier ones of its type at most: a list of a thousand bombings is no retelling.
_LOOK_BACK = 30
# Tellings are joined from these log odds on: below even, because a pair has many chances to be a third's.
_FLOOR = -0.5
WEIGHTS = {
    "same mode": 0.81,
    "modes differ": -3.52,
    "distance": -0.47,
    "same sentence": -1.17,
    "same actor": 0.67,
    "actors differ": -0.47,
    "one without actor": -0.28,
    "same recipient": 0.65,
    "recipients differ": -0.80,
    "one without recipient": -0.37,
    "same actor and recipient": 0.87,
    "same trigger": 0.37,
    "same content": 0.25,
    "one without content": 0.68,
    "same words around": -0.39,
    "physical": 1.12,
    "at the head of the article": 1.12,
    "both or neither reported": -0.53,
    "places differ": -2.35,
    "constant": -0.72,
}
"""Log odds that two events of one type and status tell of one happening (`training.happenings` fits them to annotated
articles, with parties taken away and exchanged as the reader may miss them)."""


def joined(record: Record) -> Record:
    """The record with `same_as` set where an event tells of the same happening as an earlier one."""
    told: dict[tuple[str, str], list[Telling]] = {}
    found: list[Event] = []
    for event, telling in zip(record.events, tellings(record), strict=True):
        earlier = told.setdefault((event.type, event.status), [])
        telling.root = _root(earlier[-_LOOK_BACK:], telling) or event.id
        earlier.append(telling)
        found.append(replace(event, same_as=telling.root if telling.root != event.id else None))
    return replace(record, events=tuple(found))


def _root(earlier: Sequence["Telling"], telling: "Telling") -> str | None:
    """The happening whose tellings are most like this one, None where none is like enough."""
    scores: dict[str, list[float]] = {}
    for other in earlier:
        scores.setdefault(other.root, []).append(log_odds(likeness(other, telling)))
    best = max(scores, key=lambda root: _linked(scores[root]), default=None)
    return best if best is not None and _linked(scores[best]) > _FLOOR else None


def _linked(scores: Sequence[float]) -> float:
    """Between single and average link: one good match counts, and so does that the others are no misfits."""
    return (sum(scores) / len(scores) + max(scores)) / 2


def log_odds(evidence: dict[str, float]) -> float:
    """The weighted sum of the evidence."""
    return sum(WEIGHTS[name] * value for name, value in evidence.items())


class Telling:
    """What the tellings of one happening may have in common."""

    def __init__(self, record: Record, event: Event, number: int, rarity: "Rarity") -> None:
        text = record.article.text
        self.root, self.type, self.mode = event.id, event.type, event.mode
        self.actors, self.recipients = _entities(event.actors), _entities(event.recipients)
        self.trigger, self.content = _stems(text, event.trigger), _stems(text, event.content)
        self.sentence, self.words, self.rarity = number, rarity.sentences[number], rarity
        self.place = set(re.findall(r"\w+", (event.place or {}).get("name", "").lower()))
        self.reported = event.reported_by is not None


class Rarity:
    """How much the stems of an article's sentences tell: inverse sentence frequency."""

    def __init__(self, record: Record) -> None:
        text, sentences = record.article.text, record.article.sentences or ((0, len(record.article.text)),)
        self.starts = [start for start, _ in sentences]
        self.sentences = [_stems(text, (span,)) for span in sentences]
        counts = Counter(stem for stems in self.sentences for stem in stems)
        self._weights = {stem: math.log(1 + len(self.sentences) / (1 + count)) for stem, count in counts.items()}
        self.totals = [self.of(stems) for stems in self.sentences]

    def of(self, stems: Iterable[str]) -> float:
        """The sum over some stems of the sentences, the same in whatever order they come."""
        return math.fsum(self._weights.get(stem, 0.0) for stem in stems)


def tellings(record: Record) -> Iterator[Telling]:
    """The events of a record, ready to be compared."""
    rarity = Rarity(record)
    for event in record.events:
        number = max(0, bisect_right(rarity.starts, event.trigger[0][0]) - 1)
        yield Telling(record, event, number, rarity)


def likeness(earlier: Telling, later: Telling) -> dict[str, float]:
    """The evidence that two events of one type and status tell of one happening, by the names of `WEIGHTS`."""
    rarity = later.rarity
    least = min(rarity.totals[earlier.sentence], rarity.totals[later.sentence])
    one, other = earlier.content | earlier.trigger, later.content | later.trigger
    actor, recipient = bool(earlier.actors & later.actors), bool(earlier.recipients & later.recipients)
    return {
        "constant": 1.0,
        "same mode": float(earlier.mode is not None and earlier.mode == later.mode),
        "modes differ": float(earlier.mode != later.mode),
        "distance": math.log1p(abs(later.sentence - earlier.sentence)),
        "same sentence": float(earlier.sentence == later.sentence),
        "same actor": float(actor),
        "actors differ": _differ(earlier.actors, later.actors),
        "one without actor": float(bool(earlier.actors) != bool(later.actors)),
        "same recipient": float(recipient),
        "recipients differ": _differ(earlier.recipients, later.recipients),
        "one without recipient": float(bool(earlier.recipients) != bool(later.recipients)),
        "same actor and recipient": float(actor and recipient),
        "same trigger": rarity.of(earlier.trigger & later.trigger) / 3,
        "same content": len(one & other) / max(1, min(len(one), len(other))),
        "one without content": float(not (earlier.content and later.content)),
        "same words around": rarity.of(earlier.words & later.words) / least if least else 0.0,
        "physical": float(later.type in _PHYSICAL),
        "at the head of the article": float(earlier.sentence <= 1),
        "both or neither reported": float(earlier.reported == later.reported),
        "places differ": _differ(earlier.place, later.place),
    }


def _entities(parties: Sequence[Party]) -> set[str]:
    return {party.entity for party in parties if party.entity}


def _differ(one: set[str], other: set[str]) -> float:
    return float(bool(one and other and not one & other))


def _stems(text: str, spans: Iterable[tuple[int, int]]) -> set[str]:
    words = (word.lower() for start, end in spans for word in _WORD.findall(text[start:end]))
    return {_ENDINGS.sub("", word)[:_STEM] for word in words} - {""}
