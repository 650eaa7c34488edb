"""Training."""

from __future__ import annotations

from copy import deepcopy

import torch

from kg.training.examples import batches, numbered
from kg.training.fit import fit, loss
from kg.training.student import most_used, student


def _loss(network, sentences, pieces) -> float:
    network.eval()
    [batch] = batches([numbered(doc, pieces, None) for doc in sentences], 256, None)
    with torch.no_grad():
        return float(loss(network, batch))


def test_a_network_learns_what_it_is_shown(trained, sentences):
    network = deepcopy(trained.network)
    before = _loss(network, sentences, trained.pieces)
    fit(network, sentences, [], trained.pieces, epochs=12, seed=1)
    assert _loss(network, sentences, trained.pieces) < 0.8 * before


def test_a_student_has_the_chosen_layers_and_pieces_of_its_teacher(trained):
    small = student(trained.network, (0, 3), [0, 1, 2, 3, 4, 7])
    assert len(small.encoder.encoder.layer) == 2
    teacher = trained.network.encoder
    assert torch.equal(small.encoder.embeddings.word_embeddings.weight[5], teacher.embeddings.word_embeddings.weight[7])
    assert torch.equal(small.encoder.encoder.layer[1].output.dense.weight, teacher.encoder.layer[3].output.dense.weight)


def test_the_pieces_kept_are_single_characters_and_those_used_most(trained):
    vocabulary = trained.pieces.vocabulary
    single = sum(len(piece) == 1 for piece in vocabulary)
    kept = [vocabulary[number] for number in most_used(trained.pieces, ["Lavrov", "Lavrov", "met"], 5 + single + 1)]
    assert kept == ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *(piece for piece in vocabulary if len(piece) == 1 or piece == "lavrov")]
