"""Days in texts."""

from __future__ import annotations

from datetime import date

import pytest

from kg.documents.dates import whole_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday, 2 March 2021, 10 a.m.", date(2021, 3, 2)),
        ("Jan. 30th, 2017", date(2017, 1, 30)),
        ("2017-01-30 21:13", date(2017, 1, 30)),
        ("30.01.2017", date(2017, 1, 30)),
        ("2/28/2019", date(2019, 2, 28)),
        ("28/2/2019", date(2019, 2, 28)),
        ("3/4/2019", None),
        ("30 January", None),
        ("31.02.2019", None),
        ("31.02.2019 and 1.3.2019", date(2019, 3, 1)),
    ],
)
def test_a_day_is_whole_with_its_year(text: str, day: date | None) -> None:
    assert whole_date(text) == day
