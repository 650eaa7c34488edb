"""Measures of coreference, on the examples of their papers."""

from __future__ import annotations

import pytest

from kg.evaluation.chains import Agreement, b_cubed, ceaf, chains, muc

# Pradhan et al. 2014: two key entities, three in the response
KEY = [frozenset("abc"), frozenset("defg")]
RESPONSE = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def shares(agreement: Agreement) -> tuple[float, float]:
    """Precision and recall."""
    return agreement.right_found / agreement.found, agreement.right_gold / agreement.gold


def test_muc_counts_links():
    assert shares(muc(KEY, RESPONSE)) == pytest.approx((2 / 5, 2 / 5))


def test_b_cubed_counts_mentions():
    precision = (2 / 2 + 2 / 2 + 1 / 2 + 1 / 2 + 2 / 4 + 2 / 4) / 8
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 / 4 + 2 / 4 + 2 / 4) / 7
    assert shares(b_cubed(KEY, RESPONSE)) == pytest.approx((precision, recall))


def test_ceaf_pairs_entities():
    # abc with ab, defg with fghi
    best = 2 * 2 / 5 + 2 * 2 / 8
    assert shares(ceaf(KEY, RESPONSE)) == pytest.approx((best / 3, best / 2))


def test_the_same_chains_agree_fully_and_no_chains_not_at_all():
    for measure in (muc, b_cubed, ceaf):
        assert measure(KEY, KEY).f1 == pytest.approx(100)
        assert measure(KEY, []).f1 == 0
        assert measure([], []).plus(measure(KEY, KEY)).f1 == pytest.approx(100)


def test_entities_mentioned_once_make_no_chain():
    assert chains([(1, "a"), (2, "b"), (1, "c"), (1, "a")]) == [frozenset("ac")]
