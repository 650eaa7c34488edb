"""When a host may be asked again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from kg.documents.addresses.pace import Pace, retry_after
from kg.errors import InputError


def test_each_host_has_its_own_pauses():
    slept = []
    pace = Pace(60, slept.append)
    pace.wait("a")
    pace.pause("a", 5)
    pace.pause("a", 1)  # a shorter one takes nothing away
    pace.wait("b")
    assert slept == []
    pace.wait("a")
    assert [round(seconds) for seconds in slept] == [5]


def test_a_pause_beyond_our_patience_is_told():
    pace = Pace(60, lambda seconds: None)
    pace.pause("a", 61)
    with pytest.raises(InputError, match="asks for a pause of 61 seconds, and 60 are waited"):
        pace.wait("a")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("120", 120),
        (" 0 ", 0),
        ("9" * 400, 10**9),
        ("-1", None),
        ("soon", None),
        ("", None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("Fri, 31 Dec 1999 23:59:59 GMT", 0),
        ("Fri, 31 Dec 1999 23:59:59", 0),
    ],
)
def test_how_long_to_wait_is_told_in_many_ways(value, seconds):
    assert retry_after(value) == seconds


def test_a_day_and_time_to_come_back():
    assert 28 < retry_after(format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)) <= 30
