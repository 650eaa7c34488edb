"""Things by the batch, where one at a time is slow and all at once are too many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of `size` things, and of those that are left."""
    coming = iter(things)
    while batch := list(islice(coming, size)):
        yield batch
