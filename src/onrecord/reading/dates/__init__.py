"""When: time expressions of a text, resolved to days, and the day of each event."""

from onrecord.reading.dates.events import dated
from onrecord.reading.dates.expressions import TimeExpression, expressions

__all__ = ["TimeExpression", "dated", "expressions"]
