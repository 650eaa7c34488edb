"""The trained network, run by onnxruntime on one thread: the same input gives the same scores, however docs are batched or shared out."""

from __future__ import annotations

import os
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.parsing.wordpieces import Pieces

# else its wheels keep a number of this machine in the user's cache, and tell Microsoft what is run; said before it is imported
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
import onnxruntime


class Scores(NamedTuple):
    """What the network says of a stretch of w words: numbers of the best classes, and scores where the best depends on other words."""

    tag: NDArray[np.int64]  # w
    morph: NDArray[np.int64]  # w
    lemma: NDArray[np.int64]  # w
    start: NDArray[np.float32]  # w; above 0 where a sentence begins
    name: NDArray[np.float32]  # w, marks
    arc: NDArray[np.float32]  # w, 1+w; the root's column first
    label: NDArray[np.int64]  # w, 1+w


class Network:
    """An ONNX model that takes `Pieces` by name and gives `Scores` by name."""

    def __init__(self, model: bytes) -> None:
        self.model = model
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def scores(self, pieces: Pieces) -> Scores:
        """The scores of one stretch."""
        return Scores(*self._session.run(Scores._fields, pieces._asdict()))

    def __reduce__(self) -> tuple[type[Network], tuple[bytes]]:
        return Network, (self.model,)
