"""Publication dates as they are written, to ISO 8601. Nothing is guessed: 01/02/2019 stays unread."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from onrecord.problems import OnrecordError

# No newspaper is older than 1605; stand-ins for "unknown" such as 0001-01-01 are.
_FIRST_YEAR, _LAST_YEAR = 1600, 2199

# Longer strings are no dates.
_MAX_LENGTH = 80

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august"),
            *("sep sept september", "oct october", "nov november", "dec december"),
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"\d{4}-?\d\d-?\d\d(?:[T ].*)?", re.DOTALL)
_ISO_WITH_ZONE_NAME = re.compile(r"(.*\d) ?(?:UTC|GMT)")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d.*")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d.*)?"
_MONTH_FIRST = re.compile(_WEEKDAY + r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})" + _TIME)
_DAY_FIRST = re.compile(_WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})" + _TIME)


def normal(value: str) -> str:
    """An ISO date, or an ISO datetime where a clock time is given in ISO or mail form.

    Read are ISO 8601, `20200105`, `2020/01/05`, `20200105100000`, mail dates ("Sun, 05 Jan 2020 10:00:00 GMT") and
    dates with the month in English words. A time zone is kept as given, none is added.

    Raises:
        OnrecordError: `published`, when the value is none of these.
    """
    value = value.strip()
    try:
        if len(value) <= _MAX_LENGTH and (found := _iso(value) or _mail(value) or _worded(value.lower())):
            return found
    except (ValueError, OverflowError):
        pass  # the form of a date, but no such day
    raise OnrecordError("published", value=value[:_MAX_LENGTH])


def _iso(value: str) -> str | None:
    if re.fullmatch(r"\d{14}", value):
        return _checked(datetime.strptime(value, "%Y%m%d%H%M%S"))
    if match := _SLASHED.fullmatch(value):
        return _checked(date(*map(int, match.groups())))
    if not _ISO.fullmatch(value):
        return None
    if match := _ISO_WITH_ZONE_NAME.fullmatch(value):
        value = match[1] + "+00:00"
    return _checked(date.fromisoformat(value) if len(value) <= 10 else datetime.fromisoformat(value))


def _mail(value: str) -> str | None:
    return _checked(parsedate_to_datetime(value)) if _MAIL.fullmatch(value) else None


def _worded(value: str) -> str | None:
    if match := _MONTH_FIRST.fullmatch(value):
        month, day, year = match.groups()
    elif match := _DAY_FIRST.fullmatch(value):
        day, month, year = match.groups()
    else:
        return None
    return _checked(date(int(year), _MONTHS.get(month, 0), int(day)))


def _checked(moment: date) -> str:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError("no year of a newspaper")
    return moment.isoformat()
