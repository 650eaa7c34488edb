"""Where a series changes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.network import changes


def test_a_step_is_found_where_it_is():
    (found,) = changes([-1.0] * 8 + [1.0] * 8)
    assert (found.at, found.before, found.after) == (8, -1, 1)
    assert found.p <= 0.005


def test_two_steps_are_found_in_order():
    found = changes([0.0] * 12 + [5.0] * 12 + [0.0] * 12)
    assert [(change.at, change.before, change.after) for change in found] == [(12, 0, 5), (24, 5, 0)]


def test_what_comes_and_goes_is_no_change_nor_is_what_is_too_short():
    assert changes([1.0, -1.0] * 20) == ()
    assert changes([1.0] * 30) == ()
    assert changes([-1.0, -1.0, 1.0, 1.0]) == ()
    assert changes([]) == ()


@given(st.lists(st.sampled_from([-1.0, 0.0, 1.0]), max_size=30))
def test_each_stretch_has_two_values_or_more_and_its_own_mean(values):
    found = changes(values)
    bounds = [0, *(change.at for change in found), len(values)]
    stretches = [values[start:end] for start, end in pairwise(bounds)]
    assert not found or min(map(len, stretches)) >= 2
    for change, (before, after) in zip(found, pairwise(stretches), strict=True):
        assert (change.before, change.after) == (sum(before) / len(before), sum(after) / len(after))


@given(st.lists(st.floats(-5, 5), max_size=20), st.floats(-5, 5))
def test_it_is_the_same_at_every_call(values, more):
    assert changes(values) == changes(values)
    mirrored = changes([-value for value in values])
    assert [change.at for change in mirrored] == [change.at for change in changes(values)]
