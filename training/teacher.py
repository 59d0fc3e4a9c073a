"""A larger encoder under the same heads, to teach the small one; it reads the small one's word pieces."""

import json
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import torch
from torch import Tensor, nn
from transformers import AutoModel

from training.network import HIDDEN

# Their first two positions are kept for padding (as in RoBERTa).
_FIRST_POSITION = 2
_SPECIAL = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"}


class Teacher(nn.Module):
    """MPNet (110 M parameters; Song et al. 2020), its states brought to the width of the heads."""

    def __init__(self, weights: Path, vocabulary: Path) -> None:
        """`weights` is a folder as transformers saves it, `vocabulary` the small encoder's list of word pieces."""
        super().__init__()
        self.model = AutoModel.from_pretrained(weights, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        numbers = json.loads((weights / "tokenizer.json").read_text("utf8"))["model"]["vocab"]
        pieces = vocabulary.read_text("utf8").splitlines()
        rows = [numbers.get(_SPECIAL.get(piece, piece), numbers["[UNK]"]) for piece in pieces]
        table = self.model.embeddings.word_embeddings.weight.data[rows].clone()
        self.model.embeddings.word_embeddings = nn.Embedding.from_pretrained(table, freeze=False)
        self.project = nn.Linear(self.model.config.hidden_size, HIDDEN)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> SimpleNamespace:
        """States (N, T, 384) as `last_hidden_state`, like the encoder it stands in for."""
        return SimpleNamespace(last_hidden_state=self.project(self._states(input_ids, attention_mask)))

    def _states(self, ids: Tensor, mask: Tensor) -> Tensor:
        at = torch.arange(ids.shape[1], device=ids.device) + _FIRST_POSITION
        found = self.model(input_ids=ids, attention_mask=mask, position_ids=at.expand_as(ids))
        states: Tensor = found.last_hidden_state
        return states

    @torch.no_grad()
    def align(self, small: nn.Module, texts: Iterable[tuple[Tensor, Tensor]]) -> None:
        """Set the projection so that states come near those of a trained small encoder, whose heads then fit.

        Ridge regression over the pieces of `texts`, each (ids, mask) of windows.
        """
        size = self.model.config.hidden_size + 1
        square, product = torch.zeros(size, size), torch.zeros(size, HIDDEN)
        for ids, mask in texts:
            own = self._states(ids, mask)[mask.bool()].float()
            own = torch.cat([own, torch.ones(len(own), 1)], 1)
            square += own.T @ own
            product += own.T @ small(input_ids=ids, attention_mask=mask).last_hidden_state[mask.bool()].float()
        found = torch.linalg.solve(square + torch.eye(size), product)
        self.project.weight.copy_(found[:-1].T)
        self.project.bias.copy_(found[-1])
