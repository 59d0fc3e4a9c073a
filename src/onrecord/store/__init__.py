"""The record kept: a SQLite file or any SQLAlchemy URL; searchable, and safe to stop at any time."""

from onrecord.store.store import Store
from onrecord.store.writing import Outcome

__all__ = ["Outcome", "Store"]
