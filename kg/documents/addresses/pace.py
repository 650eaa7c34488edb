"""When a host may be asked again."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from kg.errors import InputError

_LONGEST = 10.0**9  # seconds


class Pace:
    """Waits before requests so that each host has its pauses."""

    def __init__(self, patience: float, sleep: Callable[[float], None]) -> None:
        self._patience, self._sleep = patience, sleep
        self._next: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Wait until the host may be asked; raises `InputError` where that would take too long."""
        left = self._next.get(host, 0) - time.monotonic()
        if left > self._patience:
            raise InputError(f"is on a host that asks for a pause of {left:.0f} seconds, and {self._patience:g} are waited: try again then")
        if left > 0:
            self._sleep(left)

    def pause(self, host: str, seconds: float) -> None:
        """Let the host have a pause from now on."""
        self._next[host] = max(self._next.get(host, 0), time.monotonic() + seconds)


def retry_after(value: str | None) -> float | None:
    """The seconds from now that a Retry-After header means, which are told as a number or as a day and time; None for neither."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return min(float(value), _LONGEST)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
