"""The network: one encoder, tag heads on every piece, and a small reader of frames conditioned on a trigger."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.labels import EVENT_ROLES, MODES, STATUSES, TYPES

HIDDEN, WIDTH, HEADS, REACH = 384, 192, 4, 64
CUE_TAGS, NAME_TAGS, ROLE_TAGS, EVENT_TAGS = 3, 9, 7, 1 + len(TYPES)
# What is said of an event as a whole: that it is one, its type, its status, its mode, that only a source reports it.
EVENT_LABELS = (1, len(TYPES), len(STATUSES), len(MODES), 1)


class Tagger(nn.Module):
    """Piece states to tag logits: cues (O, B, I), names (O, then B and I of each kind), events (none, each type)."""

    def __init__(self) -> None:
        super().__init__()
        self.out = nn.Linear(HIDDEN, CUE_TAGS + NAME_TAGS)
        self.events = nn.Linear(HIDDEN, EVENT_TAGS)

    def forward(self, states: Tensor) -> Tensor:
        return torch.cat([self.out(states), self.events(states)], -1)


class Layer(nn.Module):
    """One transformer layer (post-norm)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.merge = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        frames, length = x.shape[:2]
        q, k, v = self.qkv(x).reshape(frames, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm_attention(x + self.merge(mixed.transpose(1, 2).reshape(frames, length, WIDTH)))
        return self.norm_out(x + self.drop(self.down(functional.gelu(self.up(x)))))


class FrameReader(nn.Module):
    """Reads the roles of a trigger: transformer layers over the window, told where the trigger stands."""

    def __init__(self, role_tags: int, layers: int) -> None:
        super().__init__()
        self.project = nn.Linear(HIDDEN, WIDTH)
        self.trigger = nn.Linear(HIDDEN, WIDTH)
        self.gate = nn.Linear(HIDDEN, WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.inside = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.roles = nn.Linear(WIDTH, role_tags)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Role logits (F, T, tags) and a summary (F, 192 + 384) of triggers at pieces [first, last] (F).

        States are (F, T, 384), or (1, T, 384) where all frames stand in one window.
        """
        at = torch.arange(states.shape[1], device=states.device)[None, :]
        inside = ((at >= first[:, None]) & (at <= last[:, None])).to(states.dtype)
        trigger = (inside[:, None] @ states)[:, 0] / inside.sum(1, keepdim=True)
        before = (at - first[:, None]).clamp(-REACH, 0)
        after = (at - last[:, None]).clamp(0, REACH)
        x = self.project(states) * torch.sigmoid(self.gate(trigger))[:, None] + self.trigger(trigger)[:, None]
        x = self.norm(x + self.distance(before + after + REACH) + inside[:, :, None] * self.inside)
        for layer in self.layers:
            x = layer(x, None if mask is None else mask[:, None, None, :])
        pooled = (x * inside[:, :, None]).sum(1) / inside.sum(1, keepdim=True)
        return self.roles(x), torch.cat([pooled, trigger], -1)


class StatementReader(FrameReader):
    """Source, content and addressee of a cue, and whether it is one."""

    def __init__(self) -> None:
        super().__init__(ROLE_TAGS, layers=1)
        self.valid = nn.Linear(WIDTH, 1)

    def forward(self, states: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Role logits (F, T, 7: BIO) and validity (F)."""
        roles, summary = super().forward(states, first, last, mask)
        return roles, self.valid(summary[:, :WIDTH])[:, 0]


class EventReader(FrameReader):
    """Roles of an event's trigger, which may overlap, and what it is as a whole."""

    def __init__(self) -> None:
        super().__init__(len(EVENT_ROLES), layers=2)
        self.mixed = nn.Linear(WIDTH + HIDDEN, WIDTH)
        self.labels = nn.Linear(WIDTH, sum(EVENT_LABELS))

    def forward(self, states: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Role logits (F, T, 6), each on its own, and label logits (F, 1 + types + statuses + modes + 1)."""
        roles, summary = super().forward(states, first, last, mask)
        return roles, self.labels(self.drop(functional.gelu(self.mixed(summary))))


class Network(nn.Module):
    """Encoder and heads together, as they are trained."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.tagger = Tagger()
        self.frames = StatementReader()
        self.events = EventReader()
        self.drop = nn.Dropout(0.1)

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Take over weights of an earlier run; an event reader that had none begins as the reader of statements."""
        own = self.state_dict()
        for key in own:
            sources = (key, key.replace(".layers.0.", "."), key.replace("events.", "frames.", 1))
            source = next((name for name in sources if name in weights), None)
            if source and weights[source].shape == own[key].shape:
                own[key] = weights[source]
        self.load_state_dict(own)
