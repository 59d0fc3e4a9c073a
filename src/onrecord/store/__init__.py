"""The record kept: a SQLite file or any SQLAlchemy URL; searchable, and safe to stop at any time."""

from onrecord.store.rows import ArticleRow, Hit, Outcome, StatementRow
from onrecord.store.store import Store

__all__ = ["ArticleRow", "Hit", "Outcome", "StatementRow", "Store"]
