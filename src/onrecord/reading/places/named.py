"""A place as an article names it."""

from dataclasses import dataclass

from onrecord.knowledge.places import Place
from onrecord.record import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A place as an article names it, with every span of that sense.

    `place` is None where the gazetteer's candidates are too alike. `adjective`: the words say what belongs to the place
    ("Iraqi"), not the place itself. `confidence` is the probability of the sense.
    """

    name: str
    spans: tuple[Span, ...]
    place: Place | None
    adjective: bool
    confidence: float
