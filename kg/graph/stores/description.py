"""The description of a store as a dataset, in VoID."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rdflib import DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID, XSD, Literal, URIRef

from kg import namespaces
from kg.graph.names import ACTORS_GRAPH, DATASET_GRAPH, DIP, OA, PLOVER, REPORTS_GRAPH, RUNS_GRAPH
from kg.graph.stores.local import LocalQuads
from kg.graph.stores.quads import iri_of, text_of
from kg.graph.triples import LANGUAGE, Triple, number

if TYPE_CHECKING:
    from kg.graph.stores.store import Store

DATASET = URIRef(namespaces.BASE + "dataset")
STATEMENTS = URIRef(namespaces.BASE + "dataset/statements")
TITLE = "Diplomatic statements"
ABOUT = "Who says, proposes and does what to whom, as documents tell it, with the words that prove it."
VOCABULARIES = sorted(str(vocabulary) for vocabulary in (DCTERMS, DIP, OA, ORG, OWL, PLOVER, PROV, RDF, RDFS, SDO, SKOS, VOID))


def first(base: str) -> Iterator[Triple]:
    """What is told before there is anything else: the base, which must not change."""
    yield DATASET, RDF.type, VOID.Dataset
    yield DATASET, VOID.uriSpace, Literal(base)


def whole(store: Store) -> Iterator[Triple]:
    """The dataset with its size, its vocabularies, what made it and when it was last changed.

    It depends on what is in the store alone. Triples are counted once, in however many documents they stand, and without those of the
    description.
    """
    yield from first(store.base.iri)
    yield DATASET, DCTERMS.title, Literal(TITLE, lang=LANGUAGE)
    yield DATASET, DCTERMS.description, Literal(ABOUT, lang=LANGUAGE)
    yield DATASET, OWL.versionInfo, Literal(store.state())
    for vocabulary in VOCABULARIES:
        yield DATASET, VOID.vocabulary, URIRef(vocabulary)
    yield DATASET, VOID.documents, number(len(store.documents))
    yield DATASET, VOID.triples, number(store.triple_count())
    yield DATASET, VOID.classPartition, STATEMENTS
    yield STATEMENTS, VOID["class"], DIP.Statement
    yield STATEMENTS, VOID.entities, number(store.statement_count())
    runs = f"GRAPH <{store.base.written(str(RUNS_GRAPH))}>"
    for (software,) in store.rows(f"SELECT DISTINCT ?software {{ {runs} {{ ?run <{PROV.wasAssociatedWith}> ?software }} }}"):
        yield DATASET, PROV.wasAttributedTo, URIRef(store.base.read(iri_of(software)))
    [[latest]] = store.rows(f"SELECT (MAX(?begun) AS ?latest) {{ {runs} {{ ?run <{PROV.startedAtTime}> ?begun }} }}")
    if latest is not None:
        yield DATASET, DCTERMS.modified, Literal(text_of(latest), datatype=XSD.dateTime, normalize=False)


def triples(store: Store) -> int:
    """How many triples all documents and what is known beside them tell, each counted once."""
    described, *known = (store.base.written(str(graph)) for graph in (DATASET_GRAPH, ACTORS_GRAPH, RUNS_GRAPH, REPORTS_GRAPH))
    if isinstance(store.quads, LocalQuads):
        return store.count("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") - sum(1 for _ in store.quads.triples(described))
    # a server may hold other data, too
    beside = " UNION ".join(f"{{ GRAPH <{graph}> {{ ?s ?p ?o }} }}" for graph in known)
    told = f"{{ GRAPH ?g {{ ?g <{DCTERMS.identifier}> ?id . ?s ?p ?o }} }} UNION {beside}"
    return store.count(f"SELECT (COUNT(*) AS ?n) {{ {{ SELECT DISTINCT ?s ?p ?o {{ {told} }} }} }}")


def statements(store: Store) -> int:
    """How many statements there are."""
    return store.count(f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ GRAPH ?g {{ ?s a <{DIP.Statement}> }} }}")
