"""Places: where an article's place names lie, and where its events happen (docs/places.md)."""

from onrecord.reading.places.choosing import model
from onrecord.reading.places.events import settled
from onrecord.reading.places.named import Named
from onrecord.reading.places.resolving import resolved
from onrecord.record import Record

__all__ = ["Named", "located", "places"]


def located(record: Record) -> Record:
    """The record with coordinates, GeoNames id, division, country and precision of each event's place.

    An event without a place of its own gets the one where the article's story sets it; what the article does not tell
    stays None.
    """
    return settled(record, places(record), model()) if record.events else record


def places(record: Record) -> tuple[Named, ...]:
    """The places that the article names, in order of their first mention, also those that no event happens at."""
    return resolved(record, model())
