"""Statements of different sources that say opposite things on the same question."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from onrecord.record import Record, Span, Statement
from onrecord.rows import GAP, day, permalink, words
from onrecord.threads.parties import Who, same, who
from onrecord.threads.rules import rules
from onrecord.threads.wording import Rarity, negated, opposites, stems

_NAME = re.compile(r"(?<=\s)[^\W\d_a-z][\w'’-]+")
"""A word with a capital inside a sentence, roughly: the first word of a statement is passed over."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as one side of a contradiction; `id` is its permalink, `cue` and `content` its words."""

    id: str
    article: str
    published: str | None
    source: str
    cue: str
    content: str
    spans: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims side by side; `common` are the words they share, rarest first, `apart` those that set them apart."""

    one: Claim
    other: Claim
    common: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    claim: Claim
    source: Who
    stems: frozenset[str]
    negated: frozenset[str]
    names: frozenset[str]


def contradictions(records: Iterable[Record], as_of: date | None = None) -> list[Contradiction]:
    """The pairs of statements that contradict each other, in the order of publication.

    Two statements do where their sources differ, they name somebody or some place in common, share enough rare words,
    and one of them negates what the other does not, or uses the opposite of its word. With `as_of`, only what had been
    published by that day counts.
    """
    limit = as_of.isoformat() if as_of else None
    known = [record for record in records if limit is None or (day(record.article) or "~") <= limit]
    known.sort(key=lambda record: (day(record.article) or "~", record.article.id))
    said = [one for record in known for one in _said(record)]
    rarity = Rarity(one.stems for one in said)
    return [found for one, other in _pairs(said, rarity) if (found := _contradiction(one, other, rarity))]


def _said(record: Record) -> Iterator[_Said]:
    for statement in record.statements:
        entity, content = record.entity(statement.source), words(record.article.text, statement.content)
        if entity and content:
            yield _Said(
                claim=_claim(record, statement, entity.name),
                source=who(entity.name, entity.country),
                stems=stems(content),
                negated=negated(content),
                names=stems(" ".join(_NAME.findall(content))),
            )


def _claim(record: Record, statement: Statement, source: str) -> Claim:
    text = record.article.text
    return Claim(
        id=permalink(record.article.id, statement.id),
        article=record.article.id,
        published=record.article.published,
        source=source,
        cue=words(text, statement.cue),
        content=words(text, statement.content).replace(GAP, " "),
        spans=statement.content,
        confidence=statement.confidence,
    )


def _pairs(said: list[_Said], rarity: Rarity) -> Iterable[tuple[_Said, _Said]]:
    """Pairs that share a word which is not common, each once, in order."""
    holding: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(said):
        for word in one.stems:
            holding[word].append(number)
    pairs = {
        pair
        for word, numbers in holding.items()
        if rarity.count(word) <= rules().limits["common"]
        for pair in combinations(numbers, 2)
    }
    return ((said[first], said[second]) for first, second in sorted(pairs))


def _contradiction(one: _Said, other: _Said, rarity: Rarity) -> Contradiction | None:
    if same(one.source, other.source, False) or not one.names & other.names:
        return None
    shared = sorted(one.stems & other.stems, key=lambda word: (-rarity.of(word), word))
    apart = [word for word in shared if (word in one.negated) != (word in other.negated)]
    apart += [word for word in sorted(one.stems - other.stems) if opposites(word) & other.stems - one.stems]
    weight, limits = sum(map(rarity.of, shared)), rules().limits
    smaller = min(sum(map(rarity.of, one.stems)), sum(map(rarity.of, other.stems)))
    if not apart or weight < limits["question"] or weight < limits["question_share"] * smaller:
        return None
    return Contradiction(one.claim, other.claim, tuple(shared), tuple(apart))
