"""A smaller network out of a trained one: some of its layers, and the word pieces that texts use most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy

from torch import nn

from kg.parsing.wordpieces import WordPieces
from kg.training.network import Network

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def student(teacher: Network, layers: Sequence[int], kept: Sequence[int]) -> Network:
    """A copy of the teacher with these layers of its encoder, and the rows of its vocabulary whose numbers are kept."""
    small = deepcopy(teacher)
    encoder = small.encoder
    encoder.encoder.layer = nn.ModuleList(encoder.encoder.layer[n] for n in layers)
    encoder.config.num_hidden_layers = len(layers)
    words = encoder.embeddings.word_embeddings.weight.data[list(kept)]
    encoder.embeddings.word_embeddings = nn.Embedding.from_pretrained(words, freeze=False)
    return small


def most_used(pieces: WordPieces, words: Iterable[str], size: int) -> list[int]:
    """The numbers of the pieces to keep, in their order: those of single characters, and then those that the words need most often.

    Where the words leave room, BERT's order decides, which is that of frequency.
    """
    counts = Counter(number for word in words for number in pieces.of(word))
    needed = [n for n, piece in enumerate(pieces.vocabulary) if piece in SPECIAL or len(piece.removeprefix("##")) == 1]
    rest = sorted(set(range(len(pieces.vocabulary))) - set(needed), key=lambda n: (-counts[n], "unused" in pieces.vocabulary[n], n))
    return sorted([*needed, *rest[: size - len(needed)]])
