"""Datasets in Oxigraph, where SPARQL is fast."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph.names import INFERRED_GRAPH, PREFIXES
from kg.graph.triples import Triple

if TYPE_CHECKING:
    from kg.graph.stores.bases import Base

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_STRING = ox.NamedNode(str(XSD.string))


class UnionStore(OxigraphStore):
    """A store to read from, in whose default graph everything stands that stands in a named one, but for what was inferred.

    Oxigraph can treat its default graph as the union of the others, but a triple in two graphs then makes two rows.
    """

    def __init__(self, store: ox.Store, base: Base | None = None, close: Callable[[], None] | None = None) -> None:
        self.oxigraph = store
        self.base = base
        self._let_go = close
        super().__init__(store=store)

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Let the store go, and what it was opened from; nothing can be asked any more."""
        if self._let_go:
            self._let_go()
        # a dataset is a cycle, that would hold the store's files open until Python looks for such
        self.__dict__.clear()


class ServerStore(SPARQLUpdateStore):
    """A store on a server that speaks SPARQL 1.1."""

    def __init__(self, server: Engine, queries: str, updates: str, base: Base | None = None) -> None:
        super().__init__(queries, updates, method="POST_FORM", returnFormat="json")
        self.server = server
        self.base = base


def in_oxigraph(quads: Iterable[ox.Quad]) -> Dataset:
    """A dataset of these quads, to read from, whose default graph is the union of the named ones, under the base that they tell."""
    # that module stands on this one
    from kg.graph.stores.bases import told

    found = list(quads)
    base = told(found)
    return in_store(UnionStore(_united(found, base.prefixes["graph"] + "inferred"), base))


def in_store(store: UnionStore | ServerStore) -> Dataset:
    """The dataset in a store, with the prefixes bound."""
    # without default_union rdflib asks a server for its default graph alone, in which no GRAPH is
    made = Dataset(store=store, default_union=isinstance(store, ServerStore))
    for prefix, namespace in prefixes(made).items():
        made.bind(prefix, namespace)
    return made


def prefixes(graph: Dataset | Engine) -> dict[str, str]:
    """What queries over a graph and its files may abbreviate: the project's prefixes, under the base of the data."""
    if not isinstance(graph, Dataset):
        return getattr(graph, "prefixes", PREFIXES)
    base = getattr(graph.store, "base", None)
    return base.prefixes if base else PREFIXES


def _united(quads: Iterable[ox.Quad], inferred: str = INFERRED_GRAPH) -> ox.Store:
    store, apart = ox.Store(), ox.NamedNode(str(inferred))
    for quad in quads:
        store.add(quad)
        if quad.graph_name != apart:
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    return store


def from_turtle(files: Iterable[Path]) -> Graph:
    """What Turtle files say, as one graph, read by Oxigraph's parser, the quicker one."""
    store = ox.Store()
    for path in files:
        store.bulk_load(path=path, format=ox.RdfFormat.TURTLE)
    return Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


class Engine(Protocol):
    """What answers SPARQL."""

    def query(
        self, query: str, *, prefixes: dict[str, str] | None = None, substitutions: dict[ox.Variable, Term] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """The answer to a query in SPARQL 1.1, in which these variables, which it must project, have these values."""


def selected(store: Engine, sparql: str, /, **bound: Term) -> ox.QuerySolutions:
    """The solutions of a SELECT query, in which the store's prefixes are declared, with these variables bound."""
    found = store.query(sparql, prefixes=prefixes(store), substitutions={ox.Variable(name): term for name, term in bound.items()})
    assert isinstance(found, ox.QuerySolutions)
    return found


def graphs(store: ox.Store) -> list[ox.NamedNode]:
    """The named graphs, in order."""
    return sorted((graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)), key=str)


def engine(dataset: Dataset) -> Engine:
    """What answers SPARQL over a dataset: the Oxigraph store or the server that it is in; any other dataset is copied to Oxigraph."""
    if isinstance(dataset.store, ServerStore):
        found: Engine = dataset.store.server
    else:
        found = dataset.store.oxigraph if isinstance(dataset.store, UnionStore) else _united(quads(dataset))
    base = getattr(dataset.store, "base", None)
    return BasedEngine(found, base) if base and not base.own else found


def local(dataset: Dataset) -> ox.Store:
    """The Oxigraph store that a dataset is in, or a copy of it in one; raises `GraphError` for one on a server."""
    if isinstance(dataset.store, ServerStore):
        raise GraphError("the graph is on a server, which only kg query, kg add, kg remove and kg status can use")
    return cast(ox.Store, engine(dataset))


class BasedEngine:
    """A store whose data have a base of their own, with the prefixes under it."""

    def __init__(self, store: Engine, base: Base) -> None:
        self._store = store
        self.base = base
        self.prefixes = base.prefixes

    def __getattr__(self, name: str) -> Any:
        """What the store itself has."""
        return getattr(self._store, name)


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


def as_node(term: Term, iri: Callable[[str], str] = str) -> Node:
    """One of Oxigraph's terms as rdflib's, written as it is; `iri` says what becomes of an IRI.

    Raises `TypeError` for a triple term, which rdflib does not know.
    """
    if isinstance(term, ox.NamedNode):
        return _uri(iri(term.value))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise TypeError(f"a triple term has no place in a graph of rdflib: {term}")
    if term.language:
        return Literal(term.value, lang=term.language)
    # Oxigraph tells the datatype of plain strings, which rdflib takes for another literal
    kind = None if term.datatype == _STRING else _uri(term.datatype.value)
    return Literal(term.value, datatype=kind, normalize=False)


def as_triple(quad: ox.Quad | ox.Triple, iri: Callable[[str], str] = str) -> Triple:
    """What a quad says in rdflib's terms; `iri` says what becomes of its IRIs."""
    return as_node(quad.subject, iri), as_node(quad.predicate, iri), as_node(quad.object, iri)  # type: ignore[return-value]


@lru_cache(maxsize=65536)
def _uri(iri: str) -> URIRef:
    return URIRef(iri)


@lru_cache(maxsize=65536)
def _named_node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)
