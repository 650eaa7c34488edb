"""Statements by what they say, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox
from rdflib import PROV, RDF, RDFS, SDO, SKOS
from rdflib.term import URIRef

from kg.errors import GraphError
from kg.graph.names import DIP, OA, PLOVER
from kg.graph.oxigraph import prefixes, selected
from kg.graph.parameters import Kind, Parameter, near, value

Record = dict[str, Any]

LONGEST = 1000
"""Statements on a page, at the most."""

FILTERS = {
    parameter.name: parameter
    for parameter in (
        Parameter("document", Kind.DOCUMENT, "that says it"),
        Parameter("source", Kind.ACTOR, "who says it"),
        Parameter("object", Kind.THING, "to whom or about what"),
        Parameter("topic", Kind.THING, "what the relation is about"),
        Parameter("subject", Kind.ACTOR, "who does or says it"),
        Parameter("relation", Kind.RELATION, "what is done or said"),
        Parameter("polarity", Kind.POLARITY, "whether it is said to hold"),
        Parameter("modality", Kind.MODALITY, "how it is put"),
        Parameter("publisher", Kind.PUBLISHER, "of the document"),
        Parameter("from", Kind.DATE, "the first day of publication"),
        Parameter("until", Kind.DATE, "the last day of publication"),
        Parameter("confidence", Kind.NUMBER, "of the reading, at the least"),
    )
}
"""What statements can be asked for by, the most selective first."""

_PATTERNS = {
    "document": "?statement prov:wasDerivedFrom ?document .",
    "source": "?statement dip:source ?source .",
    "object": "?statement rdf:object ?object .",
    "topic": "?statement dip:topic ?topic .",
    "subject": "?statement rdf:subject ?subject .",
    "relation": "?statement rdf:predicate ?relation .",
    "polarity": "?statement dip:polarity ?polarity .",
    "modality": "?statement dip:modality ?modality .",
    "publisher": "?statement prov:wasDerivedFrom ?article . ?article schema:publisher ?publisher .",
    "from": "?statement prov:wasDerivedFrom ?dated . ?dated schema:datePublished ?day . FILTER (?day >= ?from)",
    "until": "?statement prov:wasDerivedFrom ?dated . ?dated schema:datePublished ?day . FILTER (?day <= ?until)",
    "confidence": "?statement dip:confidence ?sure . FILTER (?sure >= ?confidence)",
}


@dataclass(frozen=True, slots=True)
class Page:
    """Some statements in the order of their ids, and the id that the next page begins after; None on the last page."""

    statements: tuple[Record, ...]
    after: str | None


def listing(store: ox.Store, settings: Mapping[str, str], after: str = "", limit: int = 100) -> Page:
    """The statements that fit all settings, those alone that come after an id.

    Ids, and not numbers, tell where a page begins: what is added meanwhile makes no statement come twice. Raises `GraphError` for a
    filter that there is not and a value that the graph does not have.
    """
    if not 1 <= limit <= LONGEST:
        raise GraphError(f"limit={limit}: a page has from 1 to {LONGEST} statements")
    for name in settings:
        if name not in FILTERS:
            raise GraphError(f"statements have no filter {name!r}{near(name, FILTERS)}\n  they have {', '.join(FILTERS)}")
    bound: dict[str, ox.NamedNode | ox.Literal] = {
        name: value(store, FILTERS[name], settings[name]) for name in FILTERS if name in settings
    }
    # last: an attribution has a document and a source, too
    patterns = [
        *(_PATTERNS[name] for name in bound),
        "FILTER EXISTS { ?statement a dip:Statement }" if bound else "?statement a dip:Statement .",
    ]
    if after:
        patterns.append("FILTER (STR(?statement) > ?after)")
        bound["after"] = ox.Literal(prefixes(store)["statement"] + after)
    names = " ".join(f"?{name}" for name in ("statement", *bound))
    sparql = f"SELECT DISTINCT {names} {{ {' '.join(patterns)} }} ORDER BY STR(?statement) LIMIT {limit + 1}"
    nodes = [row["statement"] for row in selected(store, sparql, **bound)]
    records = tuple(_record(store, node) for node in nodes[:limit])
    return Page(records, records[-1]["id"] if len(nodes) > limit else None)


def _record(store: ox.Store, node: ox.NamedNode) -> Record:
    told = _properties(store, node)
    document = told[PROV.wasDerivedFrom]
    article = _properties(store, document)
    publisher = article.get(SDO.publisher)
    evidence = _properties(store, told[DIP.evidence])
    sentence = _properties(store, evidence[OA.hasSelector])

    def thing(role: URIRef) -> Record | None:
        if role not in told:
            return None
        return {"id": told[role].value, "label": _text(_properties(store, told[role]).get(SKOS.prefLabel))}

    return {
        "id": node.value.removeprefix(prefixes(store)["statement"]),
        "iri": node.value,
        "label": _text(told.get(RDFS.label)),
        "source": thing(DIP.source),
        "attribution": _local(told.get(DIP.attribution), DIP) or "none",
        "cue": _text(told.get(DIP.cue)),
        "subject": thing(RDF.subject),
        "relation": _local(told.get(RDF.predicate), DIP),
        "object": thing(RDF.object),
        "topic": thing(DIP.topic),
        "place": thing(DIP.place),
        "time": _text(told.get(DIP.time)),
        "polarity": _local(told.get(DIP.polarity), DIP),
        "modality": _local(told.get(DIP.modality), DIP),
        "plover": _local(told.get(DIP.ploverType), PLOVER),
        "confidence": float(told[DIP.confidence].value),
        "sentence": {name: _number(sentence[term]) for name, term in (("text", OA.exact), ("start", OA.start), ("end", OA.end))},
        "document": {
            "id": document.value,
            "headline": _text(article.get(SDO.headline)),
            "published": _text(article.get(SDO.datePublished)),
            "publisher": _text(_properties(store, publisher).get(SDO.name)) if publisher else None,
            "url": _text(article.get(SDO.url)),
        },
    }


def _properties(store: ox.Store, node: ox.NamedNode) -> dict[URIRef, Any]:
    """The properties of a node, of each the first in order: where documents call an actor differently, always the same label."""
    found: dict[URIRef, Any] = {}
    for quad in store.quads_for_pattern(node, None, None, ox.DefaultGraph()):
        name = URIRef(quad.predicate.value)
        if name not in found or str(quad.object) < str(found[name]):
            found[name] = quad.object
    return found


def _text(term: Any) -> str | None:
    return None if term is None else term.value


def _number(term: Any) -> str | int:
    return int(term.value) if term.datatype.value.endswith("#integer") else term.value


def _local(term: Any, namespace: str) -> str | None:
    return None if term is None else term.value.removeprefix(namespace)
