"""The joint network: a BERT encoder with heads for tags, lemmas, sentences, names and a biaffine parser (Dozat & Manning 2017)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from kg.parsing.classes import Classes
from kg.parsing.wordpieces import SHAPES

ARC_WIDTH, LABEL_WIDTH, NAME_WIDTH = 320, 80, 192
DROPOUT = 0.2


class Sizes(NamedTuple):
    """How many classes each head tells apart."""

    tag: int
    morph: int
    lemma: int
    label: int
    name: int

    @classmethod
    def of(cls, known: Classes) -> Sizes:
        """The sizes of these classes."""
        return cls(len(known.tags), len(known.morphs), len(known.lemmas), len(known.labels), known.names.count)


class Network(nn.Module):
    """Scores for each word. Dimensions: b stretches, p pieces, w words, h hidden units.

    `encoder` is a folder with BERT weights as transformers saves them. Its unused second segment gives way to word shapes.
    """

    def __init__(self, encoder: Path, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            encoder, add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
        )
        segments = self.encoder.embeddings.token_type_embeddings.weight.data
        self.encoder.embeddings.token_type_embeddings = nn.Embedding.from_pretrained(segments[:1].repeat(SHAPES, 1), freeze=False)
        self.encoder.config.type_vocab_size = SHAPES
        hidden = 2 * self.encoder.config.hidden_size  # the first and the last piece of a word
        self.dropout = nn.Dropout(DROPOUT)
        self.simple = nn.ModuleDict(
            {name: nn.Linear(hidden, size) for name, size in sizes._asdict().items() if name not in ("label", "name")}
        )
        self.start = nn.Linear(hidden, 1)
        self.name = nn.Sequential(_layer(hidden, NAME_WIDTH), nn.Linear(NAME_WIDTH, sizes.name))
        self.arc_dependent, self.arc_head = _layer(hidden, ARC_WIDTH), _layer(hidden, ARC_WIDTH)
        self.label_dependent, self.label_head = _layer(hidden, LABEL_WIDTH), _layer(hidden, LABEL_WIDTH)
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.label = nn.Linear(LABEL_WIDTH, sizes.label * (LABEL_WIDTH + 1))
        self.labels = sizes.label
        self.root = nn.Parameter(torch.zeros(hidden))

    def words(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None, first: Tensor, last: Tensor) -> Tensor:
        """Words from pieces: b w 2h. Without a mask there is no padding."""
        hidden = self.encoder(input_ids=pieces, token_type_ids=shapes, attention_mask=mask).last_hidden_state
        ends = [hidden.gather(1, index.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])) for index in (first, last)]
        return self.dropout(torch.cat(ends, -1))

    def classify(self, words: Tensor) -> dict[str, Tensor]:
        """Scores of the classes that need one word: tag, morph, lemma, name (b w classes) and start (b w)."""
        scores = {name: layer(words) for name, layer in self.simple.items()}
        return scores | {"name": self.name(words), "start": self.start(words).squeeze(-1)}

    def arcs(self, words: Tensor) -> Tensor:
        """Scores of heads, b w 1+w: the root first, then the words."""
        return self.arc(self.arc_dependent(words)) @ self.arc_head(self._with_root(words)).transpose(1, 2) / ARC_WIDTH**0.5

    def label_scores(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores of the labels of arcs to the heads given (b w, numbered as `arcs` does): b w labels."""
        dependents, governors = self._label_parts(words)
        chosen = governors.gather(1, heads.unsqueeze(-1).expand(-1, -1, governors.shape[-1]))
        return torch.einsum("bwri,bwi->bwr", dependents, chosen)

    def best_labels(self, words: Tensor, root_label: int) -> Tensor:
        """The numbers of the best labels of all arcs, b w 1+w; the root label is that of arcs from the root, and of no others."""
        dependents, governors = self._label_parts(words)
        others = torch.tensor([number for number in range(self.labels) if number != root_label])
        scores = (dependents[:, :, others].flatten(1, 2) @ governors[:, 1:].transpose(1, 2)).unflatten(1, (-1, len(others)))
        return functional.pad(others[scores.argmax(2)], (1, 0), value=root_label)

    def _label_parts(self, words: Tensor) -> tuple[Tensor, Tensor]:
        dependents = self.label(self.label_dependent(words))
        governors = self.label_head(self._with_root(words))
        return dependents.unflatten(-1, (self.labels, LABEL_WIDTH + 1)), torch.cat([governors, torch.ones_like(governors[..., :1])], -1)

    def _with_root(self, words: Tensor) -> Tensor:
        return torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, -1), words], 1)


def _layer(wide: int, narrow: int) -> nn.Module:
    return nn.Sequential(nn.Linear(wide, narrow), nn.GELU(), nn.Dropout(DROPOUT))
