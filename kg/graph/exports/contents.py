"""What stands in a store, in the order in which it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pyoxigraph as ox
from rdflib import RDF

from kg.graph.batches import batches
from kg.graph.exports.sorting import in_order
from kg.graph.oxigraph import as_triple, graphs, prefixes, term
from kg.graph.readings import reading
from kg.graph.stores.bases import Base
from kg.graph.triples import Triple
from kg.model import Reading, Statement

_TYPE = str(RDF.type)
_OURS = Base()
_ROLES = ("subject", "object", "topic", "source", "location")
# N-Triples of so many triples are parsed at once
_PARSED = 1_000


def base(store: ox.Store) -> Base:
    """Where the IRIs of the data begin."""
    found: Base = getattr(store, "base", _OURS)
    return found


def documents(store: ox.Store) -> list[ox.NamedNode]:
    """The graphs of documents, in order."""
    return [graph for graph in graphs(store) if not graph.value.startswith(prefixes(store)["graph"])]


def quads(store: ox.Store) -> Iterator[ox.Quad]:
    """All that stands in named graphs, graph by graph."""
    for graph in graphs(store):
        yield from (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples(store, graph))


def triples(store: ox.Store, graph: ox.NamedNode | None = None) -> Iterator[ox.Triple]:
    """What stands in a graph, or in any, each triple once: by subject, its types first, as `kg.graph.files` has it."""
    for line in batches(_sorted(store, graph), _PARSED):
        text = "".join(f"<{subject}> <{predicate[1:]}> {value} .\n" for subject, predicate, value in line)
        yield from (ox.Triple(quad.subject, quad.predicate, quad.object) for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))


def readings(store: ox.Store) -> Iterator[Reading]:
    """What each document says, without its attributions, which the formats of statements have no place for."""
    return (reading_of(store, graph) for graph in documents(store))


def reading_of(store: ox.Store, graph: ox.NamedNode) -> Reading:
    """What the document with this graph says, without its attributions, in IRIs under our own base."""
    iri = base(store).read
    return reading((as_triple(quad, iri) for quad in store.quads_for_pattern(None, None, None, graph)), attributed=False)


def statements(store: ox.Store) -> Iterator[Statement]:
    """The statements, by document and in the order of its text, in IRIs under our own base, as `kg extract` has them."""
    for read in readings(store):
        yield from read.statements


def as_stored(store: ox.Store, statement: Statement) -> Statement:
    """A statement whose actors and topics have the IRIs that they have in the store; its id is no longer that of the store."""
    iris = base(store)
    if iris.own:
        return statement
    mentions = {role: mention for role in _ROLES if (mention := getattr(statement, role))}
    moved = {role: replace(m, entity=replace(m.entity, id=iris.written(m.entity.id))) for role, m in mentions.items()}
    return replace(statement, **moved)


def _sorted(store: ox.Store, graph: ox.NamedNode | None) -> Iterator[list[str]]:
    inferred = ox.NamedNode(prefixes(store)["graph"] + "inferred")
    everywhere = store.quads_for_pattern(None, None, None, graph)
    lines = (
        # a tab sorts before all that an IRI can hold, and stands escaped in a literal
        f"{quad.subject.value}\t{'0' if quad.predicate.value == _TYPE else '1'}{quad.predicate.value}\t{quad.object}"
        for quad in everywhere
        # a graph of ours has no blank nodes
        if isinstance(quad.graph_name, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode)
        # what was inferred is not mixed with what was read
        if graph is not None or quad.graph_name != inferred
    )
    return (line.split("\t", 2) for line in in_order(lines))


def as_quad(triple: Triple, graph: ox.NamedNode, iri: Callable[[str], str] = str) -> ox.Quad:
    """A triple of rdflib's terms in a graph; `iri` says what becomes of its IRIs."""
    subject, predicate, value = triple
    told = term(value)
    told = ox.NamedNode(iri(told.value)) if isinstance(told, ox.NamedNode) else told
    return ox.Quad(ox.NamedNode(iri(subject)), ox.NamedNode(iri(predicate)), told, graph)


def in_graph_order(triple: Triple) -> tuple[str, bool, str, str]:
    """The order of triples within a graph: by subject, its types first."""
    subject, predicate, value = triple
    return str(subject), predicate != RDF.type, str(predicate), value.n3()
