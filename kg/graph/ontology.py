"""The ontology that a graph is read with: diplomacy.ttl and plover.ttl."""

from __future__ import annotations

from functools import cache

from rdflib import Graph, URIRef

from kg import paths

FILES = ("diplomacy.ttl", "plover.ttl")


@cache
def ontology() -> Graph:
    """Both files as one graph; not to be changed."""
    graph = Graph()
    for name in FILES:
        graph.parse(paths.ontologies() / name, format="turtle")
    return graph


@cache
def facts(*predicates: URIRef) -> bytes:
    """What the ontology says with these predicates, as N-Triples: to be loaded beside a document that is asked together with it."""
    told = (triple for predicate in predicates for triple in ontology().triples((None, predicate, None)))
    return "".join(sorted(f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in told)).encode()
