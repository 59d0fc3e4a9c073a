"""The rules by which acts are linked, as `rules.toml` gives them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from onrecord.threads.model import Kind, Relation

Side = Literal["addressee", "holder", "anyone"]


@dataclass(frozen=True, slots=True)
class Opening:
    """Which events open a thread of a kind; `words`, where there are any, one of which the content must hold."""

    kind: Kind
    types: frozenset[str]
    statuses: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Which acts stand in a relation to openings of a kind, and what speaks for it beforehand (`weight`).

    `topic` is the share of full likeness of words that it needs, where nothing else brings the two together; `aimed`
    acts must not be directed at somebody else than `to`. `unless` are modes that do not count, `after` those of the
    opening that do, where there are any.
    """

    kind: Kind
    relation: Relation
    types: frozenset[str]
    modes: frozenset[str]
    unless: frozenset[str]
    after: frozenset[str]
    statuses: frozenset[str]
    by: Side
    to: Side | None
    weight: float
    topic: float
    aimed: bool


@dataclass(frozen=True, slots=True)
class Rules:
    """See the comments of rules.toml."""

    weights: dict[str, float]
    limits: dict[str, float]
    openings: tuple[Opening, ...]
    answers: dict[Kind, tuple[Answer, ...]]
    ignored: frozenset[str]
    general: frozenset[str]
    marks: frozenset[str]
    ignoring: frozenset[str]
    pointing: dict[Kind, frozenset[str]]
    irregular: dict[str, str]
    alike: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[str, str], ...]
    negations: frozenset[str]
    suing: frozenset[str]
    courts: frozenset[str]
    bodies: frozenset[str]
    plain: frozenset[str]


@cache
def rules() -> Rules:
    """The rules, read at the first look-up."""
    data = tomllib.loads((files("onrecord.threads") / "rules.toml").read_text("utf-8"))
    lists = {name: frozenset(words.split()) for name, words in data["words"].items() if isinstance(words, str)}
    answers: dict[Kind, tuple[Answer, ...]] = {}
    for row in data["answer"]:
        answers[row["kind"]] = (*answers.get(row["kind"], ()), _answer(row))
    openings = tuple(_opening(row) for row in data["opening"])
    pointing = {kind: frozenset(words.split()) for kind, words in data["words"]["pointing"].items()}
    return Rules(
        weights=data["weights"],
        limits=data["limits"],
        openings=openings,
        answers=answers,
        pointing=pointing,
        irregular=data["words"]["irregular"],
        opposites=tuple((one, other) for one, other in data["words"]["opposites"]),
        alike=tuple(tuple(group.split()) for group in data["words"]["alike"]),
        **lists,
    )


def _opening(row: dict[str, Any]) -> Opening:
    words = frozenset(row.get("words", "").split())
    return Opening(row["kind"], frozenset(row["types"]), frozenset(row["statuses"]), words)


def _answer(row: dict[str, Any]) -> Answer:
    return Answer(
        kind=row["kind"],
        relation=row["relation"],
        types=frozenset(row["types"]),
        modes=frozenset(row.get("modes", ())),
        unless=frozenset(row.get("unless", ())),
        after=frozenset(row.get("after", ())),
        statuses=frozenset(row.get("statuses", ("actual",))),
        by=row["by"],
        to=row.get("to"),
        weight=row["weight"],
        topic=row.get("topic", 0.0),
        aimed=row.get("aimed", False),
    )
