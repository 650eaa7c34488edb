"""Where a series changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

SHUFFLES, LEVEL = 999, 0.05
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Change:
    """From which place on a series has another mean, what the means of the stretches before and after are, and how likely chance is."""

    at: int
    before: float
    after: float
    p: float


def changes(values: Sequence[float], level: float = LEVEL, seed: int = 0) -> tuple[Change, ...]:
    """The places where the mean of a series changes, in order.

    A stretch is split where its cumulative sum is farthest from a straight line, if of 999 shuffles at most a `level` of them are as far,
    and the parts again (Taylor 2000; binary segmentation after Vostrikova 1981). A stretch has two values or more, so that in a series of
    fewer than about seven no change can be told from chance.
    """
    splits = sorted(_splits(list(values), 0, level, seed))
    bounds = [0, *(at for at, _ in splits), len(values)]
    means = [sum(values[start:end]) / (end - start) for start, end in pairwise(bounds) if end > start]
    return tuple(Change(at, means[number], means[number + 1], p) for number, (at, p) in enumerate(splits))


def _splits(values: list[float], offset: int, level: float, seed: int) -> Iterator[tuple[int, float]]:
    import numpy as np

    if len(values) < 2 * _SHORTEST or min(values) == max(values):
        return
    random = np.random.default_rng(seed)
    centred = np.asarray(values, dtype=float) - np.mean(values)
    inner = slice(_SHORTEST - 1, len(values) - _SHORTEST)
    drift = np.abs(np.cumsum(centred))[inner]
    at = int(np.argmax(drift)) + _SHORTEST
    shuffled = random.permuted(np.broadcast_to(centred, (SHUFFLES, len(values))), axis=1)
    drifts = np.abs(np.cumsum(shuffled, axis=1))[:, inner].max(axis=1)
    # a hair's breadth for the rounding of sums in another order
    as_far = np.count_nonzero(drifts >= drift.max() - 1e-9)
    p = (1 + int(as_far)) / (1 + SHUFFLES)
    if p <= level:
        yield from _splits(values[:at], offset, level, seed)
        yield offset + at, p
        yield from _splits(values[at:], offset + at, level, seed)
