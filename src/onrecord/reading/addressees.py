"""To whom it was said, where the verb tells: "told reporters", "urged Russia to stand down", "said to the press".

The network finds addressees too, but they are rare in what it learned from (one statement in nine); verbs of telling
and directing name theirs in one place, right behind them.
"""

import re

from onrecord.record import Span

_TELL = (
    r"t(?:ell(?:s|ing)?|old)|inform(?:s|ed|ing)?|remind(?:s|ed|ing)?|assur(?:es?|ed|ing)|notif(?:y|ies|ied|ying)"
    r"|warn(?:s|ed|ing)?|caution(?:s|ed|ing)?"
)
_DIRECT = (
    r"ask(?:s|ed|ing)?|urg(?:es?|ed|ing)|advis(?:es?|ed|ing)|instruct(?:s|ed|ing)?|order(?:s|ed|ing)?|direct(?:s|ed|ing)?"
    r"|encourag(?:es?|ed|ing)|invit(?:es?|ed|ing)|implor(?:es?|ed|ing)|beg(?:s|ged|ging)?|call(?:s|ed|ing)?\s(?:up)?on"
    r"|request(?:s|ed|ing)?|appeal(?:s|ed|ing)?\sto|command(?:s|ed|ing)?|press(?:es|ed|ing)|pressur(?:es?|ed|ing)"
)
_SPEAK = (
    r"sa(?:id|ys?|ying)|announc(?:es?|ed|ing)|wr(?:ote|ites?|iting)|disclos(?:es?|ed|ing)|sp(?:oke|eaks?|eaking)"
    r"|admit(?:s|ted|ting)?"
)
_TELLS = re.compile(rf"(?:{_TELL})$", re.IGNORECASE)
_DIRECTS = re.compile(rf"(?:{_DIRECT})$", re.IGNORECASE)
_SPEAKS = re.compile(rf"(?:{_SPEAK})$", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:am|is|are|was|were|be|been|being|got)(?: \w+ly)?\s*$", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:speaking|talking|remarks|comments|statement|interview|spoke) (?:to|with) ([^,.\n]{2,60}), $", re.IGNORECASE
)
_BID = re.compile(r"\s+for\b|\s+(?:not )?to\b|\s+that\b|[,:]?\s+[\"“‘]")
_TO = re.compile(r"\s+to\s+")
_WORD = re.compile(r"\s+([\w’'.&-]*[\w.])")
_NAME = re.compile(r"\s+[A-Z]")
_PRONOUNS = frozenset("him her them us me you it everyone everybody".split())
# Words that end the addressee, or show at once that there is none.
_STOPS = frozenset(
    "to that not on in at about by via from with during after before when how why what who whether if as over under "
    "against for last this next earlier later yesterday today tonight he she they we i there once again also only "
    "monday tuesday wednesday thursday friday saturday sunday into through and was is are were had has have would "
    "will could can may might should".split()
)
# Nobody is addressed in more words than this; a longer run is a clause.
_LONGEST = 8
_LONGEST_ABBREVIATION = len("u.s.")


def addressee(text: str, cue: Span) -> Span | None:
    """The words behind the cue that name whom it addresses, None where it names nobody."""
    verb = text[slice(*cue)]
    if _PASSIVE.search(text, max(0, cue[0] - 20), cue[0]):
        return None
    if _SPEAKS.search(verb):
        to, before = _TO.match(text, cue[1]), _BEFORE.search(text[max(0, cue[0] - 90) : cue[0]])
        if before and not to:
            return cue[0] - len(before.group()) + before.start(1) - before.start(), cue[0] - 2
        return _phrase(text, to.end() - 1) if to else None
    of_ends = bool(_TELLS.search(verb)) and not verb.lower().startswith("t")  # warned, informed, reminded him of
    found = _phrase(text, cue[1], of_ends) if _TELLS.search(verb) or _DIRECTS.search(verb) else None
    if found and _DIRECTS.search(verb) and not _bids(text, found[1]):
        return None
    return found


def _bids(text: str, end: int) -> bool:
    """Whether what is asked for follows: without it, "ordered the killing" would address the killing."""
    return bool(_BID.match(text, end))


def _phrase(text: str, start: int, of_ends: bool = False) -> Span | None:
    end, count = start, 0
    while count < _LONGEST and (match := _WORD.match(text, end)):
        word = match.group(1).lower()
        if word == "and" and count and _NAME.match(text, match.end()):
            end = match.end()
            continue
        if word in _STOPS or (word == "of" and (of_ends or not count)):
            break
        end, count = match.end(), count + 1
        if (count == 1 and word in _PRONOUNS) or (word.endswith(".") and len(word) > _LONGEST_ABBREVIATION):
            break
    while end > start and text[end - 1] == ".":
        end -= 1
    first = _WORD.match(text, start)
    return (first.start(1), end) if first and count else None
