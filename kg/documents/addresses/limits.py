"""How long is waited for a page, and how much of it is taken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of each page; times in seconds."""

    connecting: float = 10  # to each address of a host, and to have its name looked up
    silence: float = 20  # between two pieces of an answer
    page: float = 60  # for all of it and the redirects to it; polite waiting does not count
    size: int = 20_000_000  # bytes, both as sent and unpacked
    redirects: int = 5
    interval: float = 1  # between two requests to one host
    patience: float = 60  # the longest that a host's wish for a pause is granted
