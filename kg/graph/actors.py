"""Actors and topics as RDF: what the documents call them, and what ontologies/ knows of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rdflib import ORG, RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg import paths
from kg.graph.names import DIP, iri
from kg.graph.oxigraph import from_turtle
from kg.graph.triples import LANGUAGE, Triple
from kg.model import Actor, Affiliation, Topic
from kg.model.naming import most_told

TOLD = (RDF.type, SKOS.prefLabel)
CLASSES_OF_TOPICS = (SKOS.Concept, DIP.Topic)


def descriptions(entities: Iterable[Actor | Topic]) -> Iterator[Triple]:
    """The type and preferred label of every actor and topic, given as often as it is mentioned.

    One that is called by several labels, or given several types, keeps the most frequent; of equally frequent ones, the first in
    the order of the alphabet.
    """
    told: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for entity in entities:
        told[entity.id][entity.type.value if isinstance(entity, Actor) else "", entity.label] += 1
    for name, counted in told.items():
        kind, label = most_told(counted)
        for cls in (DIP[kind],) if kind else CLASSES_OF_TOPICS:
            yield iri(name), RDF.type, cls
        yield iri(name), SKOS.prefLabel, Literal(label, lang=LANGUAGE)


def affiliation(told: Affiliation) -> Iterator[Triple]:
    """The office that an actor holds and whom it represents."""
    if told.office:
        yield iri(told.actor.id), DIP.holdsOffice, iri(told.office.id)
    if told.represents:
        yield iri(told.actor.id), DIP.represents, iri(told.represents.id)


def known(entities: Iterable[Actor | Topic]) -> Iterator[Triple]:
    """What ontologies/ adds for those of these that it knows: alternative labels, ISO codes, Wikidata's IRIs, terms of office.

    Their types and preferred labels are told by the documents.
    """
    catalogue = _catalogue()
    for name in {URIRef(entity.id) for entity in entities}:
        for subject in (name, *catalogue.subjects(ORG.member, name)):
            for _, predicate, value in catalogue.triples((subject, None, None)):
                if subject != name or predicate not in TOLD:
                    yield URIRef(str(subject)), URIRef(str(predicate)), _as_rdflib_reads(value)


def _as_rdflib_reads(value: Node) -> Node:
    """Oxigraph tells the datatype of plain strings, which rdflib takes for another literal."""
    return Literal(str(value)) if isinstance(value, Literal) and value.datatype == XSD.string else value


@lru_cache(maxsize=1)
def catalogued() -> frozenset[str]:
    """The IRIs of everything that ontologies/ describes as or beside an actor: they are the ontology's, not those of some data."""
    return frozenset(str(node) for triple in _catalogue() for node in (triple[0], triple[2]) if isinstance(node, URIRef))


@lru_cache(maxsize=1)
def _catalogue() -> Graph:
    return from_turtle(paths.ontologies() / name for name in ("actors.ttl", "officeholders.ttl"))
