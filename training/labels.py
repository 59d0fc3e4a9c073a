"""The event labels the network learns, in the codebook's order, which the weights depend on."""

from onrecord.codebook import load

STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
EVENT_ROLES = ("actor", "recipient", "content", "condition", "place", "time")
_TYPES = load().types
TYPES = tuple(_TYPES)
# A mode belongs to a type; each type also has the choice of none.
MODES: tuple[tuple[str, str | None], ...] = tuple(
    (code, mode) for code, kind in _TYPES.items() for mode in (None, *(mode.code for mode in kind.modes))
)


def as_json() -> dict[str, object]:
    """The labels as they are shipped beside the weights."""
    return {"types": TYPES, "modes": MODES, "statuses": STATUSES, "roles": EVENT_ROLES}
