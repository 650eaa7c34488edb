"""What a graph answers over HTTP: media types and bytes, in the formats of the SPARQL 1.1 standards, and its service description."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import RDF, RDFS, Namespace

from kg.errors import GraphError
from kg.graph.names import PREFIXES
from kg.graph.oxigraph import prefixes
from kg.graph.query import checked, explained

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""The media types of rows and of yes or no, the preferred one first."""

TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
"""The media types of triples, the preferred one first."""

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
_FORMATS = Namespace("http://www.w3.org/ns/formats/")


class NotAcceptable(GraphError):  # noqa: N818
    """The answer comes in none of the formats that are asked for."""


@dataclass(frozen=True, slots=True)
class Response:
    """A body and its media type."""

    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Accepted:
    """The media type in which rows, and in which triples are wanted; None where none of ours is."""

    results: str | None = next(iter(RESULTS))
    triples: str | None = next(iter(TRIPLES))


def respond(
    store: ox.Store,
    sparql: str,
    accepted: Accepted,
    largest: int,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> Response:
    """The answer to a query over the whole graph or, where some are named, over these graphs alone, whatever its own FROM says.

    Raises `NotAcceptable` where the query's form has no accepted format, and `GraphError` for what cannot be asked or has an answer of
    more than `largest` bytes.
    """
    checked(sparql)
    try:
        if default_graphs or named_graphs:
            result = store.query(
                sparql,
                prefixes=prefixes(store),
                default_graph=[_graph(iri) for iri in default_graphs],
                named_graphs=[_graph(iri) for iri in named_graphs],
            )
        else:
            result = store.query(sparql, prefixes=prefixes(store))
        output = _Bounded(largest)
        if isinstance(result, ox.QueryTriples):
            media_type = _wanted(accepted.triples, TRIPLES)
            ox.serialize(result, output, TRIPLES[media_type], prefixes=prefixes(store))
        else:
            media_type = _wanted(accepted.results, RESULTS)
            result.serialize(output, RESULTS[media_type])
        return Response(media_type, output.getvalue())
    except SyntaxError as wrong:
        raise GraphError(explained(sparql, str(wrong))) from None
    except (OSError, RuntimeError, ValueError) as wrong:
        raise GraphError(f"the query cannot be answered: {wrong}") from None


def description(endpoint: str, media_type: str) -> Response:
    """What the endpoint at this address is and can do, in the SPARQL 1.1 Service Description vocabulary."""
    return Response(
        media_type, ox.serialize(_description(endpoint), format=TRIPLES[media_type], prefixes={**PREFIXES, "sd": str(SD)}) or b""
    )


def _description(endpoint: str) -> Iterator[ox.Triple]:
    def triple(subject: str, predicate: str, value: str) -> ox.Triple:
        return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))

    service, dataset, graph = f"{endpoint}#service", f"{endpoint}#dataset", f"{endpoint}#default-graph"
    yield triple(service, str(RDF.type), str(SD.Service))
    yield triple(service, str(SD.endpoint), endpoint)
    yield triple(service, str(SD.supportedLanguage), str(SD.SPARQL11Query))
    for name in ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"):
        yield triple(service, str(SD.resultFormat), str(_FORMATS[name]))
    for name in ("Turtle", "N-Triples", "RDF_XML", "JSON-LD"):
        yield triple(service, str(SD.resultFormat), str(_FORMATS[name]))
    yield triple(service, str(SD.defaultDataset), dataset)
    yield triple(dataset, str(RDF.type), str(SD.Dataset))
    yield triple(dataset, str(SD.defaultGraph), graph)
    yield triple(graph, str(RDF.type), str(SD.Graph))
    yield ox.Triple(
        ox.NamedNode(graph), ox.NamedNode(str(RDFS.comment)), ox.Literal("The union of the graphs of all documents.", language="en")
    )


def _graph(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise GraphError(f"{iri!r} is not the IRI of a graph") from None


def _wanted(media_type: str | None, offered: dict[str, ox.QueryResultsFormat] | dict[str, ox.RdfFormat]) -> str:
    if media_type is None:
        raise NotAcceptable(f"this query is answered as {', '.join(offered)}")
    return media_type


class _Bounded(io.BytesIO):
    """A buffer that refuses to grow beyond a size."""

    def __init__(self, largest: int) -> None:
        super().__init__()
        self._largest = largest

    def write(self, data: object) -> int:
        count = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self._largest:
            raise ValueError(f"the answer is larger than {self._largest:,} bytes; LIMIT and OFFSET ask for a part of it")
        return count
