"""The network: one encoder, tag heads on every piece, and a small reader of frames conditioned on a trigger."""

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, WIDTH, HEADS, REACH = 384, 192, 4, 64
CUE_TAGS, NAME_TAGS, ROLE_TAGS = 3, 9, 7


class Tagger(nn.Module):
    """Piece states to tag logits: cues (O, B, I) and names (O, then B and I of each kind)."""

    def __init__(self) -> None:
        super().__init__()
        self.out = nn.Linear(HIDDEN, CUE_TAGS + NAME_TAGS)

    def forward(self, states: Tensor) -> Tensor:
        return self.out(states)


class FrameReader(nn.Module):
    """Reads the roles of a trigger: one transformer layer over the window, told where the trigger stands."""

    def __init__(self) -> None:
        super().__init__()
        self.project = nn.Linear(HIDDEN, WIDTH)
        self.trigger = nn.Linear(HIDDEN, WIDTH)
        self.gate = nn.Linear(HIDDEN, WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.inside = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.merge = nn.Linear(WIDTH, WIDTH)
        self.norm_attention = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)
        self.norm_out = nn.LayerNorm(WIDTH)
        self.roles = nn.Linear(WIDTH, ROLE_TAGS)
        self.valid = nn.Linear(WIDTH, 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, states: Tensor, first: Tensor, last: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Role logits (F, T, 7) and validity (F) of triggers at pieces [first, last] (F).

        States are (F, T, 384), or (1, T, 384) where all frames stand in one window.
        """
        frames, length = first.shape[0], states.shape[1]
        at = torch.arange(length, device=states.device)[None, :]
        inside = ((at >= first[:, None]) & (at <= last[:, None])).to(states.dtype)
        trigger = (inside[:, None] @ states)[:, 0] / inside.sum(1, keepdim=True)
        before = (at - first[:, None]).clamp(-REACH, 0)
        after = (at - last[:, None]).clamp(0, REACH)
        x = self.project(states) * torch.sigmoid(self.gate(trigger))[:, None] + self.trigger(trigger)[:, None]
        x = self.norm(x + self.distance(before + after + REACH) + inside[:, :, None] * self.inside)
        q, k, v = self.qkv(x).reshape(frames, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        seen = None if mask is None else mask[:, None, None, :]
        mixed = (
            functional.scaled_dot_product_attention(q, k, v, attn_mask=seen)
            .transpose(1, 2)
            .reshape(frames, length, WIDTH)
        )
        x = self.norm_attention(x + self.merge(mixed))
        x = self.norm_out(x + self.drop(self.down(functional.gelu(self.up(x)))))
        pooled = (x * inside[:, :, None]).sum(1) / inside.sum(1, keepdim=True)
        return self.roles(x), self.valid(pooled)[:, 0]


class Network(nn.Module):
    """Encoder and heads together, as they are trained."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.tagger = Tagger()
        self.frames = FrameReader()
        self.drop = nn.Dropout(0.1)

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state)
