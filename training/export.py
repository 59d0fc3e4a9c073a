"""Export a trained network to ONNX int8:  python -m training.export build/model/network.pt src/onrecord/model/weights

Three graphs: `encoder.onnx` (piece ids to states and tag logits), `frames.onnx` and `events.onnx` (states and
triggers to the roles of statements, and to the roles and labels of events).
"""

import argparse
import json
import shutil
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.labels import as_json
from training.network import Network
from training.train import START_WEIGHTS, encoder


class EncoderGraph(nn.Module):
    """Piece ids (1, T) of one unpadded window to states (T, 384) and tag logits (T, 29)."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        states = self.network.encoder(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        return states[0], self.network.tagger(states)[0]


class FramesGraph(nn.Module):
    """States (T, 384) of one window and its triggers (K) to what a frame reader says of each."""

    def __init__(self, reader: nn.Module) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, states: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        return self.reader(states[None], first, last)


def quantize(source: Path, target: Path) -> None:
    """Weights to int8 for each output channel; activations are scaled as they come."""
    ready = source.with_suffix(".ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(ready, target, per_channel=True, reduce_range=False, weight_type=QuantType.QInt8)


def export(weights: Path, out: Path, work: Path) -> None:
    """Write the graphs, the labels and the vocabulary to `out`, full-precision ones to `work`."""
    network = Network(encoder("eager"))
    network.load_state_dict(torch.load(weights, map_location="cpu"))
    network.eval()
    for folder in (out, work):
        folder.mkdir(parents=True, exist_ok=True)
    ids, first = torch.randint(1000, 20000, (1, 64)), torch.tensor([3, 9, 12])
    graph(EncoderGraph(network), {"ids": ids}, work / "encoder.onnx", ["states", "tags"])
    frames = {"states": torch.randn(64, 384), "first": first, "last": first + 1}
    graph(FramesGraph(network.frames), frames, work / "frames.onnx", ["roles", "valid"])
    graph(FramesGraph(network.events), frames, work / "events.onnx", ["roles", "labels"])
    for name in ("encoder", "frames", "events"):
        quantize(work / f"{name}.onnx", out / f"{name}.onnx")
    (out / "labels.json").write_text(json.dumps(as_json(), indent=1) + "\n", "utf8")
    shutil.copy(START_WEIGHTS / "vocab.txt", out / "vocab.txt")


def graph(module: nn.Module, inputs: dict[str, Tensor], path: Path, outputs: list[str]) -> None:
    """By the older exporter: onnxruntime runs its form of these graphs a quarter faster."""
    axes = {"ids": {1: "length"}, "states": {0: "length"}, "first": {0: "count"}, "last": {0: "count"}}
    torch.onnx.export(
        module, tuple(inputs.values()), path, input_names=list(inputs), output_names=outputs,
        dynamic_axes={name: axes[name] for name in inputs}, dynamo=False,
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, default=Path("build/export"))
    options = parser.parse_args()
    export(options.weights, options.out, options.work)
    print({path.name: path.stat().st_size for path in sorted(options.out.iterdir())})


if __name__ == "__main__":
    main()
