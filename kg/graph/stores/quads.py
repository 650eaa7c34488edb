"""What a store must be able to do for ours to stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import pyoxigraph as ox

from kg.graph.batches import batches

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answered = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Row = tuple[Term | None, ...]
Lines = Mapping[str, Iterable[str]]
"""Lines of N-Triples by the IRI of the graph that they stand in; '' is the default graph."""


class Quads(Protocol):
    """Quads in memory, on a disk or on a server."""

    unites: bool
    """Whether its default graph is the union of the named ones by itself; where not, we write it."""

    def query(
        self, query: str, *, prefixes: Mapping[str, str] | None = None, substitutions: Mapping[ox.Variable, Term] | None = None
    ) -> Answered:
        """The answer to a query in SPARQL 1.1, in which these variables, which it must project, have these values."""

    def triples(self, graph: str) -> Iterator[ox.Triple]:
        """What a named graph holds."""

    def kept(self, removed: Mapping[str, set[ox.Triple]], apart: str) -> set[ox.Triple]:
        """Those of the triples that named graphs are to lose that another one holds, too, and keeps; the graph `apart` does not count."""

    def growth(self, removed: Iterable[str], added: Iterable[str]) -> int | None:
        """By how many triples the default graph would grow with these lines of it removed and those added; None where that takes long."""

    def change(self, removed: Lines, added: Lines) -> None:
        """Remove these and add those, all or nothing, or in the order of the graphs: first what is removed, then what is added."""

    def flush(self) -> None:
        """Have all changes done that may still wait for others."""

    def close(self) -> None:
        """Leave it as it is to be left."""


def request(removed: Lines, added: Lines) -> str:
    """A change as one request in SPARQL 1.1 Update, with an operation for each graph.

    One operation for several graphs is shorter, but of a DELETE DATA of that kind Virtuoso 7.2 leaves most literals behind.
    """
    return joined(operations(removed, added))


def operations(removed: Lines, added: Lines, most: int | None = None) -> Iterator[str]:
    """The operations of a change, in the order of the graphs, what is removed first, each with so many lines at most."""
    for verb, changed in (("DELETE", removed), ("INSERT", added)):
        for graph, every in changed.items():
            lines = list(every)
            for few in batches(lines, most or len(lines)) if lines else ():
                yield f"{verb} DATA {{\n{_block(graph, few)}}}"


def joined(operations: Iterable[str]) -> str:
    """Operations as one request."""
    return " ;\n".join(operations)


def _block(graph: str, lines: Iterable[str]) -> str:
    return f"GRAPH <{graph}> {{\n{''.join(lines)}}}\n" if graph else "".join(lines)


def rows(quads: Quads, query: str, prefixes: Mapping[str, str] | None = None) -> Iterator[Row]:
    """The rows of a SELECT query."""
    solutions = quads.query(query, prefixes=prefixes)
    assert isinstance(solutions, ox.QuerySolutions)
    return (tuple(solution) for solution in solutions)


def iri_of(term: object) -> str:
    """The IRI that a row must have here."""
    assert isinstance(term, ox.NamedNode)
    return term.value


def text_of(term: object) -> str:
    """The words, number or IRI that a row must have here."""
    assert isinstance(term, (ox.Literal, ox.NamedNode))
    return term.value


def parsed(lines: Iterable[str]) -> set[ox.Triple]:
    """The triples in lines of N-Triples."""
    return {quad.triple for quad in ox.parse("".join(lines), format=ox.RdfFormat.N_TRIPLES)}
