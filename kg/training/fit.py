"""Fit the joint network on the CPU, in bfloat16 where the machine has it."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from kg.parsing.wordpieces import LONGEST as LONGEST_STRETCH
from kg.parsing.wordpieces import WordPieces
from kg.training.examples import IGNORED, ROUNDED_TO, Sentence, batches, numbered, stretches
from kg.training.network import Network

BATCH = 3072  # pieces
LONGEST = 220  # words of a stretch
ENCODER_RATE, HEAD_RATE = 2e-4, 1.5e-3
LAYER_DECAY = 0.9
WARM_UP = 0.06
WEIGHTS = {"lemma": 0.5, "start": 1.0}


def fit(
    network: Network,
    parsed: Sequence[list[Sentence]],
    named: Sequence[list[Sentence]],
    pieces: WordPieces,
    epochs: int,
    seed: int,
) -> None:
    """Train a network for so many epochs over the parsed docs, and half as many over those with names alone."""
    torch.manual_seed(seed)
    draw = random.Random(seed)

    def examples() -> list[dict[str, NDArray[np.int64]]]:
        docs = [*parsed, *draw.sample(named, len(named) // 2)]
        drawn = (numbered(stretch, pieces, draw) for stretch in stretches(docs, draw, LONGEST))
        return [example for example in drawn if len(example["pieces"]) <= LONGEST_STRETCH - ROUNDED_TO]

    optimizer = torch.optim.AdamW(_groups(network), weight_decay=0.01, fused=True)
    steps = epochs * sum(1 for _ in batches(examples(), BATCH, draw))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min((n + 1) / (WARM_UP * steps), max(0.0, 1 - n / steps)))
    for epoch in range(epochs):
        network.train()
        began, losses, seen = time.time(), 0.0, 0
        for batch in batches(examples(), BATCH, draw):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                value = loss(network, batch)
            value.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            losses, seen = losses + value.item(), seen + 1
        print(f"epoch {epoch + 1}: loss {losses / seen:.3f}, {seen} steps, {time.time() - began:.0f} s", flush=True)


def loss(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """The sum of the heads' mean losses over what is annotated."""
    words = network.words(batch["pieces"], batch["shapes"], batch["mask"], batch["first"], batch["last"])
    total = torch.zeros(())
    for name, scores in network.classify(words).items():
        gold, weight = batch[name], WEIGHTS.get(name, 1.0)
        known = gold != IGNORED
        if name == "start":
            total = total + weight * functional.binary_cross_entropy_with_logits(scores[known].float(), gold[known].float())
        elif known.any():
            total = total + weight * functional.cross_entropy(scores[known].float(), gold[known])
    heads = batch["head"]
    known = heads != IGNORED
    if known.any():
        real = functional.pad(batch["start"] != IGNORED, (1, 0), value=True)
        arcs = network.arcs(words).float().masked_fill(~real.unsqueeze(1), -1e4)
        total = total + functional.cross_entropy(arcs[known], heads[known])
        labels = network.label_scores(words, heads.clamp(min=0)).float()
        known = known & (batch["label"] != IGNORED)
        total = total + functional.cross_entropy(labels[known], batch["label"][known])
    return total


def _groups(network: Network) -> list[dict[str, object]]:
    """Lower layers learn slower; the shapes, which are new, as fast as the heads."""
    depth = network.encoder.config.num_hidden_layers
    groups: dict[float, list[Tensor]] = {}
    for name, parameter in network.named_parameters():
        rate = HEAD_RATE
        if name.startswith("encoder.encoder.layer."):
            rate = ENCODER_RATE * LAYER_DECAY ** (depth - 1 - int(name.split(".")[3]))
        elif name.startswith("encoder.") and "token_type" not in name:
            rate = ENCODER_RATE * LAYER_DECAY**depth
        groups.setdefault(rate, []).append(parameter)
    return [{"params": parameters, "lr": rate} for rate, parameters in groups.items()]
