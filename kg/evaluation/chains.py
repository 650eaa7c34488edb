"""How alike two partitions of mentions into entities are: MUC, B³ and CEAF-φ4, and their mean, as the CoNLL 2011 and 2012 tasks had them.

Sources: Vilain et al. 1995; Bagga & Baldwin 1998; Luo 2005; Pradhan et al. 2014.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

M = TypeVar("M", bound=Hashable)
Chains = Sequence[frozenset[M]]


class Agreement(NamedTuple):
    """What is right, out of what was answered and out of what is so."""

    right_found: float = 0.0
    found: float = 0.0
    right_gold: float = 0.0
    gold: float = 0.0

    def plus(self, other: Agreement) -> Agreement:
        """Both documents together."""
        return Agreement(*map(sum, zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """F1 in percent."""
        precision, recall = self.right_found / max(1e-9, self.found), self.right_gold / max(1e-9, self.gold)
        return 200 * precision * recall / max(1e-9, precision + recall)


def muc(gold: Chains[M], found: Chains[M]) -> Agreement:
    """Links: a chain of n mentions has n - 1, and loses one for each further chain that its mentions are scattered over."""
    right_gold, all_gold = _links(gold, found)
    right_found, all_found = _links(found, gold)
    return Agreement(right_found, all_found, right_gold, all_gold)


def b_cubed(gold: Chains[M], found: Chains[M]) -> Agreement:
    """Mentions: of each the share of its chain that is in its chain on the other side."""
    right_gold, all_gold = _mentions(gold, found)
    right_found, all_found = _mentions(found, gold)
    return Agreement(right_found, all_found, right_gold, all_gold)


def ceaf(gold: Chains[M], found: Chains[M]) -> Agreement:
    """Entities: each paired with one of the other side at most, so that their likeness (φ4, Dice's) is greatest."""
    likeness = np.array([[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in gold])
    best = float(likeness[linear_sum_assignment(likeness, maximize=True)].sum()) if likeness.size else 0.0
    return Agreement(best, len(found), best, len(gold))


MEASURES = {"MUC": muc, "B³": b_cubed, "CEAF-φ4": ceaf}


def _links(chains: Chains[M], others: Chains[M]) -> tuple[float, float]:
    where = {mention: number for number, chain in enumerate(others) for mention in chain}
    parts = (len(chain) - len({where.get(mention, mention) for mention in chain}) for chain in chains)
    return sum(parts), sum(len(chain) - 1 for chain in chains)


def _mentions(chains: Chains[M], others: Chains[M]) -> tuple[float, float]:
    where = {mention: chain for chain in others for mention in chain}
    shares = (len(chain & where.get(mention, frozenset())) / len(chain) for chain in chains for mention in chain)
    return sum(shares), sum(map(len, chains))


def chains(entities: Iterable[tuple[Hashable, M]]) -> list[frozenset[M]]:
    """Mentions by their entity, those of an entity with a single mention left out."""
    grouped: dict[Hashable, set[M]] = {}
    for entity, mention in entities:
        grouped.setdefault(entity, set()).add(mention)
    return [frozenset(group) for group in grouped.values() if len(group) > 1]
