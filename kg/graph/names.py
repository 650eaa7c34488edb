"""The vocabularies that our RDF is written in, and the IRIs of what is described in it."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

import pyoxigraph
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID, XSD, Namespace, URIRef

from kg import namespaces
from kg.errors import InputError


class Vocabulary(Namespace):
    """A namespace that makes each of its terms once: a statement has dozens, and a store millions of statements."""

    def __getattr__(self, name: str) -> URIRef:
        made = super().__getattr__(name)
        self.__dict__[name] = made
        return made


DIP = Vocabulary(namespaces.ONTOLOGY)
PLOVER = Vocabulary(namespaces.PLOVER)
OA = Vocabulary("http://www.w3.org/ns/oa#")
PUBLISHER = Namespace(namespaces.BASE + "publisher/")
RUN = Namespace(namespaces.BASE + "run/")
SOFTWARE = Namespace(namespaces.BASE + "software/")

GRAPHS = namespaces.GRAPH
"""What the names of all graphs begin with that are not those of documents."""
GRAPH = Namespace(GRAPHS)
ACTORS_GRAPH = GRAPH.actors
RUNS_GRAPH = GRAPH.runs
DATASET_GRAPH = GRAPH.dataset
REPORTS_GRAPH = GRAPH.reports
INFERRED_GRAPH = GRAPH.inferred
"""What follows from what was read: the one graph that the default graph leaves out."""

PREFIXES: dict[str, str] = {
    "actor": namespaces.ACTOR,
    "dcterms": str(DCTERMS),
    "dip": namespaces.ONTOLOGY,
    "document": namespaces.DOCUMENT,
    "graph": str(GRAPH),
    "oa": str(OA),
    "owl": str(OWL),
    "plover": str(PLOVER),
    "prov": str(PROV),
    "publisher": str(PUBLISHER),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "run": str(RUN),
    "schema": str(SDO),
    "skos": str(SKOS),
    "statement": namespaces.STATEMENT,
    "topic": namespaces.TOPIC,
    "void": str(VOID),
    "xsd": str(XSD),
}
"""What every query and every file of ours may abbreviate."""


@lru_cache(maxsize=65536)
def iri(text: str) -> URIRef:
    """The IRI as a term; raises `InputError` for what is none, as RDF 1.1 and RFC 3987 have it."""
    if not is_iri(text):
        raise InputError(f"{text!r} is not an IRI: actors and topics need one, such as {namespaces.ACTOR}russia")
    return URIRef(text)


@lru_cache(maxsize=4096)
def document_iri(document: str) -> URIRef:
    """The IRI of the document with this id, and of the graph of what it says: the id if it is an IRI, else the id percent-encoded."""
    # A one-letter scheme is the drive of a Windows path ("c:/news/a.txt").
    scheme = document.partition(":")[0]
    return URIRef(document if len(scheme) > 1 and is_iri(document) else namespaces.DOCUMENT + quote(document, safe=""))


def passage_iri(document: URIRef, start: int, end: int) -> URIRef:
    """The IRI of these characters of a document, after RFC 5147."""
    return URIRef(f"{document}{'&' if '#' in document else '#'}char={start},{end}")


def is_iri(text: str) -> bool:
    """Whether the text is an absolute IRI."""
    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        return False
    return True
