"""Records in the forms other tools read: one module a format, each a pure function from records to chunks of files.

    from onrecord.export import FORMATS
    for name, data in FORMATS["csv"].chunks(records):
        ...  # the next bytes of the file of that name

What each form holds and what it loses is told in docs/exports.md.
"""

from onrecord.export.formats import FORMATS, Format
from onrecord.export.selection import Selection, select
from onrecord.export.target import write

__all__ = ["FORMATS", "Format", "Selection", "select", "write"]
