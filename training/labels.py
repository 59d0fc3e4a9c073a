"""The event labels the network learns, read from the codebook's data, in one order for training and export."""

import json
from pathlib import Path

STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
EVENT_ROLES = ("actor", "recipient", "content", "condition", "place", "time")
_CODEBOOK = json.loads(Path("../shared/data/events/codebook.json").read_text("utf8"))["types"]
TYPES = tuple(_CODEBOOK)
# A mode belongs to a type; each type also has the choice of none.
MODES: tuple[tuple[str, str | None], ...] = tuple(
    (code, mode) for code in TYPES for mode in (None, *_CODEBOOK[code]["modes"])
)


def as_json() -> dict[str, object]:
    """The labels as they are shipped beside the weights."""
    return {"types": TYPES, "modes": MODES, "statuses": STATUSES, "roles": EVENT_ROLES}
