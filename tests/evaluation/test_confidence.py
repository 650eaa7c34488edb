"""The fit of confidence."""

from __future__ import annotations

import numpy as np
import pytest

from kg.evaluation.confidence import fitted


def test_the_weights_give_back_the_shares_that_are_right():
    # a feature under which one in four is right, and without which three in four are
    rows = np.array([[1, 1, 0]] * 4000 + [[0, 1, 0]] * 4000, dtype=float)
    right = np.array(([1] + [0] * 3) * 1000 + ([1] * 3 + [0]) * 1000, dtype=float)
    weights = fitted(rows, right)
    assert 1 / (1 + np.exp(-weights[0] - weights[1])) == pytest.approx(0.25, abs=0.01)
    assert 1 / (1 + np.exp(-weights[1])) == pytest.approx(0.75, abs=0.01)
