"""Attributions as RDF, and read back from it: who says what, whether or not a relation was found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from rdflib import DCTERMS, PROV, RDF, Literal, URIRef
from rdflib.term import Node

from kg import namespaces
from kg.errors import GraphError
from kg.graph import passages
from kg.graph.described import Described
from kg.graph.names import DIP, document_iri, iri
from kg.graph.statements import entity
from kg.graph.triples import Triple
from kg.model import Actor, Attribution, AttributionKind
from kg.model.records import attribution_id


def triples(attribution: Attribution) -> Iterator[Triple]:
    """The attribution with all its passages. The speaker and the document are not described here."""
    node = URIRef(namespaces.ATTRIBUTION + attribution.id)
    document = document_iri(attribution.document)
    yield node, RDF.type, DIP.Attribution
    yield node, PROV.wasDerivedFrom, document
    if attribution.kind is not AttributionKind.NONE:
        yield node, DIP.attribution, DIP[attribution.kind.value]
    if attribution.speaker:
        yield node, DIP.source, iri(attribution.speaker.id)
    if attribution.source:
        yield from passages.triples(node, DIP.sourceMention, attribution.source, document)
    if attribution.cue:
        yield node, DIP.cue, Literal(attribution.cue.lemma)
        yield from passages.triples(node, DIP.cueMention, attribution.cue, document)
    for content in attribution.content:
        yield from passages.triples(node, DIP.content, content, document)
    if attribution.within:
        yield node, DIP.within, URIRef(namespaces.ATTRIBUTION + attribution.within)


def attempts(told: Described) -> Iterator[tuple[Node, Callable[[], Attribution]]]:
    """The attributions that a graph describes, each with what reads it, or raises `GraphError` where it is not whole.

    Ids are made anew. What is told of content alone may lack its words.
    """
    return ((node, partial(_attribution, node, told)) for node in told.of_type(DIP.Attribution))


def _attribution(node: Node, told: Described) -> Attribution:
    try:
        found = _by_itself(node, told)
        holder = told.may(node, DIP.within)
        return replace(found, within=None if holder is None else _by_itself(holder, told).id)
    except KeyError as missing:
        raise GraphError(f"{node}: not a whole attribution: {missing.args[0]} is missing") from None
    except ValueError as wrong:
        raise GraphError(f"{node}: not an attribution of ours: {wrong}") from None


def _by_itself(node: Node, told: Described) -> Attribution:
    """The attribution without the one that holds it."""
    kind, speaker, source = (told.may(node, role) for role in (DIP.attribution, DIP.source, DIP.sourceMention))
    content = [passages.read_content(selector, told) for selector in told.all(node, DIP.content)]
    found = Attribution(
        id="",
        document=str(told.one(told.one(node, PROV.wasDerivedFrom), DCTERMS.identifier)),
        kind=AttributionKind.NONE if kind is None else AttributionKind(str(kind).removeprefix(DIP)),
        source=None if source is None else passages.read(source, told),
        speaker=None if speaker is None else _speaker(speaker, told),
        cue=passages.read_word(node, DIP.cue, DIP.cueMention, told) if told.all(node, DIP.cueMention) else None,
        content=tuple(sorted(content, key=lambda passage: (passage.start, passage.end))),
    )
    return replace(found, id=attribution_id(found))


def _speaker(node: Node, told: Described) -> Actor:
    found = entity(node, told)
    if not isinstance(found, Actor):
        raise ValueError(f"its source, {node}, is a topic, and no actor")
    return found
