"""English pronouns: person, number, gender, and where the third-person singular ones stand in a text."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pronoun:
    """`person` is 1, 2 or 3 (4: relative); `gender` m, f, n, or None where the word does not tell."""

    person: int
    plural: bool = False
    gender: str | None = None


_FORMS = {
    Pronoun(1): "i me my mine myself",
    Pronoun(1, plural=True): "we us our ours ourselves",
    Pronoun(2): "you your yours yourself yourselves",
    Pronoun(3, gender="m"): "he him his himself",
    Pronoun(3, gender="f"): "she her hers herself",
    Pronoun(3, gender="n"): "it its itself",
    Pronoun(3, plural=True): "they them their theirs themselves",
    Pronoun(4): "who whom whose which",
}
PRONOUNS = {form: pronoun for pronoun, forms in _FORMS.items() for form in forms.split()}

POSSESSIVE = frozenset(["my", "our", "your", "his", "her", "its", "their"])

# Pronouns that always stand for somebody: found in running text, they keep track of who is being talked about.
PERSONAL = re.compile(r"\b(?:[Hh](?:e|im|is|ers?|imself|erself)|[Ss]he)\b")
PLURAL = re.compile(r"they|them|their|theirs|themselves", re.IGNORECASE)


def pronoun(words: str) -> Pronoun | None:
    """The pronoun these words are, None where they are none ("US" and "WHO" are names)."""
    return None if words.isupper() and len(words) > 1 else PRONOUNS.get(words.lower())
