"""What speaks for and against a toponym being meant as a place: its words, the words around it, the network's tags."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log10

from onrecord.knowledge.lexicon import lexicon
from onrecord.knowledge.places import Kind, Sense
from onrecord.reading.places.finding import Toponym
from onrecord.reading.words import GIVEN, ROLES
from onrecord.record import Record, Span

_KINDS = ("place", "organization", "person", "group", "other")
_INSIDE = frozenset("in near at across around outside inside throughout within".split())
_MOVING = frozenset("from to of into toward towards through between and or over against off".split())
_LAST_WORD = re.compile(r"(\S+)[ ]$")
_NEXT_WORD = re.compile(r"[ -]([^\W_]+)")
_REACH = 40

NAMES = (
    "bias", *(f"{kind} {how}" for kind in _KINDS for how in ("whole", "part")), "untagged",
    "capital before", "capital behind", "inside", "moving", "other preposition", "division behind", "name before",
    "opens sentence", "capitals", "adjective", "shortened", "alternate", "country", "division", "region", "population",
    "one word", "given name", "surname", "also lower", "tagged place", "tagged person", "genitive", "title before",
    "given name before", "hyphen", "short", "untagged inside", "unique", "surname in name",
    "given name in name", "region adjective",
)  # fmt: skip
"""The features, in the order of their values."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A name that the network found: where, and the kind of what it names."""

    span: Span
    kind: str


class Tags:
    """The names of a record by place."""

    def __init__(self, record: Record) -> None:
        kinds = {entity.id: entity.kind for entity in record.entities}
        text = record.article.text
        named = (Tag(mention.span, kinds.get(mention.entity, "other")) for mention in record.mentions)
        self._tags = sorted((tag for tag in named if _is_name(text, tag.span)), key=lambda tag: tag.span)
        self._starts = [tag.span[0] for tag in self._tags]

    def places(self) -> list[Span]:
        """Where the network sees a place, in text order."""
        return [tag.span for tag in self._tags if tag.kind == "place"]

    def at(self, span: Span) -> Tag | None:
        """The last name that begins before the end of the span and overlaps it."""
        number = bisect_right(self._starts, span[1] - 1)
        for tag in reversed(self._tags[max(0, number - 3) : number]):
            if tag.span[1] > span[0]:
                return tag
        return None


def _is_name(text: str, span: Span) -> bool:
    return any(letter.isupper() for letter in text[span[0] : span[1]])


def evidence(record: Record, toponyms: Sequence[Toponym]) -> list[list[float]]:
    """The features of each toponym of the article."""
    tags = Tags(record)
    found = [tags.at(one.span) for one in toponyms]
    shares = _shares(toponyms, found)
    opens = {start for start, _ in record.article.sentences}
    lower = set(re.findall(r"\b[a-z]{3,}\b", record.article.text))
    return [
        _features(record.article.text, one, tag, shares[one.name.casefold()], one.span[0] in opens, lower)
        for one, tag in zip(toponyms, found, strict=True)
    ]


def _shares(toponyms: Iterable[Toponym], tags: Iterable[Tag | None]) -> dict[str, tuple[float, float]]:
    """How much of a name's mentions the network tags as a place, and as a part of a person's name."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one, tag in zip(toponyms, tags, strict=True):
        counted = counts[one.name.casefold()]
        counted[0] += 1
        counted[1] += tag is not None and tag.kind == "place"
        counted[2] += tag is not None and tag.kind == "person"
    return {name: (place / total, person / total) for name, (total, place, person) in counts.items()}


def _features(
    text: str, one: Toponym, tag: Tag | None, shares: tuple[float, float], opens: bool, lower: set[str]
) -> list[float]:
    start, end = one.span
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    last, following = _LAST_WORD.search(before), _NEXT_WORD.match(behind)
    word = last[1].strip("(\"'“‘").lower() if last else ""
    best = one.candidates[0].place
    senses = {candidate.sense for candidate in one.candidates}
    single = " " not in text[start:end]
    whole = tag is not None and tag.span[0] >= start - 4 and tag.span[1] <= end + 2
    values: dict[str, float] = {
        "bias": 1,
        f"{tag.kind if tag else ''} {'whole' if whole else 'part'}": 1,
        "untagged": tag is None,
        "surname in name": tag is not None and tag.kind == "person" and tag.span[0] < start and end >= tag.span[1],
        "given name in name": tag is not None and tag.kind == "person" and start <= tag.span[0] and end < tag.span[1],
        "capital before": last is not None and last[1][:1].isupper() and last[1][-1:].isalnum(),
        "capital behind": following is not None and following[1][0].isupper(),
        "inside": word in _INSIDE,
        "moving": word in _MOVING,
        "other preposition": word in {"the", "by", "for", "with"},
        "division behind": bool(one.within),
        "name before": bool(one.holds),
        "opens sentence": opens,
        "capitals": end - start > 4 and text[start:end].isupper(),
        "adjective": senses == {Sense.ADJECTIVE},
        "shortened": senses == {Sense.SHORTENED},
        "alternate": Sense.NAME not in senses,
        "country": best.kind == Kind.COUNTRY,
        "division": best.kind == Kind.DIVISION,
        "region": best.kind == Kind.REGION,
        "population": log10(best.population + 1) / 6,
        "one word": single,
        "given name": single and one.name.casefold() in GIVEN,
        "surname": single and one.name.casefold() in lexicon().surnames,
        "also lower": single and one.name.lower() in lower,
        "tagged place": shares[0],
        "tagged person": shares[1],
        "genitive": behind[:2] in {"'s", "’s"},
        "title before": word.rstrip(".") in ROLES,
        "given name before": word in GIVEN,
        "hyphen": behind[:1] == "-" or before[-1:] == "-",
        "short": end - start < 4,
        "untagged inside": tag is None and word in _INSIDE,
        "region adjective": best.kind == Kind.REGION and senses == {Sense.ADJECTIVE},
        "unique": len(one.candidates) == 1,
    }
    return [float(values.get(name, 0)) for name in NAMES]
