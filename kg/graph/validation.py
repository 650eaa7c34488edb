"""Validation: whether a graph keeps to the shapes, document by document, and in words what does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, RDFS

from kg.graph.answers import Term
from kg.graph.batches import batches
from kg.graph.names import DIP, PREFIXES
from kg.graph.ontology import facts, ontology
from kg.graph.oxigraph import graphs as named_graphs
from kg.graph.oxigraph import selected
from kg.graph.shapes import Constraint, constraints

# what the constraints ask of the ontology
_ASKED = (RDF.type, RDFS.subClassOf, DIP.mayStandAlone)

# how many documents are checked at once
_AT_ONCE = 50

_IDENTIFIERS = "SELECT ?graph ?id WHERE { GRAPH ?graph { ?graph dcterms:identifier ?id } } ORDER BY ?graph ?id"
_STATEMENTS = "SELECT ?graph (COUNT(DISTINCT ?s) AS ?count) WHERE { GRAPH ?graph { ?s a dip:Statement } } GROUP BY ?graph"
_STATEMENT_OF = """
SELECT ?label ?sentence WHERE {
  GRAPH %s {
    VALUES ?this { %s }
    { ?this a ?finding BIND(?this AS ?statement) VALUES ?finding { dip:Statement dip:Attribution } }
    UNION { ?statement ?role ?this ; a dip:Statement FILTER NOT EXISTS { ?this skos:prefLabel ?name } }
    UNION { ?this prov:wasDerivedFrom ?statement . ?statement a dip:Statement }
    OPTIONAL { ?statement rdfs:label ?label }
    OPTIONAL { ?statement (dip:evidence/oa:hasSelector|dip:content)/oa:exact ?sentence }
  }
}
ORDER BY ?statement ?label ?sentence LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: the document, the node that breaks a shape, and the shape's message with what was found.

    `statement` is the label of a statement that the node is, or belongs to, and `sentence` the words that it was read in, or that an
    attribution has; both are None for what belongs to neither, such as a run or an actor. A graph that describes no document is named by
    its IRI in place of one.
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
        line = f"{self.document}: {_short(self.node)}{statement}{sentence}: {self.message}"
        # a text may hold anything, and this goes to a terminal
        return " ".join("".join(character if character.isprintable() else " " for character in line).split())


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked in one graph, and the faults in it, in the order of the shapes. `document` is the id of the one it describes."""

    graph: str
    document: str | None
    statements: int
    faults: tuple[Fault, ...]


def reports(store: ox.Store) -> Iterator[Report]:
    """A report for each named graph of a store, in the order of their names; a few of them at a time are held in memory.

    The default graph is what they tell together, and is not looked at. Nothing is written to the store.
    """
    named = ((name.value, store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name) or b"") for name in named_graphs(store))
    yield from reports_on(named)


def report(graph: str, triples: Iterable[ox.Triple]) -> Report:
    """The report on triples that are the graph of this name, or are to become it."""
    (only,) = reports_on([(graph, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")])
    return only


def reports_on(graphs: Iterable[tuple[str, bytes]]) -> Iterator[Report]:
    """A report for each graph, given by its name and as N-Triples, in their order; a few of them at a time are held in memory."""
    for some in batches(graphs, _AT_ONCE):
        yield from _reports({ox.NamedNode(name): triples for name, triples in some})


def _reports(graphs: Mapping[ox.NamedNode, bytes]) -> Iterator[Report]:
    store = ox.Store()
    for name, triples in graphs.items():
        for part in (facts(*_ASKED), triples):
            store.load(part, format=ox.RdfFormat.N_TRIPLES, to_graph=name)
    documents = {graph: _text(name) for graph, name in _rows(store, _IDENTIFIERS)}
    statements = {graph: _text(count) for graph, count in _rows(store, _STATEMENTS)}
    faults: defaultdict[Term | None, list[Fault]] = defaultdict(list)
    for constraint in _ours():
        for graph, found in _breaches(store, constraint):
            faults[graph].append(_fault(store, graph, documents.get(graph), constraint, found))
    for graph in graphs:
        yield Report(graph.value, documents.get(graph), int(statements.get(graph) or 0), tuple(faults[graph]))


def _breaches(store: ox.Store, constraint: Constraint) -> Iterator[tuple[ox.NamedNode, dict[str, Term | None]]]:
    """The graph of each breach, and what the row tells of it, in the order of the nodes."""
    solutions = selected(store, constraint.query)
    names = [variable.value for variable in solutions.variables]
    for row in sorted((tuple(solution) for solution in solutions), key=lambda row: [str(term) for term in row]):
        found = dict(zip(names, row, strict=True))
        graph = found.pop("graph")
        assert isinstance(graph, ox.NamedNode)
        yield graph, found


def _fault(store: ox.Store, graph: ox.NamedNode, document: str | None, constraint: Constraint, found: dict[str, Term | None]) -> Fault:
    message = constraint.message
    for name, term in found.items():
        message = message.replace(f"{{?{name}}}", _words(term))
    node = found["this"]
    statement, sentence = _statement_of(store, graph, found.get("statement") or node)
    return Fault(document or graph.value, _text(node) or str(node), constraint.shape, message, statement, sentence)


def _statement_of(store: ox.Store, graph: ox.NamedNode, node: Term | None) -> tuple[str | None, str | None]:
    """The label and the sentence of the statement that a node is or belongs to, the first of several."""
    if isinstance(node, ox.NamedNode):
        for label, sentence in _rows(store, _STATEMENT_OF % (graph, node)):
            return _text(label), _text(sentence)
    return None, None


def _rows(store: ox.Store, query: str) -> list[tuple[Term | None, ...]]:
    return [tuple(solution) for solution in selected(store, query)]


def _text(term: Term | None) -> str | None:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else None


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
