"""Every problem and error code of the program, with the words shown to the user, in one place.

A code is stable and short; its message says what happened and what to do, and is filled with `str.format`.
"""

MESSAGES: dict[str, str] = {}


def message(code: str, **details: object) -> str:
    """The user's words for a code, filled with details.

    Raises:
        KeyError: an unknown code, or a detail the message needs is missing.
    """
    return MESSAGES[code].format(**details)


class OnrecordError(Exception):
    """An error the user can act on; the command line prints it without a traceback."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(message(code, **details))
        self.code = code
