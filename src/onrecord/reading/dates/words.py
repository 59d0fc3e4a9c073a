"""The words of dates, as pieces of patterns and as numbers.

Every repetition in the patterns is bounded, so that a text made to hurt is still read in linear time.
"""

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100, "a hundred": 100, "a couple of": 2,
    "couple of": 2, "half a dozen": 6, "a dozen": 12,
}  # fmt: skip
# Days of the year with names of their own.
HOLIDAYS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25),
    "boxing day": (12, 26), "valentine's day": (2, 14), "halloween": (10, 31), "christmas": (12, 25),
}  # fmt: skip


def month_number(name: str) -> int:
    """1 to 12 for a month's name, short or long."""
    return [short.lower() for short in SHORT].index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """0 for Monday to 6 for Sunday."""
    return [weekday[:2].lower() for weekday in WEEKDAYS].index(name[:2].lower())


def count(words: str) -> int:
    """The number a count stands for: digits, or words such as "a couple of"."""
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else COUNTS[plain]


def _either(names: list[str]) -> str:
    """A pattern for names as written in text and in headlines."""
    return "|".join(f"{name}|{name.upper()}" for name in names)


S = r"[^\S\n]{1,3}"
WEEKDAY = rf"(?:{_either(WEEKDAYS)})"
# Short names of days ("Sun", "Sat") are believed only before a date.
WEEKDAY_BEFORE = rf"(?:(?:{_either(WEEKDAYS)}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?),?{S}(?:the{S})?)?"
MONTH = rf"(?:{_either(MONTHS)})"
ANY_MONTH = rf"(?:{_either(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"[12]\d{3}(?![\d%])(?![.,:/]\d)"
COUNT = r"\d{1,4}|a[^\S\n]couple[^\S\n]of|half[^\S\n]a[^\S\n]dozen|a[^\S\n]dozen|a[^\S\n]hundred|" + "|".join(
    sorted((word for word in COUNTS if " " not in word), key=len, reverse=True)
)
UNIT = r"day|week|weekend|fortnight|month|quarter|year|decade|century|centurie"
DAYTIME = r"morning|afternoon|evening|night|midday|lunchtime"
