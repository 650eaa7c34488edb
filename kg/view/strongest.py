"""The strongest part of a graph too big for a page: the pairs that most is said of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from kg.model import Reading, Statement
from kg.view.network import target

Pair = tuple[str, str]
MOST_STATEMENTS = 20_000
"""As many as a page is still quick with."""


def pair(statement: Statement) -> Pair:
    """The two between whom a statement's edge is drawn, whichever way it leads."""
    one, other = sorted((statement.subject.entity.id, target(statement).id))
    return one, other


def strongest(counted: Mapping[Pair, int], most: int) -> frozenset[Pair]:
    """Those pairs that have most statements, as many of them as have no more than `most` together; equally strong ones by name."""
    kept, left = [], most
    for one, count in sorted(Counter(counted).items(), key=lambda item: (-item[1], item[0])):
        if count > left:
            break
        kept.append(one)
        left -= count
    return frozenset(kept)


def part(readings: Iterable[Reading], pairs: Collection[Pair]) -> Iterator[Reading]:
    """The readings with those of their statements that tell of some pairs, without those that tell of none; streams."""
    for reading in readings:
        if said := tuple(statement for statement in reading.statements if pair(statement) in pairs):
            yield replace(reading, statements=said)
