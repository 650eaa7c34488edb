"""TriG of RDF 1.2: a statement is the reifier of a triple term, and no longer of three properties.

`<statement> rdf:reifies <<( <subject> <relation> <object> )>>`, and what the statement tells else stays as it is. A triple term is not
asserted: that a positive statement's triple stands in the graph, too, and a negative one's does not, is as before. A statement
without an object has no triple to be a term, and keeps its subject and predicate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO

import pyoxigraph as ox
from rdflib import RDF

from kg.graph.exports.contents import quads
from kg.graph.names import DIP
from kg.graph.oxigraph import prefixes
from kg.graph.serializing import serialize

REIFIES = ox.NamedNode(f"{RDF}reifies")
STATEMENT = ox.NamedNode(DIP.Statement)
PARTS = {ox.NamedNode(part): position for position, part in enumerate((RDF.subject, RDF.predicate, RDF.object))}
_TYPE = ox.NamedNode(RDF.type)


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the store's graphs with triple terms."""
    serialize(with_terms(quads(store)), file, ox.RdfFormat.TRIG, prefixes(store))


def with_terms(found: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads, given by subject, with a triple term in place of the subject, predicate and object of each statement."""
    for (graph, subject), same in groupby(found, key=lambda quad: (quad.graph_name, quad.subject)):
        said = list(same)
        parts = {quad.predicate: quad.object for quad in said if quad.predicate in PARTS}
        if len(parts) < len(PARTS) or not any(quad.predicate == _TYPE and quad.object == STATEMENT for quad in said):
            yield from said
            continue
        term = ox.Triple(*(parts[part] for part in PARTS))  # type: ignore[arg-type]
        rest = [quad for quad in said if quad.predicate not in PARTS]
        types = [quad for quad in rest if quad.predicate == _TYPE]
        yield from types
        yield ox.Quad(subject, REIFIES, term, graph)
        yield from rest[len(types) :]


def without_terms(found: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The inverse of `with_terms`, for quads in any order."""
    for quad in found:
        term = quad.object
        if quad.predicate == REIFIES and isinstance(term, ox.Triple):
            for part, value in zip(PARTS, (term.subject, term.predicate, term.object), strict=True):
                yield ox.Quad(quad.subject, part, value, quad.graph_name)
        else:
            yield quad
