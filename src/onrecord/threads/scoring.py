"""What one act is to another, and how sure that is: the evidence weighed by rules.toml."""

from dataclasses import dataclass
from datetime import date
from math import exp

from onrecord.threads.acts import Telling
from onrecord.threads.evidence import Evidence, common_words, evidence_for
from onrecord.threads.model import Kind, Relation
from onrecord.threads.parties import best
from onrecord.threads.rules import Answer, Opening, rules
from onrecord.threads.wording import Rarity, listed


@dataclass(frozen=True, slots=True)
class Scored:
    """What one act is to an opening, and the evidence in words, strongest first.

    `likelihood` takes both acts as read; `confidence` counts in that they may be misread.
    """

    relation: Relation
    likelihood: float
    confidence: float
    reasons: tuple[str, ...]


def opened(telling: Telling) -> Kind | None:
    """The kind of thread that an act opens, if any; what somebody does to himself opens none."""
    if best(telling.actors, telling.recipients, False):
        return None
    return next((rule.kind for rule in rules().openings if _opens(rule, telling)), None)


def _opens(rule: Opening, telling: Telling) -> bool:
    act = telling.act
    if act.type not in rule.types or act.status not in rule.statuses:
        return False
    return not rule.words or bool(rule.words & set(act.content_words.casefold().split()))


def rival(one: Telling, other: Telling) -> bool:
    """Whether two openings of one kind in one article can be mistaken for each other: both go to one party."""
    apart = one.act.article != other.act.article or one.first == other.first
    return not apart and (
        not one.recipients or not other.recipients or bool(best(one.recipients, other.recipients, True))
    )


def score(kind: Kind, opening: Telling, act: Telling, rarity: Rarity, sole: bool) -> Scored | None:
    """What the act most likely is to the opening; None where it is most likely nothing.

    `sole` says that the opening has no `rival`.
    """
    if not in_time(opening, act) or within(act, opening) or best(act.actors, act.recipients, False):
        return None
    common = common_words(opening, act, rarity)
    alone = [Evidence("sole", 1.0, "nothing else of its kind is told there")] if sole else []
    found = (
        scored(rule, opening, act, evidence + alone)
        for rule in rules().answers[kind]
        if fits(rule, act) and (evidence := evidence_for(rule, opening, act, common))
    )
    likely = max(found, key=lambda scored: scored.likelihood, default=None)
    limits = rules().limits
    return likely if likely and likely.likelihood >= limits["link"] and likely.confidence >= limits["sure"] else None


def fits(rule: Answer, act: Telling) -> bool:
    """Whether a rule is about acts of this type, mode and status; what is done on a condition accepts nothing yet."""
    told = act.act
    if rule.relation == "accepted" and told.condition:
        return False
    mode = told.mode or "none"
    wanted = mode not in rule.unless and (not rule.modes or mode in rule.modes)
    return wanted and told.type in rule.types and told.status in rule.statuses


def scored(rule: Answer, opening: Telling, act: Telling, evidence: list[Evidence]) -> Scored:
    """The act by one rule: the pieces of evidence weighed and summed up."""
    weights = rules().weights
    weighed = sorted(((weights[one.name] * one.value, one.words) for one in evidence), reverse=True)
    total = weights["bias"] + rule.weight + sum(weight for weight, _ in weighed)
    likelihood = 1 / (1 + exp(-total))
    sure = (opening.act.confidence * act.act.confidence) ** 0.5
    reasons = tuple(words for weight, words in weighed if weight > 0 and words)
    return Scored(_relation(rule, opening, act), likelihood, round(sure * likelihood, 4), reasons)


def _relation(rule: Answer, opening: Telling, act: Telling) -> Relation:
    """What the act is by a rule: a refusal may be in ignoring it, and to do what one should not do is no compliance."""
    if rule.relation == "rejected" and listed("ignoring") & act.core:
        return "ignored"
    if rule.relation in ("accepted", "done") and opening.negated & act.word:
        return "rejected" if rule.kind == "demand" else "broken"
    return rule.relation


def within(act: Telling, opening: Telling) -> bool:
    """Whether the words of the act stand in those of the opening: it is what is demanded or blamed, no answer."""
    same = act.act.article == opening.act.article
    start = act.act.trigger[0][0]
    return same and any(first <= start < end for first, end in (*opening.act.content, *opening.act.condition))


def in_time(opening: Telling, act: Telling) -> bool:
    """Whether the act can come after the opening, and not too long after.

    An opening with no day of its own, or with one that lies ahead of it, was made by the day of publication.
    """
    published = opening.act.published
    ahead = bool(opening.since and published and opening.since > published[:10])
    if ahead or (not opening.since and opening.act.article != act.act.article):
        earlier, later = _day(published), _day(act.act.published)
    else:
        earlier, later = _day(opening.since), _day(act.until)
    if earlier is None or later is None:
        return True
    return -1 <= (later - earlier).days <= rules().limits["window"]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
