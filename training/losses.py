"""What the network is trained to: losses of cues, names, statement frames, event triggers and event frames."""

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import IGNORE, Batch
from training.labels import MODES, TYPES
from training.network import CUE_TAGS, EVENT_LABELS, NAME_TAGS, ROLE_TAGS, Network

ADDRESSEE = 5  # the first tag of the addressee role
# Addressees are rare (one statement in nine) and short: without weight they are never worth a guess.
ROLE_WEIGHTS = (1.0, 1.0, 1.0, 1.0, 1.0, 3.0, 3.0)
# The parts of the whole, by how large they are and what they are worth; found by trial on the development articles.
PARTS = {
    "cues": 8.0,
    "names": 4.0,
    "roles": 1.0,
    "valid": 0.5,
    "triggers": 8.0,
    "events": 1.0,
    "pointed": 2.0,
    "labels": 1.0,
}
POINTED = 2  # actor and recipient, the first event roles: mostly one party each
WRONG_EVENTS = 2  # likely but wrong triggers shown to the event reader, a window
_MODE_OWNER = torch.tensor([TYPES.index(code) for code, _ in MODES])


def losses(network: Network, batch: Batch, device: torch.device) -> dict[str, Tensor]:
    """The losses of one batch, by the names in PARTS; a part nobody annotated is left out."""
    states = network.states(batch.ids.to(device), batch.mask.to(device))
    logits = network.tagger(states).float()
    cues, names, events = logits.split([CUE_TAGS, NAME_TAGS, logits.shape[-1] - CUE_TAGS - NAME_TAGS], -1)
    weight = batch.weight.to(device)
    each = functional.cross_entropy(cues.transpose(1, 2), batch.cues.to(device), ignore_index=IGNORE, reduction="none")
    found = {"cues": (each.mean(1) * weight).mean()}
    for key, part, target in (("names", names, batch.names), ("triggers", events, batch.triggers)):
        if (target != IGNORE).any():
            found[key] = functional.cross_entropy(part.flatten(0, 1), target.to(device).flatten(), ignore_index=IGNORE)
    found |= statement_losses(network, batch, states, cues, device)
    return found | event_losses(network, batch, states, events, device)


def statement_losses(
    network: Network, batch: Batch, states: Tensor, cues: Tensor, device: torch.device
) -> dict[str, Tensor]:
    """Role loss of the gold frames, validity of them against likely but wrong cues of the same windows."""
    wrong_rows, wrong_at = likeliest(cues[..., 1] - cues[..., 0], batch.cues, 1)
    rows = torch.cat([batch.rows, wrong_rows]).to(device)
    first = torch.cat([batch.first, wrong_at]).to(device)
    last = torch.cat([batch.last, wrong_at]).to(device)
    roles, valid = network.frames(states[rows], first, last, batch.mask.bool().to(device)[rows])
    gold = len(batch.rows)
    target = torch.zeros(len(rows), device=device)
    target[:gold] = 1.0
    found = {"valid": functional.binary_cross_entropy_with_logits(valid.float(), target)}
    if gold:
        unknown = ~batch.addressees[batch.rows].to(device)
        closed = torch.zeros(gold, 1, ROLE_TAGS, device=device)
        closed[unknown, :, ADDRESSEE:] = -1e4  # where nobody looked for addressees, finding one is no error
        each = functional.cross_entropy(
            (roles[:gold].float() + closed).transpose(1, 2),
            batch.roles.to(device),
            ignore_index=IGNORE,
            reduction="none",
            weight=torch.tensor(ROLE_WEIGHTS, device=device),
        )
        found["roles"] = (each.sum(1) / 30 * batch.weight.to(device)[batch.rows.to(device)]).mean()
    return found


def event_losses(
    network: Network, batch: Batch, states: Tensor, logits: Tensor, device: torch.device
) -> dict[str, Tensor]:
    """Role and label losses of the gold events; that likely but wrong triggers of the same windows are none."""
    known = (batch.triggers != IGNORE).any(1)
    if not known.any():
        return {}
    score = functional.log_softmax(logits, -1)[..., 0].neg()
    wrong_rows, wrong_at = likeliest(score, batch.triggers, WRONG_EVENTS)
    keep = known[wrong_rows]
    wrong_rows, wrong_at = wrong_rows[keep], wrong_at[keep]
    events = [event for _, event in batch.events]
    rows = torch.cat([torch.tensor([row for row, _ in batch.events], dtype=torch.long), wrong_rows]).to(device)
    first = torch.cat([torch.tensor([e.first for e in events], dtype=torch.long), wrong_at]).to(device)
    last = torch.cat([torch.tensor([e.last for e in events], dtype=torch.long), wrong_at]).to(device)
    mask = batch.mask.bool().to(device)[rows]
    roles, labels = network.events(states[rows], first, last, mask)
    valid, kinds, statuses, modes, reported = labels.float().split(EVENT_LABELS, -1)
    target = torch.zeros(len(rows), device=device)
    target[: len(events)] = 1.0
    label = functional.binary_cross_entropy_with_logits(valid[:, 0], target)
    if not events:
        return {"labels": label}
    count = len(events)
    kind = torch.tensor([e.type for e in events], device=device)
    closed = torch.where(_MODE_OWNER.to(device)[None] == kind[:, None], 0.0, -1e4)
    label = label + functional.cross_entropy(kinds[:count], kind)
    label = label + functional.cross_entropy(statuses[:count], torch.tensor([e.status for e in events], device=device))
    label = label + functional.cross_entropy(
        modes[:count] + closed, torch.tensor([e.mode for e in events], device=device)
    )
    asked = [number for number, e in enumerate(events) if e.reported is not None]
    if asked:
        answers = torch.tensor([events[number].reported for number in asked], device=device)
        label = label + functional.binary_cross_entropy_with_logits(reported[asked, 0], answers)
    wanted = torch.zeros(count, states.shape[1], roles.shape[-1], device=device)
    for number, event in enumerate(events):
        wanted[number, : len(event.roles[0])] = torch.tensor(event.roles, dtype=torch.float, device=device).T
    each = functional.binary_cross_entropy_with_logits(roles[:count].float(), wanted, reduction="none")
    pointed = pointer_loss(roles[:count, :, :POINTED].float(), wanted[..., :POINTED], mask[:count])
    return {"labels": label, "pointed": pointed, "events": (each * mask[:count, :, None]).sum((1, 2)).mean() / 30}


def pointer_loss(scores: Tensor, wanted: Tensor, mask: Tensor) -> Tensor:
    """That of all pieces (F, T) those of the party score highest; the first piece of a window stands for nobody."""
    wanted = wanted.clone()
    wanted[:, 0] = (wanted.sum(1) == 0).float()
    scores = scores.masked_fill(~mask[:, :, None], -1e4)
    right = scores.masked_fill(wanted == 0, -1e4)
    return (scores.logsumexp(1) - right.logsumexp(1)).mean()


def likeliest(score: Tensor, gold: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """(rows, pieces) of the highest scores of each window outside what is annotated: hard negatives."""
    open_score = score.detach().cpu().masked_fill(gold != 0, -1e9)
    top = open_score.topk(count, dim=1).indices
    rows = torch.arange(len(score))[:, None].expand_as(top)
    return rows.reshape(-1), top.reshape(-1)
