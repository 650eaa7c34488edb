"""Confidence falls with the distance between the words and the reading."""

from __future__ import annotations

import pytest

from kg.extraction.confidence import Features, confidence

PLAIN = Features(*[0.0] * len(Features._fields))


@pytest.mark.parametrize("feature", ["noun", "subject", "object", "bare", "deep", "far"])
def test_what_is_read_on_a_longer_way_is_less_sure(feature):
    assert 0 < confidence(PLAIN._replace(**{feature: 1.0})) < confidence(PLAIN) < 1


def test_a_main_clause_is_surer_than_one_within_others(read):
    plain, deep = read(
        "Russia proposed a new round of talks.\n\nObservers who had expected that Turkey would reject the plan which Iraq opposes left."
    ).statements[::2]
    assert plain.evidence.confidence > deep.evidence.confidence
