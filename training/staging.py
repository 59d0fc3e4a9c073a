"""Fit where events happen on annotated articles; `training.placing` calls this.

An annotated event names its place; every place that the article names so is a right answer, none where the annotators
gave none. The network's own guess of the place takes no part, because it was trained on the same articles: its weight
is set by hand.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.reader import Reader
from onrecord.reading.places import scenes
from onrecord.reading.places.choosing import Model
from onrecord.reading.places.named import Named
from onrecord.reading.places.resolving import resolved
from onrecord.record import Article, Entity, Event, Json, Party, Record, spans

Floats = npt.NDArray[np.float64]

ANNOTATION = Path(__file__).with_name("annotation") / "events"
RIDGE, STEPS = 2.0, 20
# A place given weighs more than a place left out: annotators leave out places that are plain from the story.
PLACE_WEIGHT = 3.0
# How far the scales are tipped towards giving a place, and the weight of the network's guess.
FILL, GUESS = 1.5, 3.0
_WORD = re.compile(r"\w+")
_LOOSE = {"the", "of", "in"}


@dataclass(frozen=True)
class Staged:
    """An annotated article: its events in text order, and the place of each as the annotators name it."""

    record: Record
    places: tuple[str | None, ...]


@dataclass
class Scenes:
    """The features of an article's events, and the rows of the right places."""

    rows: list[Floats]
    right: list[list[int]]


def staged(data: Path, reader: Reader) -> list[Staged]:
    """The articles with annotated events, read for their names."""
    return [staging(reader, article, events) for article, events in annotated(data)]


def annotated(data: Path) -> Iterator[tuple[Json, list[Json]]]:
    """Articles with events, whose parties have their country beside them."""
    for line in (data / "gold" / "train.jsonl").read_text("utf8").splitlines():
        record = json.loads(line)
        countries = {entity["id"]: entity.get("country") for entity in record["entities"]}
        for event in record["events"]:
            for party in (*event["actors"], *event["recipients"]):
                party["country"] = countries.get(party.get("entity"))
        yield record["article"], record["events"]
    lines = (data / "articles" / "wikinews.jsonl").read_text("utf8").splitlines()
    articles = {article["id"]: article for article in map(json.loads, lines)}
    for path in sorted(ANNOTATION.glob("wikinews-*.jsonl")):
        for record in map(json.loads, path.read_text("utf8").splitlines()):
            yield articles[record["id"]], record["events"]


def staging(reader: Reader, article: Json, events: Sequence[Json]) -> Staged:
    """The article as the reader reads it, with the annotated events in place of its own."""
    found = sorted((event for event in events if event["trigger"]), key=lambda event: spans(event["trigger"]))
    record = reader.read(Article(article["text"], published=article.get("published"), title=article.get("title")))
    codes = sorted(
        {party.get("country") or "" for event in found for party in (*event["actors"], *event["recipients"])}
    )
    entities = (*record.entities, *(Entity(f"country {code}", "", country=code or None) for code in codes))
    names = [place["name"] if isinstance(place := event.get("place"), dict) else place for event in found]
    return Staged(replace(record, entities=entities, events=tuple(map(gold_event, found))), tuple(names))


def gold_event(event: Json) -> Event:
    actors, recipients = (
        tuple(Party(spans(party.get("spans")), f"country {party.get('country') or ''}") for party in event[role])
        for role in ("actors", "recipients")
    )
    return Event(
        event["id"],
        event["type"],
        spans(event["trigger"]),
        actors=actors,
        recipients=recipients,
        content=spans(event.get("content")),
        status=event["status"],
        reported_by=event.get("reported_by"),
    )


def fit_scenes(articles: Sequence[Staged], model: Model) -> Model:
    """The model with the weights of both looks: the second sees what the first finds in the rest of the article."""
    ready = [one for article in articles if (one := scenery(article, model))]
    first = conditional([pair for one in ready for pair in zip(one.rows, one.right, strict=True)])
    model = replace(model, first=first)
    told = [scenes.story(one.rows, [model.first_scenes(row) for row in one.rows]) for one in ready]
    second = conditional([
        pair for one, rows in zip(ready, told, strict=True) for pair in zip(rows, one.right, strict=True)
    ])  # fmt: skip
    guess, bias = scenes.NAMES.index("place: role"), scenes.NAMES.index("none: bias")
    first[guess] = second[guess] = GUESS
    second[bias] -= FILL
    return replace(model, first=first, second=second)


def scenery(article: Staged, model: Model) -> Scenes | None:
    """The article's features and answers; None where it names no place or has no event."""
    named = resolved(article.record, model)
    if not named or not article.places:
        return None
    scene = scenes.Scene(article.record, named)
    rows = [scene.rows(event) for event in article.record.events]
    return Scenes(rows, [right(place, named) for place in article.places])


def right(place: str | None, named: Sequence[Named]) -> list[int]:
    """The rows of the places so called; a noun rather than an adjective; none where the article's list lacks it."""
    if not place:
        return [len(named)]
    found = [at for at, one in enumerate(named) if alike(place, one.name)]
    return [at for at in found if not named[at].adjective] or found


def alike(one: str, other: str) -> bool:
    """Whether two names share half of the words of the shorter, as the scorer of records has it."""
    ours, theirs = ({word.lower() for word in _WORD.findall(name)} - _LOOSE for name in (one, other))
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs)) > 0


def conditional(sets: Sequence[tuple[Floats, list[int]]]) -> Floats:
    """Ridge conditional logit with several right answers, by Newton's method."""
    weights = np.zeros(len(scenes.NAMES))
    for _ in range(STEPS):
        slope, curve = RIDGE * weights, RIDGE * np.eye(len(weights))
        for rows, answers in sets:
            if not answers:
                continue
            chances = np.exp((scores := rows @ weights) - scores.max())
            chances /= chances.sum()
            wanted = np.zeros(len(chances))
            wanted[answers] = chances[answers] / chances[answers].sum()
            times = 1.0 if answers[0] == len(rows) - 1 else PLACE_WEIGHT
            mean = chances @ rows
            slope = slope + times * (mean - wanted @ rows)
            curve = curve + times * ((rows.T * chances) @ rows - np.outer(mean, mean))
        weights = weights - np.linalg.solve(curve, slope)
    return weights
