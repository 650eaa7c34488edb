"""The trained network as ONNX, its weights quantized to eight bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.parsing.network import Scores
from kg.parsing.wordpieces import Pieces
from kg.training.network import Network

OPSET = 17


class _Running(nn.Module):
    """The network as it runs: one stretch at a time, without padding; classes instead of scores where no other word matters."""

    def __init__(self, network: Network, root_label: int) -> None:
        super().__init__()
        self.network = network
        self.root_label = root_label

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        pieces, shapes, first, last = (values.unsqueeze(0) for values in (pieces, shapes, first, last))
        words = self.network.words(pieces, shapes, None, first, last)
        scores = self.network.classify(words)
        best = {name: scores[name][0].argmax(-1) for name in ("tag", "morph", "lemma")}
        label = self.network.best_labels(words, self.root_label)[0]
        return tuple(Scores(**best, start=scores["start"][0], name=scores["name"][0], arc=self.network.arcs(words)[0], label=label))


def export(network: Network, root_label: int, quantized: bool) -> bytes:
    """The ONNX model, in 8-bit integers or in 32-bit floats."""
    example = Pieces(*(torch.tensor(values) for values in ([1, 2, 3, 4], [0, 1, 0, 0], [1, 2], [1, 2])))
    axes = {name: {0: "pieces"} for name in ("pieces", "shapes")} | {name: {0: "words"} for name in ("first", "last", *Scores._fields)}
    axes |= {name: {0: "words", 1: "heads"} for name in ("arc", "label")}
    with tempfile.TemporaryDirectory() as folder:
        model, smaller = Path(folder) / "float.onnx", Path(folder) / "integer.onnx"
        torch.onnx.export(
            _Running(network.float(), root_label).eval(),
            tuple(example),
            model,
            input_names=list(Pieces._fields),
            output_names=list(Scores._fields),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        if quantized:
            # Seven bits of eight: processors without VNNI add pairs of products in 16 bits, which larger weights overflow.
            quantize_dynamic(model, smaller, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        return (smaller if quantized else model).read_bytes()
