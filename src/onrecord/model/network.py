"""The trained network, run by onnxruntime on one thread: pieces in, states and logits out."""

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import metadata
from itertools import accumulate
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model.wordpiece import WordPiece

Floats = NDArray[np.float32]
# Triggers read in one run: each holds its own copy of the window, and onnxruntime keeps the memory of the largest run.
_TOGETHER = 8
WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Tags:
    """One window as the encoder sees it: states (T, 384), logits of cues (T, 3: O B I), names (T, 9) and events."""

    states: Floats
    cues: Floats
    names: Floats
    events: Floats


@dataclass(frozen=True, slots=True)
class Roles:
    """What the frame reader says of K triggers: role logits (K, T, 7), validity logits (K)."""

    roles: Floats
    valid: Floats


@dataclass(frozen=True)
class EventLabels:
    """What the event reader's outputs stand for, in their order."""

    types: tuple[str, ...]
    statuses: tuple[str, ...]
    modes: tuple[tuple[str, str | None], ...]
    roles: tuple[str, ...]
    calibration: tuple[float, ...] = (1 / 3, 1 / 3, 1.0, 0.0)
    """Weights of the evidence of an event and a constant (`training.calibrate`); as given, those of a new network."""

    @classmethod
    def load(cls, path: Path) -> "EventLabels":
        """Read the labels that were written beside the weights."""
        data = json.loads(path.read_text("utf8"))
        modes = tuple((code, mode) for code, mode in data["modes"])
        labels = cls(tuple(data["types"]), tuple(data["statuses"]), modes, tuple(data["roles"]))
        return replace(labels, calibration=tuple(data["calibration"])) if "calibration" in data else labels

    @property
    def offsets(self) -> list[int]:
        """Where a row of label logits parts into validity, types, statuses, modes and whether a source reports it."""
        return list(accumulate((1, len(self.types), len(self.statuses), len(self.modes))))


@cache
def version(weights: Path = WEIGHTS) -> str:
    """The version of the package, and the start of the hash over the weights."""
    digest = hashlib.sha256()
    for path in sorted(weights.glob("*.onnx")):
        digest.update(path.read_bytes())
    return f"{metadata.version('onrecord')}+{digest.hexdigest()[:12]}"


class Network:
    """The three graphs, the vocabulary and the labels of one trained model."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self._weights = weights

    @cached_property
    def wordpiece(self) -> WordPiece:
        """The vocabulary the network was trained with."""
        return WordPiece.load(self._weights / "vocab.txt")

    @cached_property
    def _encoder(self) -> Any:
        return _session(self._weights / "encoder.onnx")

    @cached_property
    def _frames(self) -> Any:
        return _session(self._weights / "frames.onnx")

    @cached_property
    def _events(self) -> Any:
        return _session(self._weights / "events.onnx")

    @cached_property
    def labels(self) -> EventLabels:
        """The event labels the network was trained with."""
        return EventLabels.load(self._weights / "labels.json")

    def tags(self, ids: list[int]) -> Tags:
        """Encode one window of piece ids (T)."""
        states, tags = self._encoder.run(None, {"ids": np.array([ids], dtype=np.int64)})
        return Tags(states, tags[:, :3], tags[:, 3:12], tags[:, 12:])

    def roles(self, states: Floats, triggers: list[tuple[int, int]]) -> Roles:
        """Read the roles of triggers, each given by its first and last piece."""
        roles, valid = _read(self._frames, states, triggers)
        return Roles(roles, valid)

    def events(self, states: Floats, triggers: list[tuple[int, int]]) -> tuple[Floats, Floats]:
        """Role logits (K, T, roles) and label logits (K, labels) of triggers, each given by first and last piece."""
        return _read(self._events, states, triggers)


def _read(session: Any, states: Floats, triggers: list[tuple[int, int]]) -> tuple[Floats, Floats]:
    found = []
    for at in range(0, len(triggers), _TOGETHER):
        first, last = np.array(triggers[at : at + _TOGETHER], dtype=np.int64).T
        found.append(session.run(None, {"states": states, "first": first, "last": last}))
    roles, rest = zip(*found, strict=True)
    return np.concatenate(roles), np.concatenate(rest)


def _session(path: Path) -> Any:
    import onnxruntime  # here, so that `--help` and the store's commands do not wait for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
