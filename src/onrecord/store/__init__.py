"""The record kept: a SQLite file or any SQLAlchemy URL; searchable, and safe to stop at any time."""

from onrecord.store import copies_migration as copies_migration  # registers itself, after those of migrations.py
from onrecord.store.copies import CopyRow
from onrecord.store.store import Store
from onrecord.store.writing import Outcome

__all__ = ["CopyRow", "Outcome", "Store"]
