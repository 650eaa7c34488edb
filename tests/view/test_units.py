"""Offsets as the browser counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.view.units import units

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS, st.data())
def test_an_offset_counts_the_units_before_it(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert units(text)(offset) == len(text[:offset].encode("utf-16-le")) // 2
