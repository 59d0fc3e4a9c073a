"""Time expressions in a text: where they stand and what they say, not yet which days they mean."""

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.dates.forms import Form, Found
from onrecord.reading.dates.patterns import PATTERNS
from onrecord.reading.dates.words import DAYTIME, MONTHS, WEEKDAYS, S

_LINE = re.compile(r"[^\n]+")
# A line without one of these holds no date.
_HINT = re.compile(
    rf"\d{{3}}|\d(?:st|nd|rd|th)|\d ?[A-Z]|{'|'.join(name[:3] for name in MONTHS + WEEKDAYS)}|"
    + "|".join(name[:3].upper() for name in MONTHS + WEEKDAYS)
    + r"|(?i:day|hour|night|morning|evening|noon|tomorrow|week|month|year|quarter|decade|century|spring|summer|autumn|"
    r"fall|winter|recent|lately|ago|Q\d|H\d|christmas|hallow|fortnight)"
)
_BEFORE = re.compile(r"([\w’'.]{1,20})?([^\S\n]{0,3}[-(\[“\"‘]?)$")
_AFTER = re.compile(r"[^\S\n]{0,3}([\w’'%]{0,20})")
# Months that are also names or verbs need a word before them that only a date has.
_NAMES_TOO = frozenset({3, 4, 5, 6, 8})
_MONTH_BEFORE = frozenset("in since until till through throughout during last next this early mid late past".split())
_MONTH_MAYBE = frozenset("by before after from to of for between and".split())
_YEAR_BEFORE = frozenset(
    "in since until till by of from during before after for to through throughout the circa year around between late "
    "early mid and or than summer spring autumn winter fall a at its his their s election".split()
)
_COUNTED = frozenset(
    "people troops soldiers dollars euros pounds homes houses miles kilometres kilometers km metres meters feet "
    "percent men women children civilians police officers members workers jobs votes seats protesters demonstrators "
    "fighters migrants refugees prisoners deaths cases others points yards acres hectares tons "
    "tonnes barrels copies hours "
    "million billion and-counting %".split()
)
_NOT_DAY_BEFORE = frozenset("bloody black good super ash easter cyber every each most any holy palm man maundy".split())
_NOT_DAY_AFTER = frozenset(
    "times telegraph herald mirror express mail people post school schools mass service night-live agreement".split()
)
_SEASON_BEFORE = frozenset("the in during by".split())
_CONNECT = re.compile(rf"{S}(to|until|till|through|and){S}(?:the{S})?|[^\S\n]?(?:[‐‑–—-]){S}?")
_CLOCK = re.compile(
    r"(?i)(?:at|around|about|by|before|after)?[^\S\n]{0,3}(\d{1,2}(?:[:.]\d\d)?[^\S\n]?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d\d\b|noon|midnight)"
)
_DAYTIME_AFTER = re.compile(rf"(?:{S}|[^\S\n])((?:(?:early|late){S})?(?:{DAYTIME}))\b(?!-)")
_DAYTIME_BEFORE = re.compile(rf"(?i)((?:early|late|{DAYTIME})(?:{S}(?:on|of){S}|{S}))$")
_RANGED = frozenset({"day", "month", "year", "weekday", "season", "quarter", "decade", "offset"})


def find(text: str) -> list[Found]:
    """All time expressions of a text in order; they never overlap."""
    found: list[Found] = []
    names = _Names(text)
    for line in _LINE.finditer(text):
        if _HINT.search(text, *line.span()):
            found.extend(_in_line(text, line.start(), line.end(), names))
    return found


class _Names:
    """Which months a text also uses as somebody's name."""

    _TITLED = re.compile(
        rf"(?:Mr|Mrs|Ms|Miss|Minister|President|Secretary|Senator|Theresa|Dr)\.?{S}(March|April|May|June|August)\b"
    )

    def __init__(self, text: str) -> None:
        self.months = frozenset(MONTHS.index(match[1]) + 1 for match in self._TITLED.finditer(text))


def _in_line(text: str, start: int, end: int, names: _Names) -> list[Found]:
    options: list[tuple[int, int, int, Form]] = []
    for order, (pattern, make) in enumerate(PATTERNS):
        for match in pattern.finditer(text, start, end):
            form = make(match)
            if _believed(text, match.start(), match.end(), form, names):
                options.append((match.start(), -match.end(), order, form))
    kept: list[Found] = []
    for begin, minus_end, _, form in sorted(options, key=lambda option: option[:3]):
        if not kept or begin >= kept[-1].span[1]:
            kept.append(Found(_bare(text, begin, -minus_end), form))
    return [_timed(text, found, start, end) for found in _joined(text, kept)]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a leading article."""
    return (start + 4 if text[start : start + 4].lower() == "the " else start, end)


def _believed(text: str, start: int, end: int, form: Form, names: _Names) -> bool:
    """Whether the words around let a form be a date: "may", "March" and "2000" mostly are something else."""
    word = _word_before(text, start)
    match = _AFTER.match(text, end)
    after = match[1].lower() if match else ""
    if form.kind == "month" and not form.year:
        return _month(text, end, form, word, names)
    if form.kind == "year" and not form.part:
        return _year(text, start, end, word, after)
    if form.kind.startswith("weekday"):
        return word not in _NOT_DAY_BEFORE and after not in _NOT_DAY_AFTER
    if form.kind == "season" and not (form.year or form.mark or form.part):
        return word in _SEASON_BEFORE and after not in ("of", "in", "offensive", "camp", "holiday", "olympics")
    if form.kind == "quarter" and not form.year:
        return form.unit == "quarter" and (word in ("the", "in", "s", "its") or text[start] == "Q") and after != "of"
    if form.kind == "day" and after in _COUNTED:
        return False
    return not (form.kind in ("stretch", "offset") and word in ("every", "each"))


def _month(text: str, end: int, form: Form, word: str, names: _Names) -> bool:
    number = form.month
    if form.mark or form.part or word in _MONTH_BEFORE:
        return not (text.startswith(("’s", "'s"), end) and number in names.months and not form.mark)
    if number not in _NAMES_TOO:
        return not re.match(
            r"[^\S\n](?!(?:[A-Z][a-z]+day)\b)[A-Z][a-z]+[^\S\n](?:said|told|was|is|has)\b", text[end : end + 40]
        )
    return (
        word in _MONTH_MAYBE and number not in names.months and not re.match(r"['’]s|[^\S\n][A-Z]", text[end : end + 3])
    )


def _year(text: str, start: int, end: int, word: str, after: str) -> bool:
    if (
        after in _COUNTED
        or text.startswith("%", end)
        or text[max(0, start - 1) : start] in ("-", "–", ".", ",", ":", "/")
    ):
        return False
    bracketed = text[max(0, start - 1) : start] in ("(", "[") and text[end : end + 1] in (")", "]", ",", "–", "-")
    return bracketed or (word in _YEAR_BEFORE and (word != "a" or after not in ("",))) or start == 0


def _word_before(text: str, at: int) -> str:
    match = _BEFORE.search(text[max(0, at - 26) : at])
    return (match[1] or "").lower().rpartition("'")[2].rpartition("’")[2] if match else ""


def _joined(text: str, found: list[Found]) -> Iterator[Found]:
    """The expressions, with two that a "to", a dash or "between … and" joins made one range."""
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        if other and _is_range(text, one, other):
            at += 1
            yield Found((one.span[0], other.span[1]), Form("range", first=one.form, last=other.form))
        else:
            yield one
        at += 1


def _is_range(text: str, one: Found, other: Found) -> bool:
    if not {one.form.kind, other.form.kind} <= _RANGED or other.span[0] - one.span[1] > 12:
        return False
    match = _CONNECT.fullmatch(text, one.span[1], other.span[0])
    if not match:
        return False
    before = _word_before(text, one.span[0])
    if match[1] == "and":
        return before == "between"
    return one.form.kind == other.form.kind or before == "from" or bool(match[1] and match[1] != "and")


def _timed(text: str, found: Found, start: int, end: int) -> Found:
    """The expression with the time of day that stands beside it; words such as "night" are taken into the span."""
    first, last = found.span
    if found.form.kind in ("weekday", "day", "offset") and (match := _DAYTIME_AFTER.match(text, last, end)):
        last, found = match.end(), Found(found.span, replace(found.form, time=match[1].lower()))
    if found.form.kind in ("weekday", "day", "offset") and (
        match := _DAYTIME_BEFORE.search(text[max(start, first - 20) : first])
    ):
        words = re.sub(r"(?i)\s+(?:on|of)?\s*$", "", match[1]).lower()
        first -= len(match[1])
        found = Found(found.span, replace(found.form, time=" ".join(filter(None, (words, found.form.time)))))
    if not found.form.time and (clock := _clock(text, first, last, start, end)):
        found = Found(found.span, replace(found.form, time=clock))
    return Found((first, last), found.form)


def _clock(text: str, first: int, last: int, start: int, end: int) -> str:
    after = _CLOCK.match(text, min(last + 1, end), end)
    if after and after.start() < after.end():
        return after[1].lower()
    before = list(_CLOCK.finditer(text, max(start, first - 24), first))
    return before[-1][1].lower() if before and first - before[-1].end() <= 4 else ""
