"""What a measure found, and how."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Row = TypeVar("Row", covariant=True)


class Findings(tuple[Row, ...]):
    """Rows, the most important first, as a tuple; `how` says in a sentence how they were found, and what was sampled or left out.

    The rows of every measure are frozen dataclasses, so that `pandas.DataFrame(found)` is a table.
    """

    how: str

    def __new__(cls, rows: Iterable[Row], how: str) -> Findings[Row]:
        """These rows, found so."""
        made = super().__new__(cls, rows)
        made.how = how
        return made
