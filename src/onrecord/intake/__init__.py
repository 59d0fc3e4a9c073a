"""Files and bytes to articles: what cannot be read comes back as a `Problem`, and the batch goes on."""

from onrecord.intake.build import from_text
from onrecord.intake.files import articles
from onrecord.intake.html import from_html

__all__ = ["articles", "from_html", "from_text"]
