"""The written forms of dates: one pattern a form, and what each says. Which of several that overlap is meant, and
which are dates at all, `finding` decides.
"""

import re
from collections.abc import Callable

from onrecord.reading.dates.forms import Form
from onrecord.reading.dates.words import (
    ANY_MONTH,
    COUNT,
    DAY,
    DAYTIME,
    HOLIDAYS,
    MONTH,
    ORDINALS,
    SEASONS,
    UNIT,
    WEEKDAY,
    WEEKDAY_BEFORE,
    YEAR,
    S,
    count,
    month_number,
    weekday_number,
)

_Match = re.Match[str]
_Make = Callable[[_Match], Form]
_DASH = r"[-‐‑–—]"
_PLUS = rf"(?:,?{S}(?P<year>{YEAR}))?"
_MARK = r"(?P<mark>last|next|this(?: past| coming)?|past|coming)"
_PART = (
    rf"(?:(?P<part>early|mid|late|(?:the{S})?(?:start|beginning|middle|end)){_DASH}?(?:{S}(?:in|of)(?:{S}the)?)?"
    rf"(?:{S}|(?<=[-‐‑–—]))(?:the{S})?)?"
)
_PARTS = {"start": "early", "beginning": "early", "middle": "mid", "end": "late"}
_TO = rf"(?:{S}(?:to|through|until|till|and){S}|[^\S\n]?{_DASH}[^\S\n]?)"
_NTH = "|".join(ORDINALS)
_SEASON = "|".join(SEASONS)
_UNITS = {"centurie": "century", "century": "century"}


def _part(match: _Match) -> str:
    word = (match["part"] or "").lower().removeprefix("the").strip()
    return _PARTS.get(word, word)


def _mark(match: _Match) -> str:
    word = " ".join((match["mark"] or "").lower().split())
    return {"past": "last", "this past": "last", "coming": "next", "this coming": "next"}.get(word, word)


def _int(match: _Match, name: str) -> int | None:
    return int(match[name]) if match[name] else None


def _number(match: _Match, name: str = "day") -> int:
    return int(re.sub(r"\D", "", match[name]))


def _unit(match: _Match) -> str:
    unit = match["unit"].lower()
    return _UNITS.get(unit, unit)


def _day(match: _Match) -> Form:
    return Form("day", _int(match, "year"), month_number(match["month"]), _number(match))


def _days(match: _Match) -> Form:
    year, month = _int(match, "year"), month_number(match["month"])
    first, last = (Form("day", year, month, _number(match, name)) for name in ("day", "until"))
    return Form("range", first=first, last=last)


def _numeric(match: _Match) -> Form:
    return Form("day", int(match["year"]), int(match["month"]), int(match["day"]))


def _slashed(match: _Match) -> Form:
    # 03/04 is March in one country and April in the other: such a date is none here (month 0 resolves to nothing).
    first, second = int(match["one"]), int(match["two"])
    month, day = (second, first) if first > 12 or first == second else (first, second) if second > 12 else (0, 0)
    return Form("day", int(match["year"]), month, day)


def _month(match: _Match) -> Form:
    return Form("month", _int(match, "year"), month_number(match["month"]), mark=_mark(match), part=_part(match))


def _month_of_year(match: _Match) -> Form:
    return Form("month", month=month_number(match["month"]), part=_part(match), unit="year", number=_year_away(match))


def _quarter_of_year(match: _Match) -> Form:
    kind = f"{match['unit'].lower()} of year"
    return Form(kind, number=ORDINALS[match["nth"].lower()], unit=match["unit"].lower(), day=_year_away(match))


def _year_away(match: _Match) -> int:
    return {"last": -1, "next": 1}.get(match["mark"].lower(), 0)


def _weekday(match: _Match) -> Form:
    return Form("weekday", day=weekday_number(match["weekday"]), mark=_mark(match))


def _weekday_of_week(match: _Match) -> Form:
    offset = {"last": -1, "this": 0, "next": 1}[match["mark"].lower()]
    return Form("weekday of week", day=weekday_number(match["weekday"]), number=offset)


def _shifted(days: int, time: str = "") -> _Make:
    return lambda match: Form("offset", unit="day", number=days, time=time)


def _ago(match: _Match) -> Form:
    number = count(match["count"])
    if match["unit"].lower() in ("hour", "minute"):
        return Form("offset", unit="day", number=-(number // 24) if match["unit"].lower() == "hour" else 0)
    # A decade ago is one year ten years back, a century ago one a hundred years back.
    unit, years = _unit(match), {"decade": 10, "century": 100}
    return Form("offset", unit="year" if unit in years else unit, number=-number * years.get(unit, 1))


def _this_unit(match: _Match) -> Form:
    word = match["mark"].lower()
    offset = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[word]
    return Form("offset", unit=_unit(match), number=offset, part=_part(match))


def _of_unit(match: _Match) -> Form:
    return Form("offset", unit=_unit(match), part=_part(match))


def _so_far(match: _Match) -> Form:
    year = _int(match, "year")
    part = match["part"].lower()
    return Form("year", year, part=part) if year else Form("offset", unit=_unit(match), part=part)


def _stretch(match: _Match) -> Form:
    ahead = match["mark"].lower() in ("next", "coming", "following")
    number, unit = count(match["count"] or "1"), match["unit"].lower()
    if unit == "hour":
        number, unit = max(1, number // 24), "day"
    return Form("stretch", unit=_UNITS.get(unit, unit), number=number if ahead else -number)


def _day_unit(match: _Match) -> str:
    unit = match["unit"].lower()
    return "day" if re.fullmatch(DAYTIME, unit) else _UNITS.get(unit, unit)


def _other(match: _Match) -> Form:
    ahead = match["mark"].lower() in ("next", "following")
    return Form("anaphor", unit=_day_unit(match), number=1 if ahead else -1)


def _later(match: _Match) -> Form:
    ahead = match["mark"].lower() in ("later", "after")
    number = count(match["count"])
    return Form("anaphor", unit=_unit(match), number=number if ahead else -number)


def _named_year(match: _Match) -> Form:
    return Form("year", int(match["year"]), part=_part(match))


def _years(match: _Match) -> Form:
    first, last = match["first"], match["last"]
    full = last if len(last) == 4 else first[:2] + last
    return Form("range", first=Form("year", int(first)), last=Form("year", int(full)))


def _decade(match: _Match) -> Form:
    year = match["decade"] or "19" + match["short"]
    return Form("decade", int(year), part=_part(match))


def _century(match: _Match) -> Form:
    return Form("century", _number(match, "number"), part=_part(match))


def _season(match: _Match) -> Form:
    return Form("season", _int(match, "year"), SEASONS[match["season"].lower()], mark=_mark(match), part=_part(match))


def _quarter(match: _Match) -> Form:
    year = int(match["year"]) if match["year"] else None
    nth = match["nth"].lower()
    number = {"final": 4, "last": 4}.get(nth) or ORDINALS.get(nth) or int(nth)
    unit = "half" if match["unit"][0] in "hH" else "quarter"
    return Form("quarter", year, number=2 if unit == "half" and number == 4 else number, unit=unit)


def _fiscal(match: _Match) -> Form:
    year = match["year"]
    return Form("fiscal", int(year if len(year) == 4 else "20" + year))


def _weekend(match: _Match) -> Form:
    return Form("weekend", mark=_mark(match))


def _holiday(match: _Match) -> Form:
    month, day = HOLIDAYS[match["name"].lower().replace("’", "'")]
    return Form("day", _int(match, "year"), month, day)


def _vague(match: _Match) -> Form:
    return Form("vague")


_NOT_NOUN = (
    rf"(?=[.,;:!?)\]\"”’]|\s*$|\s*\n|{S}(?:and|but|when|while|at|in|on|by|he|she|they|the|it|that|after|with)\b)"
)

_FORMS: tuple[tuple[str, _Make], ...] = (
    (rf"{WEEKDAY_BEFORE}(?P<month>{ANY_MONTH}){S}(?P<day>{DAY})(?![\d%])(?![.,:/]\d){_PLUS}", _day),
    (rf"{WEEKDAY_BEFORE}(?P<day>{DAY}){S}(?:of{S})?(?P<month>{ANY_MONTH})\b{_PLUS}", _day),
    (rf"(?P<month>{ANY_MONTH}){S}(?P<day>{DAY}){_TO}(?P<until>{DAY})(?![\d%])(?![.,:/]\d){_PLUS}", _days),
    (rf"(?P<day>{DAY}){_TO}(?P<until>{DAY}){S}(?:of{S})?(?P<month>{ANY_MONTH})\b{_PLUS}", _days),
    (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)(?!-\d)", _numeric),
    (r"(?P<year>[12]\d{3})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])", _numeric),
    (r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>[12]\d{3})(?![\d.]\d)", _numeric),
    (r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>[12]\d{3})(?![\d/])", _slashed),
    (rf"{_PART}(?:{_MARK}{S})?(?P<month>{ANY_MONTH})(?:,|{S}of)?{S}(?P<year>{YEAR})", _month),
    (rf"{_PART}(?:{_MARK}{S})?(?P<month>{MONTH})(?P<year>)", _month),
    (rf"{_PART}(?P<month>{MONTH}){S}(?:of{S})?(?P<mark>last|this|next){S}year", _month_of_year),
    (rf"(?P<nth>{_NTH}){S}(?P<unit>quarter|half){S}of{S}(?P<mark>last|this|next|the){S}year", _quarter_of_year),
    (rf"(?:{_MARK}{S})?(?P<weekday>{WEEKDAY})", _weekday),
    (rf"(?P<weekday>{WEEKDAY}){S}(?:of{S})?(?P<mark>last|next|this){S}week", _weekday_of_week),
    (r"(?:the[^\S\n]{1,3})?day[^\S\n]{1,3}before[^\S\n]{1,3}yesterday", _shifted(-2)),
    (r"(?:the[^\S\n]{1,3})?day[^\S\n]{1,3}after[^\S\n]{1,3}tomorrow", _shifted(2)),
    (rf"yesterday(?:{S}(?:{DAYTIME}))?", _shifted(-1)),
    (rf"tomorrow(?:{S}(?:{DAYTIME}))?", _shifted(1)),
    (r"(?:earlier[^\S\n]{1,3}|later[^\S\n]{1,3})?today", _shifted(0)),
    (rf"this{S}(?:{DAYTIME})", _shifted(0)),
    (r"tonight", _shifted(0, "night")),
    (rf"last{S}(?:night|evening)", _shifted(-1, "night")),
    (r"overnight", lambda match: Form("overnight", time="night")),
    (rf"(?P<count>{COUNT}){S}(?P<unit>{UNIT}|hour|minute)s?{S}ago", _ago),
    (rf"(?:{_MARK}{S})?weekend", _weekend),
    (rf"(?<=[Tt]he )(?P<mark>next|following|previous){S}(?P<unit>{UNIT}|{DAYTIME})", _other),
    (rf"{_PART}(?P<mark>last|past|this|current|next|coming){S}(?P<unit>{UNIT})", _this_unit),
    (rf"(?P<part>(?:the{S})?(?:start|beginning|middle|end)){S}of{S}the{S}(?P<unit>week|month|year|decade)", _of_unit),
    (
        rf"(?P<part>earlier|later){S}(?:in{S}|on{S})?(?:(?:this|the){S}(?P<unit>week|month|year|decade)|(?P<year>{YEAR}))",
        _so_far,
    ),
    (
        rf"(?P<mark>past|last|previous|next|coming|following){S}(?P<count>{COUNT}){S}(?P<unit>{UNIT}|hour)s?",
        _stretch,
    ),
    (rf"(?<=the )(?P<mark>past)(?P<count>){S}(?P<unit>{UNIT})", _stretch),
    (rf"(?:that|same){S}(?P<unit>day|week|month|year|{DAYTIME})", lambda m: Form("anaphor", unit=_day_unit(m))),
    (rf"day{S}(?P<mark>before)(?P<unit>){_NOT_NOUN}", lambda m: Form("anaphor", unit="day", number=-1)),
    (rf"day{S}(?P<mark>after)(?P<unit>){_NOT_NOUN}", lambda m: Form("anaphor", unit="day", number=1)),
    (rf"(?P<count>{COUNT}){S}(?P<unit>{UNIT})s?{S}(?P<mark>later|earlier)", _later),
    (rf"{_PART}(?P<year>{YEAR})", _named_year),
    (
        rf"(?P<first>[12]\d{{3}})(?:{S}to{S}|[^\S\n]?{_DASH}[^\S\n]?)(?P<last>[12]\d{{3}}|\d\d)(?![\d%])(?![.,:/-]\d)",
        _years,
    ),
    (rf"{_PART}(?:(?P<decade>[12]\d\d0)|['’](?P<short>\d0))['’]?s", _decade),
    (rf"{_PART}(?P<number>\d{{1,2}})(?:st|nd|rd|th){S}[cC]entury", _century),
    (rf"{_PART}(?:{_MARK}{S})?(?P<season>{_SEASON})(?:(?:{S}of)?{S}(?P<year>{YEAR})(?:{_DASH}\d{{2,4}})?)?", _season),
    (rf"(?P<unit>[QH])(?P<nth>[1-4])(?:{S}(?:of{S})?(?P<year>{YEAR}))?", _quarter),
    (
        rf"(?P<nth>{_NTH}|final|last){S}(?P<unit>quarter|half)(?:{S}(?:of|in)(?:{S}(?:fiscal|the{S}year))?{S}(?P<year>{YEAR}))?",
        _quarter,
    ),
    (rf"(?:fiscal(?:{S}year)?|financial{S}year|FY){S}?(?P<year>{YEAR}|\d\d(?!\d))", _fiscal),
    (rf"(?P<name>{'|'.join(HOLIDAYS).replace(chr(39), '[’' + chr(39) + ']')})(?:,?{S}(?P<year>{YEAR}))?", _holiday),
    (r"recently|lately", _vague),
    (rf"(?:recent|coming|past few|last few|past several|next few){S}(?:days|weeks|months|years|decades|hours)", _vague),
    (
        rf"(?:(?:a{S}few|several|some|many){S})?(?:days|weeks|months|years|decades|centuries|some{S}time|long){S}ago",
        _vague,
    ),
)
_CASED = re.compile(r"\(\?P<(?:month|weekday)>|\[QH\]")


def _compiled(pattern: str) -> re.Pattern[str]:
    # Names of months and days have capitals; the words around them may open a sentence.
    return re.compile(rf"(?<![\w$£€]){_lowered(pattern)}(?!\w)")


def _lowered(pattern: str) -> str:
    if not _CASED.search(pattern):
        return f"(?i:{pattern})"
    return pattern.replace(_PART, f"(?i:{_PART})").replace(_MARK, f"(?i:{_MARK})")


PATTERNS: tuple[tuple[re.Pattern[str], _Make], ...] = tuple((_compiled(p), make) for p, make in _FORMS)
