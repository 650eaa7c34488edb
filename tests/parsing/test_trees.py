"""The best tree: one root, no cycle."""

from __future__ import annotations

import time
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.parsing.trees import arborescence, heads


def test_each_word_takes_the_head_that_it_prefers():
    scores = np.log(np.array([[0.1, 0.0001, 0.9, 0.1], [0.9, 0.1, 0.0001, 0.1], [0.1, 0.1, 0.8, 0.0001]], dtype=np.float32))
    assert heads(scores) == [2, 0, 2]


def test_a_cycle_is_broken_where_it_costs_least():
    # 1 and 2 prefer each other; 2 would rather be the root than 1
    scores = np.array([[0.0, -9.0, 5.0], [3.0, 5.0, -9.0]], dtype=np.float32)
    assert heads(scores) == [2, 0]


def test_an_arc_that_crosses_another_gives_way_to_the_next_best():
    # 'She left, he said on Monday' with 'Monday' a little nearer to 'left' than to 'said'
    likely = np.array([[1, 0, 9, 1, 1], [1, 1, 0, 9, 1], [9, 1, 1, 0, 1], [1, 1, 6, 5, 0]], dtype=np.float32)
    assert heads(likely) == [2, 3, 0, 3]
    much = likely.copy()
    much[3, 2] = 9
    assert heads(much) == [2, 3, 0, 2]


def test_a_sentence_of_one_word_is_a_root():
    assert heads(np.array([[1.0, 5.0]], dtype=np.float32)) == [0]


def test_only_one_word_is_the_root():
    scores = np.array([[9.0, 0.0, 1.0], [8.0, 1.0, 0.0]], dtype=np.float32)
    assert heads(scores).count(0) == 1


def _is_tree(tree) -> bool:
    for node in range(1, len(tree)):
        seen = set()
        while node and node not in seen:
            seen.add(node)
            node = tree[node]
        if node:
            return False
    return True


@pytest.mark.parametrize("size", [2, 3, 4, 5])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_tree_scores_higher(size, data):
    numbers = st.floats(-10, 10, width=32)
    scores = data.draw(arrays(np.float64, (size, size), elements=numbers))
    np.fill_diagonal(scores, -np.inf)
    found = arborescence(scores.copy())
    assert _is_tree(found)
    trees = (candidate for candidate in product([0], *[range(size)] * (size - 1)) if _is_tree(candidate))
    best = max(sum(scores[node, tree[node]] for node in range(1, size)) for tree in trees)
    assert sum(scores[node, found[node]] for node in range(1, size)) == pytest.approx(best, abs=1e-4)


def test_what_is_no_sentence_is_left_as_it_is():
    words = 200
    scores = np.random.default_rng(1).normal(0, 0.01, (words, words + 1)).astype(np.float32)
    begun = time.perf_counter()
    found = heads(scores)
    assert time.perf_counter() - begun < 5
    assert sorted(found).count(0) == 1
