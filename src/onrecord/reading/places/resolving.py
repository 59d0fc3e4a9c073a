"""The places an article names: its toponyms, which of them are places, and which place each is."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from onrecord.knowledge.places import Kind, Place, Sense
from onrecord.reading.places.choosing import Model
from onrecord.reading.places.evidence import Tags, evidence
from onrecord.reading.places.finding import toponyms
from onrecord.reading.places.named import Named
from onrecord.reading.places.senses import senses
from onrecord.reading.pronouns import pronoun
from onrecord.record import Record, Span

# A toponym below this probability is no place; a sense below the other is left open: no link rather than a wrong one.
IS_PLACE = 0.5
IS_SENSE = 0.4
_NEAR = 1.0  # degrees
# What the network takes for a place and the gazetteer does not know is at least so long.
_SHORTEST = 4


def resolved(record: Record, model: Model) -> tuple[Named, ...]:
    """The places of the article in order of their first mention."""
    known = tuple(_known(record, model))
    spans = [span for one in known for span in one.spans]
    return tuple(sorted((*known, *_unknown(record, spans)), key=lambda one: one.spans[0]))


def _known(record: Record, model: Model) -> Iterable[Named]:
    """The places with a name that the gazetteer has."""
    found = toponyms(record.article.text)
    if not found:
        return
    chances = model.places(evidence(record, found))
    ready = senses(found)
    likely = model.senses(ready, chances)
    for number, group in enumerate(ready.groups):
        spans = tuple(found[at].span for at in group.members if chances[at] >= IS_PLACE)
        if spans:
            rows = likely[ready.rows(number)]
            bearers = group.candidates
            best = bearers[int(np.argmax(rows))]
            sure = float(rows[[alike(best.place, other.place) for other in bearers]].sum())
            place = best.place if sure >= IS_SENSE else None
            yield Named(group.name, spans, place, best.sense == Sense.ADJECTIVE, round(sure, 3))


def alike(one: Place, other: Place) -> bool:
    """Whether two places are one on the map: a town and the district or division around it that bears its name."""
    nested = other.number in {one.division, one.district} or one.number in {other.division, other.district}
    same = one.division == other.division and Kind.COUNTRY not in {one.kind, other.kind}
    near = abs(one.lat - other.lat) + abs(one.lon - other.lon) < _NEAR
    return one.number == other.number or (one.country == other.country and near and (nested or same))


def _unknown(record: Record, known: list[Span]) -> Iterable[Named]:
    """The places that only the network finds: buildings, streets, villages; they stay without a link."""
    text = record.article.text
    spans: dict[str, list[Span]] = defaultdict(list)
    for span in Tags(record).places():
        words = text[slice(*span)]
        if len(words) < _SHORTEST or pronoun(words) or not words[0].isupper():
            continue
        if not any(start < span[1] and span[0] < end for start, end in known):
            spans[" ".join(words.split())].append(span)
    return (Named(name, tuple(found), None, False, 0.0) for name, found in spans.items())
