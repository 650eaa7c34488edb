"""JSON-LD with the context of ontologies/context.jsonld: a named graph for each document, its nodes by IRI.

The context stands in the file, so that nothing is fetched to read it. Numbers are JSON's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import IO, Any

import pyoxigraph as ox
from rdflib import Graph
from rdflib.plugins.serializers.jsonld import Converter
from rdflib.plugins.shared.jsonld.context import Context

from kg import paths
from kg.graph.batches import batches
from kg.graph.exports.contents import triples
from kg.graph.oxigraph import as_triple, graphs, prefixes

# A graph of more triples is written as several objects of the same name, whose contents a reader joins.
_AT_ONCE = 2_000


@cache
def context() -> dict[str, Any]:
    """The terms that our JSON-LD abbreviates."""
    content: dict[str, Any] = json.loads((paths.ontologies() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    return content


def _context_of(store: ox.Store) -> dict[str, Any]:
    """The context with the prefixes of the store."""
    known = prefixes(store)
    return {term: known.get(term, told) if isinstance(told, str) else told for term, told in context().items()}


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the store's graphs as one JSON object."""
    file.write(b'{\n"@context": ' + _json(_context_of(store)) + b',\n"contents": [')
    separator, converter = b"\n", Converter(Context(_context_of(store)), use_native_types=True, use_rdf_type=False)
    for graph in graphs(store):
        for found in batches(triples(store, graph), _AT_ONCE):
            file.write(separator + _json({"id": graph.value, "contents": _nodes(found, converter)}))
            separator = b",\n"
    file.write(b"\n]\n}\n")


def _nodes(found: Iterable[ox.Triple], converter: Converter) -> list[dict[str, Any]]:
    # the store that rdflib takes by itself waits, in a cycle of references, for Python to look for such
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for triple in found:
        graph.add(as_triple(triple))
    nodes: list[dict[str, Any]] = converter.from_graph(graph)
    return [dict(sorted(map(_native, node.items()), key=_by_name)) for node in sorted(nodes, key=lambda node: str(node["id"]))]


def _native(told: tuple[str, Any]) -> tuple[str, Any]:
    """A number as such, which rdflib leaves a string where the context tells its type."""
    name, value = told
    return (name, float(value)) if name == "confidence" else (name, sorted(value, key=str) if isinstance(value, list) else value)


def _by_name(told: tuple[str, Any]) -> tuple[bool, bool, str]:
    name = told[0]
    return name != "id", name != "type", name


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
