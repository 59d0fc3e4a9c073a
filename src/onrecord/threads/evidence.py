"""The evidence for and against one act answering another, piece by piece, in words that a reader can check."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import exp

from onrecord.threads.acts import Telling
from onrecord.threads.model import SETTLING, Kind
from onrecord.threads.parties import Who, best
from onrecord.threads.rules import Answer, Side, rules
from onrecord.threads.wording import Rarity, listed

_AFTER = re.compile(r"\b(?:after|following|in response to|because of|prompted by|despite|citing)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence: the name of its weight in rules.toml, how much of it there is (0 to 1), and in words."""

    name: str
    value: float
    words: str = ""


def common_words(opening: Telling, act: Telling, rarity: Rarity) -> list[tuple[float, str]]:
    """The words that the opening shares with the act, rarest first; those around the act count half."""
    one_sentence = _distance(opening, act) == 0
    own = (opening.core if one_sentence else opening.about) - opening.names
    weighed = [(rarity.of(word), word) for word in own & act.core]
    if not one_sentence:
        weighed += [(rarity.of(word) / 2, word) for word in own & act.around - act.core]
    return sorted(weighed, reverse=True)


def evidence_for(rule: Answer, opening: Telling, act: Telling, common: list[tuple[float, str]]) -> list[Evidence]:
    """The evidence for and against an act by one rule; none where it lacks what the rule needs."""
    role = _role(rule, opening, act)
    if role is None or (rule.after and opening.act.mode not in rule.after):
        return []
    back = _points_back(rule.kind, opening, act)
    shared = min(sum(rarity for rarity, _ in common) / rules().limits["topic"], 1.0)
    found = [role, *_toward(rule, opening, act), *_place(opening, act), *_marks(act), *_deed(rule, opening, act)]
    found += [*_court(rule, opening, act), *_sequence(opening, act), *_mode(opening, act)]
    if common:
        found.append(Evidence("topic", shared, f"common words: {', '.join(word for _, word in common[:4])}"))
    if back:
        found.append(Evidence("back", 1.0, f"it points back: {back}"))
    if rule.relation not in SETTLING:
        found.extend(_too_early(opening, act))
    return found if _enough(rule, opening, act, {one.name for one in found}, shared) else []


def _enough(rule: Answer, opening: Telling, act: Telling, found: set[str], shared: float) -> bool:
    """Whether something beside the type brings the two together: words, parties, or place.

    Parties do where both fit, or where it is directed at the holder of an opening that its article begins with, though
    not for an acceptance. Place does in one sentence, and in the next for a refusal by the addressee and for what is
    directed at whom it should be.
    """
    if rule.aimed and "elsewhere" in found and shared < rules().limits["aimed"]:
        return False
    if shared >= rule.topic or ("back" in found and rule.by != "holder"):
        return True
    distance = _distance(opening, act)
    answers = rule.relation != "accepted" and bool(found & {"addressee", "holder"})
    refused = answers and rule.relation in ("rejected", "denied")
    if "toward" in found and (answers or (opening.leads and rule.relation != "accepted" and distance is not None)):
        return True
    if distance == 0:
        return rule.relation not in SETTLING or bool(found & {"sequence", "court"})
    beside = refused or ("toward" in found and rule.relation != "broken")
    return beside and distance is not None and abs(distance) == 1


def _role(rule: Answer, opening: Telling, act: Telling) -> Evidence | None:
    """How well the one who acts is whom the rule wants; None where it is somebody else."""
    if rule.by == "anyone" and rule.relation == "accepted" and not act.actors:
        return None
    if rule.by == "anyone":
        himself = best(act.actors, _side(rule.to, opening), False)
        return None if himself else Evidence("anyone", 1.0)
    wanted = _side(rule.by, opening)
    if rule.by == "addressee" and rule.relation != "done" and best(act.actors, opening.actors, False):
        return None
    if fit := _fit(act.actors, wanted, opening):
        return Evidence(rule.by, fit, f"{_names(act.act.actors)} acts, the {rule.by}")
    if rule.by == "addressee" and _named(act.actors, opening.named):
        return Evidence("named", 1.0, f"{_names(act.act.actors)} acts, who is named in it")
    return None if wanted and act.actors else Evidence("unknown", 1.0)


def _toward(rule: Answer, opening: Telling, act: Telling) -> Iterator[Evidence]:
    """Whether it is done to whom the rule wants."""
    wanted = _side(rule.to, opening)
    if fit := _fit(act.recipients, wanted, opening):
        yield Evidence("toward", fit, f"it is directed at the {rule.to}")
    elif rule.relation in ("done", "enforced") and _named(act.recipients, opening.named):
        yield Evidence("toward", 1.0, f"it is directed at {_names(act.act.recipients)}, who is named in it")
    elif wanted and act.recipients:
        yield Evidence("elsewhere", 1.0)
    elif rule.by == "anyone":
        yield Evidence("nowhere", 1.0)


def _fit(parties: tuple[Who, ...], wanted: tuple[Who, ...], opening: Telling) -> float:
    return best(parties, wanted, _between_countries(opening))


def _place(opening: Telling, act: Telling) -> Iterator[Evidence]:
    """How near the two are told."""
    distance = _distance(opening, act)
    if distance is None:
        yield Evidence("apart", 1.0)
        return
    near = exp(-max(abs(distance) - 1, 0) / rules().limits["fade"])
    yield Evidence("near", near, "told close to it" if near > 0.5 else "")
    if distance > 0 and opening.leads:
        yield Evidence("lead", 1 - near, "its article begins with it")


def _marks(act: Telling) -> Iterator[Evidence]:
    if marks := listed("marks") & (act.core | act.around):
        yield Evidence("marked", 1.0, f"its words answer: {', '.join(sorted(marks))}")


def _deed(rule: Answer, opening: Telling, act: Telling) -> Iterator[Evidence]:
    """Whether the act is, in its very word, what was demanded or announced."""
    if rule.kind != "accusation" and (words := act.word & opening.core - listed("plain")):
        yield Evidence("deed", 1.0, f"it is the very thing: {', '.join(sorted(words))}")


def _mode(opening: Telling, act: Telling) -> Iterator[Evidence]:
    """Whether just that is refused which was demanded: help, change, yielding, a meeting."""
    if act.act.type == "REJECT" and act.act.mode and act.act.mode == opening.act.mode:
        yield Evidence("mode", 1.0, f"asked and refused: {act.act.mode}")


def _court(rule: Answer, opening: Telling, act: Telling) -> Iterator[Evidence]:
    """Whether both are steps of a case at court."""
    decided = act.act.mode == "convict" or (act.act.type == "REJECT" and any(who.court for who in act.actors))
    if decided and listed("suing") & opening.word:
        yield Evidence("court", 1.0, "a case at court and its decision")


def _sequence(opening: Telling, act: Telling) -> Iterator[Evidence]:
    """Whether their sentence says that the act came after the opening, or because of it."""
    if _distance(opening, act) != 0:
        return
    start, first, second = opening.act.sentence[0], opening.act.trigger[0][0], act.act.trigger[0][0]
    said = opening.act.quote[second - start : first - start] if second < first else opening.act.quote[: first - start]
    if found := _AFTER.search(said):
        yield Evidence("sequence", 1.0, f"its sentence says so: {found[0].strip().lower()}")


def _points_back(kind: Kind, opening: Telling, act: Telling) -> str:
    """The words of an act by which it points back to the opening: "that deal", "the request".

    Words of its own point back over the whole article, others of its sentence only to what was told just before.
    """
    distance = _distance(opening, act)
    if distance is None or distance < 0:
        return ""
    said = act.act.quote if 0 < distance <= rules().limits["back"] else f"{act.act.words} {act.act.content_words}"
    found = _pointing(kind).search(said)
    return found[0] if found else ""


@cache
def _pointing(kind: Kind) -> re.Pattern[str]:
    nouns = "|".join(sorted(rules().pointing[kind]))
    return re.compile(
        rf"\b(?:the|that|this|these|such|his|her|their|its)\s+(?:[\w'’]+\s+){{0,4}}(?:{nouns})\b", re.IGNORECASE
    )


def _too_early(opening: Telling, act: Telling) -> Iterator[Evidence]:
    """Whether an answer in words is told before the opening, or was when first told."""
    if _distance(opening, act) is not None and act.first_number < opening.number:
        yield Evidence("before", 1.0)


def _distance(opening: Telling, act: Telling) -> int | None:
    """Sentences from the opening to the act, negative where it is told before; None in another article."""
    return act.number - opening.number if opening.act.article == act.act.article else None


def _side(side: Side | None, opening: Telling) -> tuple[Who, ...]:
    return opening.recipients if side == "addressee" else opening.actors if side == "holder" else ()


def _named(parties: tuple[Who, ...], names: frozenset[str]) -> bool:
    """Whether a party is named in the words of the opening."""
    return any(not party.general and party.tokens & names for party in parties)


def _between_countries(opening: Telling) -> bool:
    """Whether an opening goes from one country to another: then a country stands for all who act for it."""
    own = {who.country for who in opening.actors if who.country}
    other = {who.country for who in opening.recipients if who.country}
    return bool(own and other and not own & other)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(filter(None, names)) or "somebody"
