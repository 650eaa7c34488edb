"""Counts of what is right, found and there, and what they make."""

from __future__ import annotations

from typing import NamedTuple


class Count(NamedTuple):
    """How many are right, how many were found and how many there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def plus(self, other: Count) -> Count:
        """Both together."""
        return Count(*map(sum, zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.right / max(1, self.gold)

    @property
    def f1(self) -> float:
        """F1 in percent."""
        return 200 * self.right / max(1, self.found + self.gold)
