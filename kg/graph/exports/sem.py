"""Events in the Simple Event Model (SEM), in TriG: who met, visited, aided, attacked … whom, where and when.

An event is a positive statement of a deed or a dealing between actors that is told as actual; what is only said, wished or planned is
none. Each statement makes an event of its own: two reports of one meeting are two views of it, and not merged.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import pyoxigraph as ox
from rdflib import PROV, RDF, RDFS, Literal, Namespace, URIRef

from kg import namespaces
from kg.graph.actors import descriptions
from kg.graph.exports.contents import as_quad, base, documents, in_graph_order, reading_of
from kg.graph.names import DIP, iri
from kg.graph.oxigraph import prefixes
from kg.graph.serializing import serialize
from kg.graph.statements import date_type, label
from kg.graph.triples import LANGUAGE, Triple
from kg.lexicon.relations import relations
from kg.model import Actor, ActorType, Mention, Modality, Polarity, Statement, Topic
from kg.model.records import statement_id

SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
EVENT = namespaces.BASE + "event/"


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the events, in a graph for each document."""
    serialize(_quads(store), file, ox.RdfFormat.TRIG, {**prefixes(store), "event": base(store).written(EVENT), "sem": str(SEM)})


def is_event(statement: Statement) -> bool:
    """Whether a statement tells that something happened."""
    told = statement.polarity is Polarity.POSITIVE and statement.modality is Modality.ACTUAL
    return told and not relations()[statement.predicate].is_position


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    written = base(store).written
    for graph in documents(store):
        found = {triple for said in reading_of(store, graph).statements if is_event(said) for triple in _event(said)}
        yield from (as_quad(triple, graph, written) for triple in sorted(found, key=in_graph_order))


def _event(statement: Statement) -> Iterator[Triple]:
    event = URIRef(EVENT + statement_id(statement))
    kind = DIP[statement.predicate]
    yield event, RDF.type, SEM.Event
    yield event, RDFS.label, Literal(label(statement), lang=LANGUAGE)
    yield event, SEM.eventType, kind
    yield kind, RDF.type, SEM.EventType
    yield from _role(event, SEM.hasActor, SEM.Actor, statement.subject)
    if statement.object:
        yield from _role(event, *_part(statement.object.entity), statement.object)
    if statement.location:
        yield from _role(event, SEM.hasPlace, SEM.Place, statement.location)
    if statement.time and statement.time.value:
        value = statement.time.value
        yield event, SEM.hasTimeStamp, Literal(value, datatype=date_type(value), normalize=False)
    if statement.source:
        yield event, PROV.wasAttributedTo, iri(statement.source.entity.id)
        yield from descriptions([statement.source.entity])
    yield event, PROV.wasDerivedFrom, URIRef(namespaces.STATEMENT + statement_id(statement))


def _part(entity: Actor | Topic) -> tuple[URIRef, URIRef]:
    """What the object of a deed is to the event, and its class there."""
    if isinstance(entity, Topic):
        return SEM.eventProperty, SEM.Object
    return (SEM.hasPlace, SEM.Place) if entity.type is ActorType.PLACE else (SEM.hasActor, SEM.Actor)


def _role(event: URIRef, role: URIRef, cls: URIRef, mention: Mention) -> Iterator[Triple]:
    entity = iri(mention.entity.id)
    yield event, role, entity
    yield entity, RDF.type, cls
    yield from descriptions([mention.entity])
