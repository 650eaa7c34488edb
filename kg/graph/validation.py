"""Validation: whether a graph keeps to the shapes, document by document, and in words what does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, RDFS

from kg.graph.answers import Term
from kg.graph.names import DIP, PREFIXES
from kg.graph.ontology import facts, ontology
from kg.graph.shapes import Constraint, constraints

# what the constraints ask of the ontology
_ASKED = (RDF.type, RDFS.subClassOf, DIP.mayStandAlone)

_STATEMENT_OF = """
SELECT ?label ?sentence WHERE {
  VALUES ?this { %s }
  { ?this a dip:Statement BIND(?this AS ?statement) }
  UNION { ?statement ?role ?this ; a dip:Statement FILTER NOT EXISTS { ?this skos:prefLabel ?name } }
  UNION { ?this prov:wasDerivedFrom ?statement . ?statement a dip:Statement }
  OPTIONAL { ?statement rdfs:label ?label }
  OPTIONAL { ?statement dip:evidence/oa:hasSelector/oa:exact ?sentence }
}
ORDER BY ?statement ?label ?sentence LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: the document, the node that breaks a shape, and the shape's message with what was found.

    `statement` is the label of a statement that the node is, or belongs to, and `sentence` the words that it was read in; both are None
    for what belongs to no statement, such as a run or an actor. A graph that describes no document is named by its IRI in place of one.
    """

    document: str
    node: str
    shape: str
    message: str
    statement: str | None
    sentence: str | None

    def __str__(self) -> str:
        """One line: where, which statement, read in which words, and what is wrong with it."""
        statement = f" ('{self.statement}')" if self.statement else ""
        sentence = f", read in “{self.sentence}”" if self.sentence else ""
        return f"{self.document}: {_short(self.node)}{statement}{sentence}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked in one graph, and the faults in it, in the order of the shapes. `document` is the id of the one it describes."""

    graph: str
    document: str | None
    statements: int
    faults: tuple[Fault, ...]


def reports(store: ox.Store) -> Iterator[Report]:
    """A report for each named graph of a store, in the order of their names; only one of them is held in memory at a time.

    The default graph is what they tell together, and is not looked at. Nothing is written to the store.
    """
    for name in sorted(store.named_graphs(), key=str):
        if isinstance(name, ox.NamedNode):
            yield _report(name.value, store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b"")


def report(graph: str, triples: Iterable[ox.Triple]) -> Report:
    """The report on triples that are the graph of this name, or are to become it."""
    return _report(graph, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")


def _report(graph: str, triples: bytes) -> Report:
    store = ox.Store()
    store.load(facts(*_ASKED), format=ox.RdfFormat.N_TRIPLES)
    store.load(triples, format=ox.RdfFormat.N_TRIPLES)
    identified = [text for (text,) in _rows(store, f"SELECT ?id {{ <{graph}> dcterms:identifier ?id }}")]
    document = identified[0].value if identified and isinstance(identified[0], ox.Literal) else None
    faults = [fault for constraint in _ours() for fault in _faults(store, document or graph, constraint)]
    statements = len(_rows(store, "SELECT DISTINCT ?statement { ?statement a dip:Statement }"))
    return Report(graph, document, statements, tuple(faults))


def _faults(store: ox.Store, document: str, constraint: Constraint) -> Iterator[Fault]:
    solutions = store.query(constraint.query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for row in sorted((tuple(solution) for solution in solutions), key=lambda row: [str(term) for term in row]):
        found = dict(zip(names, row, strict=True))
        message = constraint.message
        for name, term in found.items():
            message = message.replace(f"{{?{name}}}", _words(term))
        node = found["this"]
        statement, sentence = _statement_of(store, found.get("statement") or node)
        yield Fault(document, node.value if isinstance(node, ox.NamedNode) else str(node), constraint.shape, message, statement, sentence)


def _statement_of(store: ox.Store, node: Term | None) -> tuple[str | None, str | None]:
    """The label and the sentence of the statement that a node is or belongs to, the first of several."""
    if isinstance(node, ox.NamedNode):
        for row in _rows(store, _STATEMENT_OF % node):
            label, sentence = (term.value if isinstance(term, ox.Literal) else None for term in row)
            return label, sentence
    return None, None


def _rows(store: ox.Store, query: str) -> list[tuple[Term | None, ...]]:
    solutions = store.query(query, prefixes=PREFIXES)
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(solution) for solution in solutions]


def _words(term: Term | None) -> str:
    if isinstance(term, ox.NamedNode):
        return _short(term.value)
    return f"“{term.value}”" if isinstance(term, ox.Literal) and not term.value.isdecimal() else getattr(term, "value", str(term))


def _short(iri: str) -> str:
    """The IRI as a prefixed name, where it has one of our prefixes."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


@cache
def _ours() -> tuple[Constraint, ...]:
    return constraints(ontology())
