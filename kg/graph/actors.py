"""Actors and topics as RDF: what the documents call them, and what ontologies/actors.ttl knows of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rdflib import RDF, SKOS, Graph, Literal, URIRef

from kg import paths
from kg.graph.names import DIP, iri
from kg.graph.triples import LANGUAGE, Triple
from kg.model import Actor, Mention, Topic

CLASSES_OF_TOPICS = (SKOS.Concept, DIP.Topic)


def descriptions(mentions: Iterable[Mention]) -> Iterator[Triple]:
    """The type and preferred label of every actor and topic mentioned.

    One that is called by several labels, or given several types, keeps the most frequent; of equally frequent ones, the first in
    the order of the alphabet.
    """
    told: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for mention in mentions:
        entity = mention.entity
        told[entity.id][entity.type.value if isinstance(entity, Actor) else "", entity.label] += 1
    for name, counted in told.items():
        (kind, label), _ = min(counted.items(), key=lambda item: (-item[1], item[0]))
        for cls in (DIP[kind],) if kind else CLASSES_OF_TOPICS:
            yield iri(name), RDF.type, cls
        yield iri(name), SKOS.prefLabel, Literal(label, lang=LANGUAGE)


def known(entities: Iterable[Actor | Topic]) -> Iterator[Triple]:
    """What ontologies/actors.ttl adds for those of these that it knows: alternative labels, ISO codes and so on.

    Their types and preferred labels are told by the documents.
    """
    catalogue = _catalogue()
    for name in {entity.id for entity in entities}:
        for _, predicate, value in catalogue.triples((URIRef(name), None, None)):
            if predicate not in (RDF.type, SKOS.prefLabel):
                yield URIRef(name), URIRef(str(predicate)), value


@lru_cache(maxsize=1)
def _catalogue() -> Graph:
    return Graph().parse(paths.ontologies() / "actors.ttl", format="turtle")
