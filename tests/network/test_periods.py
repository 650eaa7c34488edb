"""Stretches of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network import Period

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("by", "expected"), [("day", "2021-01-01"), ("week", "2020-W53"), ("month", "2021-01"), ("quarter", "2021-Q1"), ("year", "2021")]
)
def test_a_day_lies_in_a_period(by, expected):
    assert Period(by).of(date(2021, 1, 1)) == expected


def test_none_is_left_out_between_two_days():
    assert Period.MONTH.between(date(2020, 11, 30), date(2021, 2, 1)) == ["2020-11", "2020-12", "2021-01", "2021-02"]


@given(DAYS, DAYS, st.sampled_from(Period))
def test_later_ones_sort_after_earlier_ones(one, other, by):
    assert (by.of(one) <= by.of(other)) or one > other
