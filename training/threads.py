"""Fit the weights of src/onrecord/threads/rules.toml: python -m training.threads

Logistic regression over pairs of an opening and an act, drawn toward the weights set by hand (NEUTRAL, and none for a
single rule), on the parts of tests/data/threads.jsonl that are not the test. Prints what leaving a part out gives, then
the weights fitted on all of them; whoever takes them over rounds them and writes them into rules.toml.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.threads import PARTS, Event, Gold, Tally, annotated, figures, tally
from onrecord.threads import threads
from onrecord.threads.acts import Telling, tellings
from onrecord.threads.evidence import common_words, evidence_for
from onrecord.threads.linking import Near, soles
from onrecord.threads.parties import best
from onrecord.threads.rules import Answer, rules
from onrecord.threads.scoring import fits, in_time, opened, within
from onrecord.threads.wording import Rarity

TUNED = [part for part in PARTS if part != "test"]
NEUTRAL = {
    "bias": -6.0,
    "addressee": 4.5,
    "holder": 4.5,
    "anyone": 2.7,
    "unknown": 0.0,
    "named": 1.0,
    "toward": 1.0,
    "nowhere": -1.6,
    "elsewhere": -0.8,
    "topic": 1.9,
    "back": 0.2,
    "near": 1.2,
    "lead": 1.7,
    "apart": -1.6,
    "before": -1.5,
    "deed": 1.3,
    "court": 1.8,
    "sequence": 1.0,
    "sole": 0.6,
    "mode": 0.6,
    "marked": 0.4,
}
"""Set by hand: what each piece of evidence should be worth."""

PULL, RULE_PULL = 16.0, 8.0
"""How strongly weights are drawn to the ones set by hand: stronger than the few links alone would bear out."""

SHIFT = 0.4
"""Added to the fitted bias: pairs told several times make it too low for links."""

Vector = NDArray[np.float64]


@dataclass
class Pair:
    """An opening and an act: whether they are linked, by which annotated link, and the evidence by each rule."""

    linked: bool
    link: tuple[str, int] | None
    options: list[Vector]


def pairs(part: str) -> list[Pair]:
    """The pairs of a part, but for those annotated as optional."""
    told, known = tellings(annotated(part)), _annotated_pairs(part)
    openings = [(kind, telling) for telling in told if (kind := opened(telling))]
    rarity, near = Rarity(telling.around | telling.core for telling in told), Near(told)
    found = []
    for (kind, opening), sole in zip(openings, soles(openings), strict=True):
        for act in near.to(opening):
            link = known.get((_event(opening), _event(act)))
            optional = link is not None and link[1] < 0
            if optional or not in_time(opening, act) or within(act, opening) or best(act.actors, act.recipients, False):
                continue
            alone = sole and act.act.article == opening.act.article
            options = list(_options(rules().answers[kind], opening, act, rarity, alone))
            if options:
                found.append(Pair(link is not None, link, options))
    return found


def _annotated_pairs(part: str) -> dict[tuple[Event, Event], tuple[str, int]]:
    """The annotated link of two events; a negative number marks one that is optional."""
    known: dict[tuple[Event, Event], tuple[str, int]] = {}
    for chain in Gold(part).chains:
        for number, link in enumerate(chain["links"]):
            for opening in chain["opening"]:
                for act in link["act"]:
                    ends = ((opening["article"], opening["event"]), (act["article"], act["event"]))
                    known.setdefault(ends, (chain["id"], -1 if link.get("optional") else number))
    return known


def _event(telling: Telling) -> Event:
    return telling.act.article, telling.act.id.rpartition("#")[2]


def _options(
    answers: tuple[Answer, ...], opening: Telling, act: Telling, rarity: Rarity, sole: bool
) -> Iterator[Vector]:
    common, every = common_words(opening, act, rarity), _rules()
    for rule in answers:
        if fits(rule, act) and (evidence := evidence_for(rule, opening, act, common)):
            option = np.zeros(len(NEUTRAL) + len(every))
            option[0] = option[len(NEUTRAL) + every.index(rule)] = 1
            for one in evidence:
                option[list(NEUTRAL).index(one.name)] += one.value
            option[list(NEUTRAL).index("sole")] += sole
            yield option


def _rules() -> list[Answer]:
    return [answer for answers in rules().answers.values() for answer in answers]


def fit(known: list[Pair]) -> Vector:
    """The weights of the evidence, then of the rules; every pair counts by its likeliest rule."""
    start = np.array([*NEUTRAL.values(), *[0.0] * len(_rules())])
    pull = np.array([0.1 * PULL, *[PULL] * (len(NEUTRAL) - 1), *[RULE_PULL] * len(_rules())])
    told = Counter(pair.link for pair in known if pair.linked)
    counts = np.array([told[pair.link] ** -0.5 if pair.linked else 1.0 for pair in known])
    linked = np.array([float(pair.linked) for pair in known])
    weights = start.copy()
    for _ in range(6):
        chosen = np.array([max(pair.options, key=lambda option: float(option @ weights)) for pair in known])
        for _ in range(1200):
            likely = 1 / (1 + np.exp(-chosen @ weights))
            weights -= 0.01 * (chosen.T @ (counts * (likely - linked)) + pull * (weights - start))
    weights[0] += SHIFT
    return weights


def install(weights: Vector) -> None:
    """Let the rules of this process weigh so."""
    rules().weights.update(zip(NEUTRAL, map(float, weights), strict=False))
    rest = iter(weights[len(NEUTRAL) :])
    for kind, answers in rules().answers.items():
        rules().answers[kind] = tuple(replace(answer, weight=float(next(rest))) for answer in answers)


def measured(part: str) -> Tally:
    """How the rules as they weigh now do on a part."""
    return tally(Gold(part), (link for thread in threads(annotated(part)) for link in thread.links))


def main() -> None:
    known, tallies = {part: pairs(part) for part in TUNED}, []
    for left in TUNED:
        install(fit([pair for part in TUNED if part != left for pair in known[part]]))
        tallies.append(measured(left))
        print(figures(f"fitted without {left}", tallies[-1:]))
    print(figures("each part left out once", tallies))
    weights = fit([pair for part in TUNED for pair in known[part]])
    install(weights)
    print(figures("fitted on all", map(measured, TUNED)))
    for name, weight in zip(NEUTRAL, weights, strict=False):
        print(f"{name:10} {weight:5.1f}")
    for rule, weight in zip(_rules(), weights[len(NEUTRAL) :], strict=True):
        print(f"{rule.kind:10} {rule.relation:9} {rule.by:9} {', '.join(sorted(rule.types))}: {weight:.1f}")


if __name__ == "__main__":
    main()
