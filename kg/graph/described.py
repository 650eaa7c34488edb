"""What a graph says of each thing in it, in one pass: a lookup each is slow in a big store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rdflib import RDF
from rdflib.term import Node

from kg.graph.triples import SINGLE


class Described:
    """The values of each property of each thing, in the order of the graph."""

    def __init__(self, graph: Iterable[tuple[Node, Node, Node]]) -> None:
        self._values: dict[Node, dict[Node, list[Node]]] = {}
        for subject, predicate, value in graph:
            self._values.setdefault(subject, {}).setdefault(predicate, []).append(value)

    def of_type(self, cls: Node) -> list[Node]:
        """The things that are of this type."""
        return [thing for thing, told in self._values.items() if cls in told.get(RDF.type, ())]

    def types(self, thing: Node) -> Sequence[Node]:
        """The types of a thing."""
        return self.all(thing, RDF.type)

    def all(self, thing: Node, predicate: Node) -> Sequence[Node]:
        """All values of a property."""
        return self._values.get(thing, {}).get(predicate, ())

    def pairs(self, predicate: Node) -> list[tuple[Node, Node]]:
        """The things that have a property, each with each of its values."""
        return [(thing, value) for thing, told in self._values.items() for value in told.get(predicate, ())]

    def may(self, thing: Node, predicate: Node) -> Node | None:
        """The value of a property, None where there is none; raises `ValueError` where one that can have one only has two.

        Of several labels, the first in the order of the alphabet.
        """
        values = self.all(thing, predicate)
        if len(values) > 1 and predicate in SINGLE:
            raise ValueError(f"{predicate} is told twice, and not the same: {' and '.join(f'{value!s:.80}' for value in values)}")
        return min(values, default=None, key=str)

    def one(self, thing: Node, predicate: Node) -> Node:
        """The value of a property that must be there; raises `KeyError` where there is none, and as `may` does."""
        value = self.may(thing, predicate)
        if value is None:
            raise KeyError(predicate)
        return value
