"""Types of relations between two given parties, five-fold:  python -m training.relations --start build/m2/network.pt

The encoder is told the parties by token types (none, source, target) and judges the sentence by their states. It may
start from weights that never saw these sentences annotated. Prints macro-F1 of the 15 roots and of the 4 quads.
"""

import argparse
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.wordpiece import START, STOP, WordPiece
from training.lessons import padded_ids
from training.network import HIDDEN, Network
from training.sources import lines
from training.train import START_WEIGHTS, encoder

FOLDS, SEEDS = 5, 3


@dataclass
class Relation:
    """Piece ids, the party each piece belongs to (0 none, 1 source, 2 target), and the numbers of root and quad."""

    ids: list[int]
    parties: list[int]
    root: int
    quad: int


def relations(path: Path, wordpiece: WordPiece) -> tuple[list[Relation], list[str], list[int]]:
    """(relations, names of the roots, quad of each root)."""
    rows = list(lines(path))
    roots = sorted({row["root"] for row in rows})
    quads = [next(row["quad"] for row in rows if row["root"] == root) for root in roots]
    found = []
    for row in rows:
        ids, parties, inside = [START], [0], 0
        for part in _parts(row["marked_sentence"]):
            if part in _MARKS:
                inside = _MARKS[part]
            elif part:
                own = wordpiece.pieces(part, 0, len(part)).ids
                ids, parties = ids + own, parties + [inside] * len(own)
        found.append(Relation([*ids, STOP], [*parties, 0], roots.index(row["root"]), row["quad"]))
    return found, roots, quads


_MARKS = {"<s>": 1, "</s>": 0, "<t>": 2, "</t>": 0}


def _parts(marked: str) -> list[str]:
    for mark in _MARKS:
        marked = marked.replace(mark, f"\0{mark}\0")
    return marked.split("\0")


class Judge(nn.Module):
    """The encoder with three token types, and a layer over the states of both parties and of the whole."""

    def __init__(self, start: Path | None, roots: int) -> None:
        super().__init__()
        network = Network(encoder())
        if start:
            network.start_from(torch.load(start, map_location="cpu"))
        self.encoder = network.encoder
        old = self.encoder.embeddings.token_type_embeddings.weight.data
        types = nn.Embedding(3, HIDDEN)
        types.weight.data = torch.stack(
            [old[0], old[0] + torch.randn(HIDDEN) * 0.05, old[0] + torch.randn(HIDDEN) * 0.05]
        )
        self.encoder.embeddings.token_type_embeddings = types
        self.hidden = nn.Linear(4 * HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, roots)
        self.drop = nn.Dropout(0.2)

    def forward(self, ids: Tensor, mask: Tensor, parties: Tensor) -> Tensor:
        states = self.encoder(input_ids=ids, attention_mask=mask, token_type_ids=parties).last_hidden_state
        pooled = [states[:, 0]]
        for which in (parties == 1, parties == 2, mask.bool()):
            weight = which.to(states.dtype)
            pooled.append((weight[:, None] @ states)[:, 0] / weight.sum(1, keepdim=True).clamp(min=1))
        return self.out(self.drop(functional.gelu(self.hidden(self.drop(torch.cat(pooled, -1))))))


def batch(group: list[Relation]) -> tuple[Tensor, Tensor, Tensor]:
    """(ids, mask, parties) of some relations."""
    ids, mask = padded_ids([relation.ids for relation in group])
    parties = torch.tensor([r.parties + [0] * (ids.shape[1] - len(r.parties)) for r in group])
    return ids, mask, parties


def trained(judge: Judge, rows: list[Relation], options: argparse.Namespace, rng: random.Random) -> Judge:
    """The judge after some epochs over the rows."""
    heads = [*judge.hidden.parameters(), *judge.out.parameters()]
    groups = [{"params": judge.encoder.parameters(), "lr": options.rate}, {"params": heads, "lr": options.rate * 5}]
    update = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * (len(rows) // 16 + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(update, lambda s: min((s + 1) / (0.1 * steps), 1 - s / steps))
    judge.train()
    for _ in range(options.epochs):
        mixed = rng.sample(rows, len(rows))
        for at in range(0, len(mixed), 16):
            group = mixed[at : at + 16]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = judge(*batch(group))
            target = torch.tensor([relation.root for relation in group])
            functional.cross_entropy(logits.float(), target, label_smoothing=0.1).backward()
            torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            update.step()
            schedule.step()
            update.zero_grad()
    return judge.eval()


def macro(gold: list[int], found: list[int]) -> float:
    """Mean F1 of the classes, in percent."""
    scores = []
    for label in set(gold):
        right = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(2 * right / (gold.count(label) + found.count(label)))
    return 100 * sum(scores) / len(scores)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/events/relations.train.jsonl"))
    parser.add_argument("--start", type=Path)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the five are run")
    options = parser.parse_args()
    rows, roots, quads = relations(options.data, WordPiece.load(START_WEIGHTS / "vocab.txt"))
    order = random.Random(0).sample(range(len(rows)), len(rows))
    gold: list[int] = []
    found: list[int] = []
    gold_quads: list[int] = []
    found_quads: list[int] = []
    began = time.time()
    for fold in range(options.folds):
        test = [rows[n] for n in order[fold::FOLDS]]
        rest = [rows[n] for at, n in enumerate(order) if at % FOLDS != fold]
        chances = torch.zeros(len(test), len(roots))
        for seed in range(options.seeds):
            torch.manual_seed(seed)
            judge = trained(Judge(options.start, len(roots)), rest, options, random.Random(seed))
            with torch.no_grad():
                chances += torch.cat([judge(*batch([row])).softmax(-1) for row in test])
        gold += [row.root for row in test]
        found += chances.argmax(-1).tolist()
        sums = torch.stack(
            [chances[:, [n for n, q in enumerate(quads) if q == quad]].sum(-1) for quad in sorted(set(quads))]
        )
        found_quads += [sorted(set(quads))[n] for n in sums.argmax(0).tolist()]
        right = sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold)
        gold_quads += [row.quad for row in test]
        print(
            f"fold {fold + 1}  {time.time() - began:.0f} s  roots: {100 * right:.1f} % right, macro-F1"
            f" {macro(gold, found):.1f}  quads: macro-F1 {macro(gold_quads, found_quads):.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
