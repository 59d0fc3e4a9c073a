"""Losses of a small network against a teacher's lessons (Hinton, Vinyals & Dean 2015, at temperature 1)."""

import torch
from torch import Tensor
from torch.nn import functional

from training.lessons import Lesson, padded_ids
from training.losses import _MODE_OWNER, POINTED
from training.network import CUE_TAGS, EVENT_LABELS, EVENT_TAGS, NAME_TAGS, Network


def taught(network: Network, group: list[Lesson]) -> dict[str, Tensor]:
    """The losses of one batch of lessons, by the names of `losses.PARTS`."""
    ids, mask = padded_ids([lesson.ids for lesson in group])
    states = network.states(ids, mask)
    tags = network.tagger(states).float()
    goal = torch.zeros_like(tags)
    for row, lesson in enumerate(group):
        goal[row, : len(lesson.ids)] = lesson.tags.float()
    parts = [CUE_TAGS, NAME_TAGS, EVENT_TAGS]
    found = {
        key: _soft(own, wanted)[mask.bool()].mean()
        for key, own, wanted in zip(
            ("cues", "names", "triggers"), tags.split(parts, -1), goal.split(parts, -1), strict=True
        )
    }
    return found | _statements(network, group, states, mask.bool()) | _events(network, group, states, mask.bool())


def _soft(logits: Tensor, goal: Tensor, dim: int = -1) -> Tensor:
    """Cross-entropy of logits against the distribution of other logits."""
    return -(goal.softmax(dim) * logits.log_softmax(dim)).sum(dim)


def _places(group: list[Lesson], of: str) -> tuple[Tensor, Tensor, Tensor]:
    rows = [(row, *place) for row, lesson in enumerate(group) for place in getattr(lesson, of)]
    return tuple(torch.tensor(rows, dtype=torch.long).reshape(-1, 3).T)  # type: ignore[return-value]


def _wide(parts: list[Tensor], length: int, fill: float) -> Tensor:
    """Role logits (K, t, roles) of windows of several lengths as (sum of K, length, roles)."""
    return torch.cat(
        [functional.pad(p.float(), (0, 0, 0, length - p.shape[1]), value=fill) for p in parts if p.numel()]
    )


def _statements(network: Network, group: list[Lesson], states: Tensor, mask: Tensor) -> dict[str, Tensor]:
    rows, first, last = _places(group, "cues")
    if not len(rows):
        return {}
    roles, valid = network.frames(states[rows], first, last, mask[rows])
    goal = _wide([lesson.roles for lesson in group], states.shape[1], 0.0)
    sure = torch.cat([lesson.valid.float() for lesson in group if lesson.cues]).sigmoid()
    each = (_soft(roles.float(), goal) * mask[rows]).sum(1) / 30
    return {
        "roles": (each * sure).sum() / sure.sum().clamp(min=1),
        "valid": functional.binary_cross_entropy_with_logits(valid.float(), sure),
    }


def _events(network: Network, group: list[Lesson], states: Tensor, mask: Tensor) -> dict[str, Tensor]:
    rows, first, last = _places(group, "triggers")
    if not len(rows):
        return {}
    roles, labels = network.events(states[rows], first, last, mask[rows])
    roles, labels = roles.float(), labels.float()
    here = mask[rows][:, :, None]
    goal = _wide([lesson.event_roles for lesson in group], states.shape[1], -20.0)
    own = labels.split(EVENT_LABELS, -1)
    wanted = torch.cat([lesson.labels.float() for lesson in group if lesson.triggers]).split(EVENT_LABELS, -1)
    sure = wanted[0][:, 0].sigmoid()

    def mean(each: Tensor) -> Tensor:
        return (each * sure).sum() / sure.sum().clamp(min=1)

    binary = functional.binary_cross_entropy_with_logits
    closed = torch.where(_MODE_OWNER[None] == wanted[1].argmax(-1)[:, None], 0.0, -1e4)
    label = binary(own[0][:, 0], sure)
    label = label + mean(_soft(own[1], wanted[1]) + _soft(own[2], wanted[2]))
    label = label + mean(_soft(own[3] + closed, wanted[3] + closed))
    label = label + mean(binary(own[4][:, 0], wanted[4][:, 0].sigmoid(), reduction="none"))
    apart = binary(roles, goal.sigmoid(), reduction="none") * here
    pointed = _soft(roles[..., :POINTED].masked_fill(~here, -1e4), goal[..., :POINTED].masked_fill(~here, -1e4), 1)
    return {
        "labels": label,
        "events": mean(apart.sum((1, 2))) / 30,
        "pointed": mean(pointed.mean(-1)),
    }
