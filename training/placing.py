"""Fit the weights of src/onrecord/reading/places/weights.json on news with GeoNames ids; repeats to the digit.

    python -m training.placing --data ../shared/data [--weights DIR]

Place names: Local-Global Lexicon and GeoWebNews. Places of events: gold/train.jsonl and our own annotation.
The articles are read with the installed network, or the one in DIR. `benchmarks.places` cross-validates.
"""

import argparse
import json
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from onrecord.model.network import WEIGHTS
from onrecord.reader import Reader
from onrecord.reading.places import choosing, evidence, scenes, senses
from onrecord.reading.places.choosing import Model
from onrecord.reading.places.finding import Toponym, toponyms
from onrecord.record import Article, Record, Span
from training.staging import fit_scenes, staged

Floats = npt.NDArray[np.float64]

OUT = Path(choosing.__file__).with_name("weights.json")
FOLDS = 5
# How many times the senses are refitted with the context that the last fit gives.
ROUNDS = 3
# Ridge penalties, and Newton steps; both converge well before the last.
PLACE_RIDGE, SENSE_RIDGE, STEPS = 2.0, 1.0, 30


@dataclass(frozen=True)
class Gold:
    """A place name of the corpus; `geonames` is None where its annotators found no entry."""

    span: Span
    geonames: int | None


@dataclass(frozen=True)
class Annotated:
    """An article of a corpus; `site` is where it was published."""

    corpus: str
    site: str
    text: str
    gold: tuple[Gold, ...]


@dataclass
class Case:
    """An article made ready to fit on: features, and the right answers."""

    annotated: Annotated
    record: Record
    toponyms: list[Toponym]
    evidence: list[list[float]]
    senses: senses.Senses
    is_place: Floats
    right: list[int | None]


def corpora(data: Path) -> Iterator[Annotated]:
    """The articles of both corpora."""
    for element in ElementTree.parse(data / "lgl.xml").getroot().iter("article"):
        yield Annotated(
            "LGL",
            element.findtext("domain", ""),
            element.findtext("text", ""),
            tuple(map(lgl, element.iter("toponym"))),
        )
    for element in ElementTree.parse(data / "GWN.xml").getroot().iter("article"):
        site = urlsplit(element.findtext("link", "")).netloc
        found = tuple(map(gwn, element.iter("toponym")))
        yield Annotated("GeoWebNews", site, element.findtext("text", ""), found)


def lgl(element: ElementTree.Element) -> Gold:
    tag = element.find("gaztag")
    return Gold(span(element), int(tag.attrib["geonameid"]) if tag is not None else None)


def gwn(element: ElementTree.Element) -> Gold:
    return Gold(span(element), int(element.findtext("geonamesID") or 0) or None)


def span(element: ElementTree.Element) -> Span:
    return int(element.findtext("start", "0")), int(element.findtext("end", "0"))


def case(annotated: Annotated, record: Record) -> Case:
    """The article with what the models see of it, and what they should answer."""
    found = toponyms(record.article.text)
    linked = [gold for gold in annotated.gold if gold.geonames]
    answers = [next((gold for gold in linked if overlap(gold.span, one.span)), None) for one in found]
    ready = senses.senses(found)
    right = [row_of(found, answers, ready, group) for group in range(len(ready.groups))]
    return Case(annotated, record, found, evidence.evidence(record, found), ready,
                np.array([float(answer is not None) for answer in answers]), right)  # fmt: skip


def overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def row_of(found: list[Toponym], answers: list[Gold | None], ready: senses.Senses, group: int) -> int | None:
    """The row of the right candidate of a group: that of most of its toponyms; None where no candidate is right."""
    rows = ready.rows(group)
    ids = [candidate.place.geonames for candidate in ready.groups[group].candidates]
    wanted = [answer.geonames for at in ready.groups[group].members if (answer := answers[at])]
    most = max(sorted(set(wanted), key=str), key=wanted.count, default=None)
    return rows.start + ids.index(most) if most in ids else None


def fit(cases: list[Case]) -> Model:
    """Both models, one after the other: what surely is a place weighs in the context of the senses."""
    features = np.array([row for one in cases for row in one.evidence])
    nowhere = np.zeros(len(scenes.NAMES))
    places = logistic(features, np.concatenate([one.is_place for one in cases]))
    model = Model(places, np.zeros(len(senses.NAMES)), nowhere, nowhere)
    likely = [choosing.prior(one.senses) for one in cases]
    for _ in range(ROUNDS):
        known = [with_context(one, now, model) for one, now in zip(cases, likely, strict=True)]
        model = replace(model, sense=conditional(cases, known))
        likely = [choosing.softmax(one.senses, rows @ model.sense) for one, rows in zip(cases, known, strict=True)]
    return model


def with_context(one: Case, likely: Floats, model: Model) -> Floats:
    weights = choosing.group_weights(one.senses, model.places(one.evidence)) if one.toponyms else np.zeros(0)
    return np.hstack([one.senses.own, senses.context(one.senses, likely, weights)])


def logistic(features: Floats, answers: Floats) -> Floats:
    """Ridge logistic regression by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chances - answers) + PLACE_RIDGE * weights
        curve = (features.T * (chances * (1 - chances))) @ features + PLACE_RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def conditional(cases: list[Case], known: list[Floats]) -> Floats:
    """Ridge conditional logit over the candidates of each group with a right one, by Newton's method."""
    sets = [
        (rows[found := one.senses.rows(group)], right - found.start, len(one.senses.groups[group].members) ** 0.5)
        for one, rows in zip(cases, known, strict=True)
        for group, right in enumerate(one.right)
        if right is not None and found_many(one, group)
    ]
    weights = np.zeros(len(senses.NAMES))
    for _ in range(STEPS):
        slope, curve = SENSE_RIDGE * weights, SENSE_RIDGE * np.eye(len(weights))
        for rows, right, times in sets:
            chances = np.exp((scores := rows @ weights) - scores.max())
            chances /= chances.sum()
            mean = chances @ rows
            slope = slope + times * (mean - rows[right])
            curve = curve + times * ((rows.T * chances) @ rows - np.outer(mean, mean))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def found_many(one: Case, group: int) -> bool:
    rows = one.senses.rows(group)
    return bool(rows.stop - rows.start > 1)


def fold_of(site: str) -> int:
    return int(sha256(site.encode()).hexdigest(), 16) % FOLDS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    reader = Reader(args.weights)
    cases = [case(one, reader.read(Article(one.text))) for one in corpora(args.data / "places")]
    model = fit_scenes(staged(args.data, reader), fit(cases))
    names = {"place": evidence.NAMES, "sense": senses.NAMES, "first": scenes.NAMES, "second": scenes.NAMES}
    weights = {
        part: {name: round(float(weight), 4) for name, weight in zip(listed, getattr(model, part), strict=True)}
        for part, listed in names.items()
    }
    OUT.write_text(json.dumps(weights, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    main()
