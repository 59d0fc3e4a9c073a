"""Whether the words around an expression speak of what is over or of what is to come."""

import re

# Nearer than this stands the verb that an expression belongs to.
_REACH = 140
_FUTURE = (
    r"will|won['’]t|shall|would|must|should|(?-i:may)|might|can|could|going to|is to|are to|was to|were to|next|"
    r"upcoming|coming|tomorrow|planned|scheduled|expected|due|rescheduled|slated|set|plans?|planning|hopes?|intends?|"
    r"wants?|deadline|expects?|predict(?:s|ed)?|forecasts?|(?:postpon|delay|extend|mov)(?:ed|ing)|"
    r"(?:begins?|starts?|ends?|takes? effect|takes? place|runs?|expires?)(?= (?:on|in|at|from|until)\b)"
)
# After these the infinitive lies ahead ("agreed to meet on Friday"); they themselves are past ("on Friday he agreed").
_ASKED = (
    r"(?:agreed|promised|vowed|pledged|decided|ordered|urged|asked|required|needed|threatened|"
    r"offered|invited|prepar(?:ed|ing))"
    r"(?:[^\S\n]\w{1,20})?(?=[^\S\n]to\b)"
)
_IRREGULAR = (
    "was were had did said told met made took gave came went saw held left led began became brought built bought "
    "caught chose cut fell felt fought found fled flew got grew heard hit kept knew laid lost meant paid put ran rose "
    "sent shot showed shown spoke spent stood stole struck swore taught thought threw understood won wore wrote broke "
    "drew drove ate hurt read set quit shut sought sold sank sat slid has have been since ago after following"
)
_TENSE = re.compile(
    rf"(?i)\b(?:(?P<future>{_FUTURE})|(?P<asked>{_ASKED})|[a-z]{{2,20}}ed|"
    rf"{'|'.join(_IRREGULAR.split())})(?![a-z])|['’]ll\b"
)
_BREAK = re.compile(r"[.!?;\n“”\"]\s|[.!?;][\"”’]\s")


def tense(text: str, start: int, end: int) -> str:
    """ "past", "future" or "" for the span of an expression: the nearest verb before it decides, else the next one."""
    before = text[max(0, start - _REACH) : start]
    before = before[max((match.end() for match in _BREAK.finditer(before)), default=0) :]
    told = ["future" if match["asked"] else _of(match) for match in _TENSE.finditer(before)]
    if told:
        return told[-1]
    after = text[end : end + _REACH]
    if stop := _BREAK.search(after):
        after = after[: stop.start()]
    following = _TENSE.search(after)
    return _of(following) if following else ""


def _of(match: re.Match[str]) -> str:
    return "future" if match["future"] or match.group().endswith("ll") else "past"
