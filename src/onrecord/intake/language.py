"""The language of a text. Only English is read: any other is a problem that names it."""

import re

from onrecord.problems import OnrecordError

# The detector is sure long before this many characters, and its time grows with them.
_LOOKED_AT = 3000

# A text is called foreign when the best language beats English by this much log probability a character. Foreign news
# shows 0.84 and more (eleven pages, eight languages), English with foreign names in it 0.58 at most (Wikinews cut to
# 60-400 characters).
_MARGIN = 0.7

# Below this many letters names decide: "Ok" and "Putin" reach 1.2, a foreign script 8 and more.
_FEW_LETTERS = 25
_MARGIN_OF_FEW = 3.0

_ENGLISH = re.compile(r"en(?:g|glish)?(?:[-_].*)?", re.IGNORECASE)
_NAMES = dict(
    re.findall(
        r"(\w+)=([\w-]+)",
        """
        af=Afrikaans am=Amharic ar=Arabic az=Azerbaijani be=Belarusian bg=Bulgarian bn=Bengali bs=Bosnian ca=Catalan
        cs=Czech da=Danish de=German el=Greek es=Spanish et=Estonian fa=Persian fi=Finnish fr=French ha=Hausa
        he=Hebrew hi=Hindi hr=Croatian hu=Hungarian hy=Armenian id=Indonesian it=Italian ja=Japanese ka=Georgian
        kk=Kazakh ko=Korean ku=Kurdish lt=Lithuanian lv=Latvian mk=Macedonian ms=Malay my=Burmese ne=Nepali nl=Dutch
        no=Norwegian pcm=Nigerian-Pidgin pl=Polish ps=Pashto pt=Portuguese ro=Romanian ru=Russian sk=Slovak
        sl=Slovenian so=Somali sq=Albanian sr=Serbian sv=Swedish sw=Swahili ta=Tamil th=Thai tl=Tagalog tr=Turkish
        uk=Ukrainian ur=Urdu uz=Uzbek vi=Vietnamese zh=Chinese
        """,
    )
)


def check(text: str, declared: str | None = None) -> str | None:
    """The language of a text that may be read: "en", or None when neither the input nor the words tell.

    A declared language is believed.

    Raises:
        OnrecordError: `language`, when the text is declared or found to be in another one.
    """
    if declared is None:
        return _found(text[:_LOOKED_AT])
    if _ENGLISH.fullmatch(declared):
        return "en"
    raise OnrecordError("language", language=_named(declared))


def _found(text: str) -> str | None:
    from py3langid import rank

    scores = rank(text)
    best, score = scores[0]
    if best == "en":
        return "en"
    margin = float(score - dict(scores)["en"]) / max(1, len(text))
    letters = sum(map(str.isalpha, text))
    if margin > (_MARGIN if letters >= _FEW_LETTERS else _MARGIN_OF_FEW):
        raise OnrecordError("language", language=_named(best))
    return None


def _named(code: str) -> str:
    name = _NAMES.get(code.lower().split("-")[0].split("_")[0])
    return f"{name} ({code})" if name else code
