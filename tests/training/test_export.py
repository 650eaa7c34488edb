"""What runs is what was trained."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from kg.parsing.classes import ROOT_LABEL
from kg.parsing.network import Network
from kg.training.examples import numbered
from kg.training.export import export

onnx = pytest.importorskip("onnx", reason="training needs the extra [train]")


def test_the_onnx_model_scores_as_the_network_does(trained, sentences):
    network, root = trained.network.eval(), trained.classes.labels.index(ROOT_LABEL)
    for stretch in (sentences[0], sentences[0][:1]):
        arrays = numbered(stretch, trained.pieces, None)
        words = [word for sentence in stretch for word in sentence.words]
        flags = ([flag for s in stretch for flag in getattr(s, field)] for field in ("after_break", "glued"))
        scores = Network(export(network, root, quantized=False)).scores(trained.pieces.encode(words, *flags))
        one = {name: torch.from_numpy(arrays[name]).unsqueeze(0) for name in ("pieces", "shapes", "first", "last")}
        with torch.no_grad():
            expected = network.words(one["pieces"], one["shapes"], torch.ones_like(one["pieces"]), one["first"], one["last"])
            simple, arcs = network.classify(expected), network.arcs(expected)[0].numpy()
        assert np.allclose(scores.arc, arcs, atol=1e-4)
        assert scores.tag.tolist() == simple["tag"][0].argmax(-1).tolist()
        assert np.allclose(scores.name, simple["name"][0].numpy(), atol=1e-4)
        assert (scores.label[:, 0] == root).all()
        assert not (scores.label[:, 1:] == root).any()


def test_integer_weights_keep_to_seven_bits_so_that_every_processor_computes_the_same(trained):
    model = onnx.load_from_string(export(trained.network, trained.classes.labels.index(ROOT_LABEL), quantized=True))
    weights = [onnx.numpy_helper.to_array(tensor) for tensor in model.graph.initializer if tensor.data_type == onnx.TensorProto.INT8]
    assert weights
    assert max(np.abs(weight.astype(int)).max() for weight in weights) <= 64
