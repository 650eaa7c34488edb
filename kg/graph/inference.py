"""Inference: what follows from what was read, by the rules of ontologies/rules, in a graph of its own.

The rules are applied to one document at a time: whom a minister represents is told for the document's day, and for no other. What is
denied, possible, intended or the like has no consequences. What follows never enters the default graph, which is what was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, RDFS

from kg import paths
from kg.errors import OntologyError
from kg.graph.names import INFERRED_GRAPH, PREFIXES
from kg.graph.ontology import facts

# The rule that all reasoning begins with: what it gives was told, and is no inference.
TOLD = "told"

_INFERRED = ox.NamedNode(str(INFERRED_GRAPH))


def consequences(document: Iterable[ox.Triple]) -> list[ox.Triple]:
    """What follows from the triples of a document's graph, and is not told in it as a fact, in order."""
    return sorted((quad.triple for quad in _closure(ox.serialize(document, format=ox.RdfFormat.N_TRIPLES) or b"")), key=str)


def _closure(document: bytes) -> set[ox.Quad]:
    """What the rules make of a document's triples, applied until they make nothing new."""
    store = ox.Store()
    store.load(document, format=ox.RdfFormat.N_TRIPLES)
    store.load(facts(RDF.type, RDFS.subPropertyOf), format=ox.RdfFormat.N_TRIPLES)
    told = _made(store, TOLD)
    store.extend(told)
    known = -1
    while known < len(store):
        known = len(store)
        for name in _rules():
            if name != TOLD:
                store.extend(_made(store, name))
    return set(store.quads_for_pattern(None, None, None, _INFERRED)) - told


def _made(store: ox.Store, rule: str) -> set[ox.Quad]:
    try:
        made = store.query(_rules()[rule], prefixes=PREFIXES)
    except SyntaxError as wrong:
        raise OntologyError(f"{paths.shown(f'rules/{rule}.rq')}: not SPARQL: {wrong}") from None
    if not isinstance(made, ox.QueryTriples):
        raise OntologyError(f"{paths.shown(f'rules/{rule}.rq')}: not a CONSTRUCT query\n  a rule makes triples of triples")
    return {ox.Quad(triple.subject, triple.predicate, triple.object, _INFERRED) for triple in made}


@cache
def _rules() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((paths.ontologies() / "rules").glob("*.rq"))}
