"""From the logits of one window to event frames."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.events import EventFrame, events
from onrecord.model.network import EventLabels, Floats, Network
from onrecord.model.words import Words

TEXT = "Borland and Arland shelled Tarn and Mora and threatened to burn the old port unless Dahl left"
LIST = TEXT.split()
LABELS = EventLabels(
    ("ASSAULT", "THREATEN"),
    ("actual", "future"),
    (("ASSAULT", None), ("ASSAULT", "aerial"), ("THREATEN", None)),
    ("actor", "recipient", "content", "condition", "place", "time"),
)
SHELLED, THREATENED = LIST.index("shelled"), LIST.index("threatened")
Chances = Mapping[str, float]


class FakeNetwork:
    """Answers with the given logits, and remembers which pieces it was asked for."""

    def __init__(self, roles: Floats, read: Floats, labels: EventLabels = LABELS) -> None:
        self.roles, self.read, self.labels = roles, read, labels
        self.asked: list[tuple[int, int]] = []

    def events(self, states: Floats, triggers: list[tuple[int, int]]) -> tuple[Floats, Floats]:
        self.asked = triggers
        return self.roles[: len(triggers)], self.read[: len(triggers)]


def words() -> Words:
    """The words, each of one piece, between two marks that cover nothing."""
    starts = [0]
    for word in LIST:
        starts.append(TEXT.index(word, starts[-1] + (1 if len(starts) > 1 else 0)))
    ends = [0, *(start + len(word) for start, word in zip(starts[1:], LIST, strict=True)), len(TEXT)]
    pieces = np.arange(len(ends))
    return Words(pieces, pieces, [*starts, len(TEXT)], ends)


def logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))


def tags(**kinds: str) -> Floats:
    """Tag logits that mark these words as surely of a type; "word@0.3" with another chance."""
    found = np.full((len(LIST) + 2, 3), -9.0, dtype=np.float32)
    found[:, 0] = 0.0
    for kind, marked in kinds.items():
        for item in marked.split():
            word, _, chance = item.partition("@")
            found[LIST.index(word) + 1, 1 + LABELS.types.index(kind)] = logit(float(chance or 0.99))
    return found


def roles(nobody: float = 0.5, **given: str) -> Floats:
    """Role logits (1, T, 6) with these words likely; `nobody` is the chance at the head for both parties."""
    found = np.full((1, len(LIST) + 2, 6), logit(0.001), dtype=np.float32)
    found[0, 0, :2] = logit(nobody)
    for role, marked in given.items():
        for item in marked.split():
            word, _, chance = item.partition("@")
            found[0, LIST.index(word) + 1, LABELS.roles.index(role)] = logit(float(chance or 0.95))
    return found


def read(kind: str = "ASSAULT", mode: int = 0, status: int = 0, valid: float = 0.9, reported: float = 0.1) -> Floats:
    """Label logits (1, 9)."""
    kinds, statuses, modes = [0.0, 0.0], [0.0, 0.0], [0.0, 0.0, 0.0]
    kinds[LABELS.types.index(kind)], statuses[status], modes[mode] = 4.0, 4.0, 4.0
    return np.array([[logit(valid), *kinds, *statuses, *modes, logit(reported)]], dtype=np.float32)


def run(
    tagged: Floats, roles: Floats, read: Floats, labels: EventLabels = LABELS
) -> tuple[list[EventFrame], FakeNetwork]:
    network = FakeNetwork(roles, read, labels)
    states = np.zeros((len(tagged), 384), dtype=np.float32)
    return events(cast(Network, network), words(), states, tagged), network


def one(given: Floats, said: Floats | None = None, labels: EventLabels = LABELS) -> EventFrame:
    (frame,), _ = run(tags(ASSAULT="shelled"), given, read() if said is None else said, labels)
    return frame


def said(frame: EventFrame, role: str) -> list[str]:
    return [TEXT[slice(*span)] for span in frame.roles[role]]


# Triggers


def found(tagged: Floats) -> list[str]:
    many = len(tagged)
    frames, _ = run(tagged, np.repeat(roles(), many, 0), np.repeat(read(), many, 0))
    return [TEXT[slice(*frame.trigger)] for frame in frames]


def test_no_trigger_asks_for_nothing() -> None:
    frames, network = run(tags(), roles(), read())
    assert (frames, network.asked) == ([], [])


def test_triggers_stand_in_order_of_the_text() -> None:
    assert found(tags(THREATEN="threatened", ASSAULT="shelled burn")) == ["shelled", "threatened", "burn"]


def test_neighbours_of_one_type_are_one_trigger_of_two_types_two() -> None:
    assert found(tags(ASSAULT="to burn")) == ["to burn"]
    assert found(tags(ASSAULT="burn", THREATEN="to")) == ["to", "burn"]


@pytest.mark.parametrize(("chance", "expected"), [("0.2", []), ("0.3", ["shelled"])])
def test_what_is_hardly_a_trigger_is_not_looked_at(chance: str, expected: list[str]) -> None:
    tagged = tags(ASSAULT=f"shelled@{chance}")
    tagged[:, 0] = np.log1p(-float(chance))  # so that the chance holds after the softmax
    tagged[SHELLED + 1, 1] = np.log(float(chance))
    assert found(tagged) == expected


def test_marks_between_paragraphs_are_no_triggers() -> None:
    tagged = tags()
    tagged[[0, -1], 1] = 9.0
    assert found(tagged) == []


def test_the_network_is_asked_by_pieces() -> None:
    _, network = run(tags(ASSAULT="to burn"), roles(), read())
    assert network.asked == [(LIST.index("to") + 1, LIST.index("burn") + 1)]


# Labels


def test_the_labels_of_a_frame() -> None:
    frame = one(roles(), read("ASSAULT", mode=1, status=1, valid=0.75, reported=0.25))
    assert (frame.type, frame.mode, frame.status) == ("ASSAULT", "aerial", "future")
    assert frame.reported == pytest.approx(0.25)
    chance, valid, sure = frame.evidence
    assert valid == pytest.approx(np.log(3), abs=1e-3)
    assert min(chance, sure) > 2


def test_confidence_weighs_the_evidence_as_calibrated() -> None:
    """A logistic function of 0.5 chance + 1 valid + 2 sure - 1."""
    calibrated = replace(LABELS, calibration=(0.5, 1.0, 2.0, -1.0))
    frame = one(roles(), labels=calibrated)
    chance, valid, sure = frame.evidence
    assert logit(frame.confidence) == pytest.approx(0.5 * chance + valid + 2 * sure - 1)


def test_a_mode_is_one_of_the_type() -> None:
    assert one(roles(), read("ASSAULT", mode=2)).mode in (None, "aerial")
    (frame,), _ = run(tags(THREATEN="threatened"), roles(), read("THREATEN", mode=1))
    assert (frame.type, frame.mode) == ("THREATEN", None)


def test_tagger_and_reader_settle_the_type_together() -> None:
    labels = read("THREATEN")
    labels[0, 1:3] = [0.0, 0.5]  # hardly more for THREATEN, against a sure tag
    assert one(roles(), labels).type == "ASSAULT"


# Parties, places, times


def test_parties_are_stretches_around_the_likeliest_words() -> None:
    frame = one(roles(actor="Borland", recipient="old port"))
    assert (said(frame, "actor"), said(frame, "recipient")) == (["Borland"], ["old port"])


def test_further_parties_are_likely_themselves_and_do_not_touch() -> None:
    assert said(one(roles(actor="Arland Borland@0.6")), "actor") == ["Borland", "Arland"]
    assert said(one(roles(actor="Arland Borland@0.35")), "actor") == ["Arland"]
    assert said(one(roles(recipient="old port@0.3")), "recipient") == ["old"]


def test_the_best_party_has_to_beat_nobody() -> None:
    assert said(one(roles(nobody=0.1, actor="Borland@0.3")), "actor") == ["Borland"]
    assert said(one(roles(nobody=0.99, actor="Borland@0.3")), "actor") == []


def test_places_and_times_are_likely_themselves() -> None:
    assert said(one(roles(nobody=0.001, place="Tarn@0.3", time="Tarn@0.5")), "place") == []
    assert said(one(roles(place="Tarn@0.6 Mora")), "place") == ["Tarn", "Mora"]


def test_parties_are_outside_the_trigger_and_may_overlap() -> None:
    frame = one(roles(actor="Arland shelled Tarn", recipient="Tarn"))
    assert (said(frame, "actor"), said(frame, "recipient")) == (["Arland", "Tarn"], ["Tarn"])


# Content and condition


def test_content_is_one_stretch_over_doubtful_words() -> None:
    frame = one(roles(content="to burn the old@0.4 port", condition="unless Dahl left"))
    assert said(frame, "content") == ["to burn the old port"]
    assert said(frame, "condition") == ["unless Dahl left"]


def test_doubtful_content_is_none() -> None:
    assert said(one(roles(content="burn@0.6")), "content") == []


TALL = st.floats(-12, 12, width=32)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_the_logits_frames_lie_in_the_text(data: st.DataObject) -> None:
    size = len(LIST) + 2

    def drawn(*shape: int) -> Floats:
        count = int(np.prod(shape))
        seed: Sequence[float] = data.draw(st.lists(TALL, min_size=8, max_size=8))
        return np.resize(np.array(seed, dtype=np.float32), count).reshape(shape)

    frames, network = run(drawn(size, 3), drawn(size, size, 6), drawn(size, 9))
    assert len(frames) == len(network.asked)
    assert [frame.trigger for frame in frames] == sorted(frame.trigger for frame in frames)
    for frame in frames:
        spans = [frame.trigger, *(span for found in frame.roles.values() for span in found)]
        assert all(0 <= start < end <= len(TEXT) for start, end in spans)
        assert (frame.type, frame.mode) in LABELS.modes
        assert all(0 <= x <= 1.001 for x in (frame.confidence, frame.reported))
