"""The trained network, run by onnxruntime on one thread: pieces in, states and logits out."""

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.model.wordpiece import WordPiece

Floats = NDArray[np.float32]
WEIGHTS = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Tags:
    """One window as the encoder sees it: states (T, 384), cue logits (T, 3: O B I), name logits (T, 9)."""

    states: Floats
    cues: Floats
    names: Floats


@dataclass(frozen=True, slots=True)
class Roles:
    """What the frame reader says of K triggers: role logits (K, T, 7), validity logits (K)."""

    roles: Floats
    valid: Floats


@cache
def version(weights: Path = WEIGHTS) -> str:
    """The version of the package, and the start of the hash over the weights."""
    digest = hashlib.sha256()
    for path in sorted(weights.glob("*.onnx")):
        digest.update(path.read_bytes())
    return f"{metadata.version('onrecord')}+{digest.hexdigest()[:12]}"


class Network:
    """The two graphs and the vocabulary of one trained model."""

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

    def tags(self, ids: list[int]) -> Tags:
        """Encode one window of piece ids (T)."""
        states, tags = self._encoder.run(None, {"ids": np.array([ids], dtype=np.int64)})
        return Tags(states, tags[:, :3], tags[:, 3:])

    def roles(self, states: Floats, triggers: list[tuple[int, int]]) -> Roles:
        """Read the roles of triggers, each given by its first and last piece."""
        places = np.array(triggers, dtype=np.int64)
        roles, valid = self._frames.run(None, {"states": states, "first": places[:, 0], "last": places[:, 1]})
        return Roles(roles, valid)


def _session(path: Path) -> Any:
    import onnxruntime  # here, so that `--help` and the store's commands do not wait for it

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
