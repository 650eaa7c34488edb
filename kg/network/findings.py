"""What a measure found, and how."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

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


def rests_on(edges: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The ids of the statements that edges, given by their attributes, rest on, each once and in order."""
    return tuple(sorted({name for edge in edges for name in edge["statements"]}))
