"""Offsets as the browser counts them: in UTF-16 units, where a character outside the basic plane is two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from kg.model import Passage


def units(text: str) -> Callable[[int], int]:
    """What turns an offset in a text's characters into one in its UTF-16 units."""
    if text.isascii():
        return int
    wide = [at for at, character in enumerate(text) if character > "\uffff"]
    return (lambda offset: offset + bisect_left(wide, offset)) if wide else int


def within(passage: Passage, count: Callable[[int], int], start: int = 0) -> tuple[int, int]:
    """Where a passage begins and ends in a text that begins at an offset of its document."""
    return count(passage.start - start), count(passage.end - start)
