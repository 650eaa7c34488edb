"""The best tree over a sentence: Chu & Liu (1965), Edmonds (1967), with a single root as Universal Dependencies ask.

Arcs that cross others are rare in English and mostly wrong, so they give way to the next best head that crosses fewer, unless the scores
are much against it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ROOT = 0
# What uncrossing an arc may cost, in natural logarithms of probability.
DEAREST = 3.0
# English has up to a dozen crossing arcs in a sentence, with up to as many heads to choose from; what has more is no sentence, and would
# take minutes to put in order.
TANGLED, NEXT_BEST = 20, 12


def heads(scores: NDArray[np.float32]) -> list[int]:
    """The head of each word of a sentence; the words count from 1, and 0 is the root, which heads one word.

    `scores` has a row for each word and a column for each head, the root's first. That word becomes the root's that most prefers it.
    """
    normalized = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    top = int(normalized[:, ROOT].argmax())
    square = np.full((len(scores) + 1, len(scores) + 1), -np.inf)
    square[1:, 1:] = normalized[:, 1:]
    square[top + 1, ROOT] = 0.0
    square[top + 1, 1:] = -np.inf
    np.fill_diagonal(square, -np.inf)
    return _uncrossed(arborescence(square), square)[1:]


def _uncrossed(tree: list[int], scores: NDArray[np.float64]) -> list[int]:
    """The tree with the cheapest reattachments that leave fewer arcs crossing, one after the other."""
    crossing = _crossing(tree)
    while 0 < len(crossing) <= TANGLED:
        offers = []
        for word in crossing:
            for head in _next_best(scores[word, tree[word]] - scores[word]):
                changed = [*tree[:word], head, *tree[word + 1 :]]
                if head != tree[word] and not _is_below(head, word, tree) and len(_crossing(changed)) < len(crossing):
                    offers.append((scores[word, tree[word]] - scores[word, head], changed))
        if not offers:
            break
        tree = min(offers)[1]
        crossing = _crossing(tree)
    return tree


def _next_best(costs: NDArray[np.float64]) -> list[int]:
    """The heads that cost little, in their order, the cheapest of them if there are many."""
    cheapest = np.argsort(costs, kind="stable")[: NEXT_BEST + 1]
    return sorted(int(head) for head in cheapest if costs[head] <= DEAREST)


def _crossing(tree: list[int]) -> list[int]:
    """The words whose arcs cross another's; what the root heads stays."""
    heads = np.array(tree[1:])
    words = np.arange(1, len(tree))
    left, right = np.minimum(heads, words), np.maximum(heads, words)
    crosses = (left[:, None] < left) & (left < right[:, None]) & (right[:, None] < right)
    return [int(word) for word in words[(crosses | crosses.T).any(1) & (heads != ROOT)]]


def _is_below(node: int, ancestor: int, tree: list[int]) -> bool:
    while node not in {ROOT, ancestor}:
        node = tree[node]
    return node == ancestor


def arborescence(scores: NDArray[np.float64]) -> list[int]:
    """The best head of each node in a tree from node 0; `scores[dependent, head]`, -inf where there is no arc."""
    best = scores.argmax(1)
    best[ROOT] = ROOT
    cycle = _cycle(best)
    if not cycle:
        return [int(head) for head in best]
    # the cycle becomes one node, the last; arcs into it cost what they break up
    outside = [node for node in range(len(scores)) if node not in cycle]
    gains = scores[cycle] - scores[cycle, best[cycle]][:, None]
    contracted = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    contracted[:-1, :-1] = scores[np.ix_(outside, outside)]
    entered, left = gains[:, outside].argmax(0), scores[np.ix_(outside, cycle)].argmax(1)
    contracted[-1, :-1] = gains[entered, outside]
    contracted[:-1, -1] = scores[outside, np.array(cycle)[left]]
    contracted[ROOT, -1] = -np.inf
    found = arborescence(contracted)
    tree = best.copy()
    for node, head in zip(outside, found, strict=False):
        tree[node] = cycle[left[outside.index(node)]] if head == len(outside) else outside[head]
    entry = found[-1]
    tree[cycle[entered[entry]]] = outside[entry]
    tree[ROOT] = ROOT
    return [int(head) for head in tree]


def _cycle(best: NDArray[np.int64]) -> list[int]:
    """The nodes of a cycle, none if there is none."""
    done = {ROOT}
    for start in range(1, len(best)):
        path: dict[int, None] = {}
        node = start
        while node not in done and node not in path:
            path[node] = None
            node = int(best[node])
        if node in path:
            nodes = list(path)
            return nodes[nodes.index(node) :]
        done |= set(path)
    return []
