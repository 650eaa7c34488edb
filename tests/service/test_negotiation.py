from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.service.negotiation import preferred

OFFERED = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "found"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/turtle;q=0.9, text/csv;q=0.8", "text/turtle"),
        ("text/csv;q=0.1, */*;q=0.5", "application/json"),
        ("*/*;q=0.5, application/json;q=0", "text/csv"),
        ("text/*;q=0.2, text/turtle", "text/turtle"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("text/csv;q=nonsense", None),
        ("csv", None),
    ],
)
def test_the_most_specific_range_tells_how_well_a_type_is_liked(accept, found):
    assert preferred(accept, OFFERED) == found


@given(st.text(max_size=80) | st.text(alphabet="text/csv*;q=0.19, ", max_size=60))
def test_any_header_gives_one_of_the_types_or_none(accept):
    assert preferred(accept, OFFERED) in {*OFFERED, None}
