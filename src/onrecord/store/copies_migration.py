"""A store made before copies were found gets them. It stands apart because `copies.py` is below `migrations.py`."""

from sqlalchemy import Connection, select

from onrecord.store.copies import add_copy, copy_marks, reports
from onrecord.store.dialect import Dialect
from onrecord.store.migrations import migration
from onrecord.store.reading import record
from onrecord.store.tables import articles


@migration
def copies_to_find(connection: Connection, dialect: Dialect) -> None:
    """Every article gets its marks and its report."""
    for table in (reports, copy_marks):
        table.create(connection, checkfirst=True)
    missing = select(articles.c.number, articles.c.id).where(articles.c.number.not_in(select(reports.c.article)))
    for number, id in connection.execute(missing.order_by(articles.c.number)).all():
        if kept := record(connection, id):
            add_copy(connection, number, kept.article)
