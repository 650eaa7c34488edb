"""Datasets in Oxigraph, where SPARQL is fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from kg.graph.names import INFERRED_GRAPH, PREFIXES

_INFERRED = ox.NamedNode(str(INFERRED_GRAPH))

_STRING = ox.NamedNode(XSD.string)

Engine = ox.Store
"""What answers SPARQL."""


class UnionStore(OxigraphStore):
    """A store to read from, in whose default graph everything stands that stands in a named one, but for what was inferred.

    Oxigraph can treat its default graph as the union of the others, but a triple in two graphs then makes two rows.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.oxigraph = ox.Store()
        for quad in quads:
            self.oxigraph.add(quad)
            if quad.graph_name != _INFERRED:
                self.oxigraph.add(ox.Quad(quad.subject, quad.predicate, quad.object))
        super().__init__(store=self.oxigraph)


def in_oxigraph(quads: Iterable[ox.Quad]) -> Dataset:
    """A dataset of these quads, to read from, whose default graph is the union of the named ones."""
    made = Dataset(store=UnionStore(quads))
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    return made


def from_turtle(files: Iterable[Path]) -> Graph:
    """What Turtle files say, as one graph, read by Oxigraph's parser, the quicker one."""
    store = ox.Store()
    for path in files:
        store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
    return Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


def engine(dataset: Dataset) -> ox.Store:
    """A store that answers SPARQL over a dataset; one that is not in Oxigraph is copied there."""
    store = dataset.store if isinstance(dataset.store, UnionStore) else UnionStore(quads(dataset))
    return store.oxigraph


def quads(dataset: Dataset) -> Iterator[ox.Quad]:
    """What stands in the named graphs of a dataset, in no particular order."""
    if isinstance(dataset.store, UnionStore):
        yield from (quad for quad in dataset.store.oxigraph if isinstance(quad.graph_name, ox.NamedNode))
    else:
        for subject, predicate, value, name in dataset.quads():
            if name is not None and name != DATASET_DEFAULT_GRAPH_ID:
                yield ox.Quad(term(subject), term(predicate), term(value), term(name))  # type: ignore[arg-type]


def term(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """An rdflib term as one of Oxigraph's."""
    if isinstance(node, URIRef):
        return _named_node(str(node))
    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    assert isinstance(node, Literal)
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=_named_node(str(node.datatype)) if node.datatype else None)


def as_node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """One of Oxigraph's terms as rdflib's, written as it is; raises `TypeError` for a triple term, which rdflib does not know."""
    if isinstance(term, ox.NamedNode):
        return _iri(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise TypeError(f"a triple term has no place in a graph of rdflib: {term}")
    if term.language:
        return Literal(term.value, lang=term.language)
    # Oxigraph tells the datatype of plain strings, which rdflib takes for another literal
    kind = None if term.datatype == _STRING else _iri(term.datatype.value)
    return Literal(term.value, datatype=kind, normalize=False)


@lru_cache(maxsize=4096)
def _iri(text: str) -> URIRef:
    return URIRef(text)


@lru_cache(maxsize=65536)
def _named_node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)
