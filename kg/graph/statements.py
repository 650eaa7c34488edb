"""Statements as RDF, and read back from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Literal, URIRef
from rdflib.term import Node

from kg import namespaces
from kg.errors import GraphError, InputError
from kg.graph import passages
from kg.graph.described import Described
from kg.graph.distance import report_distance
from kg.graph.names import DIP, OA, PLOVER, document_iri, iri
from kg.graph.triples import LANGUAGE, Triple
from kg.lexicon.relations import Relation, relations
from kg.model import (
    Actor,
    ActorType,
    AttributionKind,
    Evidence,
    Mention,
    Modality,
    Polarity,
    Statement,
    Time,
    Topic,
)
from kg.model.records import in_text, statement_id

_DATE_TYPES = ((re.compile(r"\d{4}-\d\d"), XSD.gYearMonth), (re.compile(r"\d{4}"), XSD.gYear))


def mentions(statement: Statement) -> Iterator[Mention]:
    """The mentions in a statement, whatever their role."""
    roles = (statement.subject, statement.object, statement.topic, statement.source, statement.location)
    return (mention for mention in roles if mention)


def triples(statement: Statement) -> Iterator[Triple]:
    """The statement with all its qualifiers and evidence, and the one-hop triple or the negative assertion that it makes.

    A symmetric relation makes its one-hop triple in both directions, so that a question finds it from either side; subject and object
    of the statement stay as the text has them. Actors, topics and the document are not described here.
    """
    relation = _relation(statement.predicate)
    edge = DIP[relation.name]
    subject = iri(statement.subject.entity.id)
    target = iri(statement.object.entity.id) if statement.object else None
    node = URIRef(namespaces.STATEMENT + statement_id(statement))

    if target is not None and statement.polarity is Polarity.POSITIVE:
        yield subject, edge, target
        if relation.symmetric:
            yield target, edge, subject
    elif target is not None:
        negation = URIRef(f"{node}-negation")
        yield negation, RDF.type, OWL.NegativePropertyAssertion
        yield negation, OWL.sourceIndividual, subject
        yield negation, OWL.assertionProperty, edge
        yield negation, OWL.targetIndividual, target
        yield negation, PROV.wasDerivedFrom, node

    yield node, RDF.type, DIP.Statement
    yield node, RDFS.label, Literal(label(statement), lang=LANGUAGE)
    yield node, RDF.predicate, edge
    yield node, DIP.polarity, DIP[statement.polarity.value]
    yield node, DIP.modality, DIP[statement.modality.value]
    if statement.attribution is not AttributionKind.NONE:
        yield node, DIP.attribution, DIP[statement.attribution.value]
    yield node, DIP.reportDistance, DIP[report_distance(statement).value]
    if statement.plover:
        yield node, DIP.ploverType, iri(str(PLOVER) + statement.plover)
    yield from _evidence(node, statement.evidence)
    document = document_iri(statement.evidence.document)
    yield from _role(node, RDF.subject, DIP.subjectMention, statement.subject, document)
    yield from _role(node, RDF.object, DIP.objectMention, statement.object, document)
    yield from _role(node, DIP.topic, DIP.topicMention, statement.topic, document)
    yield from _role(node, DIP.source, DIP.sourceMention, statement.source, document)
    yield from _role(node, DIP.place, DIP.placeMention, statement.location, document)
    if statement.time:
        if statement.time.value:
            yield node, DIP.time, Literal(statement.time.value, datatype=date_type(statement.time.value), normalize=False)
        yield from passages.triples(node, DIP.timeMention, statement.time.passage, document)


def label(statement: Statement) -> str:
    """The statement in words, with what keeps it from being an actual, positive one: 'Russia proposes safe haven (possible)'."""
    words = [statement.subject.entity.label, _relation(statement.predicate).label]
    if statement.object:
        words.append(statement.object.entity.label)
    notes = [statement.polarity.value] if statement.polarity is Polarity.NEGATIVE else []
    notes += [statement.modality.value] if statement.modality is not Modality.ACTUAL else []
    return " ".join(words) + (f" ({', '.join(notes)})" if notes else "")


def read(graph: Iterable[tuple[Node, Node, Node]]) -> Iterator[Statement]:
    """The statements in the graph of a document, in the order of its text.

    Raises `GraphError` for one that lacks what a statement must have.
    """
    told = Described(graph)
    yield from sorted((attempt() for _, attempt in attempts(told)), key=in_text)


def attempts(told: Described) -> Iterator[tuple[Node, Callable[[], Statement]]]:
    """The statements that a graph describes, each with what reads it, or raises `GraphError` where it is not whole."""
    return ((node, partial(_statement, node, told)) for node in told.of_type(DIP.Statement))


def entity(node: Node, told: Described) -> Actor | Topic:
    """An actor or topic by its type and label; raises `GraphError` for what is neither, and `KeyError` without a label."""
    label = str(told.one(node, SKOS.prefLabel))
    types = told.types(node)
    if DIP.Topic in types:
        return Topic(str(node), label)
    for kind in ActorType:
        if DIP[kind.value] in types:
            return Actor(str(node), label, kind)
    raise GraphError(f"{node}: neither an actor nor a topic")


def _relation(name: str) -> Relation:
    found = relations().get(name)
    if found is None or found.background:
        known = sorted(relation.name for relation in relations().values() if not relation.background)
        raise InputError(f"no relation {name!r}: ontologies/diplomacy.ttl has {', '.join(known)}")
    return found


def _evidence(node: URIRef, evidence: Evidence) -> Iterator[Triple]:
    document = document_iri(evidence.document)
    piece = URIRef(f"{node}-evidence")
    yield node, PROV.wasDerivedFrom, document
    yield node, DIP.confidence, Literal(_decimal(evidence.confidence), datatype=XSD.double, normalize=False)
    yield node, DIP.evidence, piece
    yield piece, RDF.type, OA.SpecificResource
    yield piece, OA.hasSource, document
    yield from passages.triples(piece, OA.hasSelector, evidence.sentence, document)
    yield node, DIP.trigger, Literal(evidence.trigger.lemma)
    yield from passages.triples(node, DIP.triggerMention, evidence.trigger, document)
    if evidence.cue:
        yield node, DIP.cue, Literal(evidence.cue.lemma)
        yield from passages.triples(node, DIP.cueMention, evidence.cue, document)


def _role(node: URIRef, role: URIRef, words: URIRef, mention: Mention | None, document: URIRef) -> Iterator[Triple]:
    if mention:
        yield node, role, iri(mention.entity.id)
        yield from passages.triples(node, words, mention.passage, document)


def _decimal(number: float) -> str:
    # As Oxigraph writes a double, so that a graph that has been through it is still the same: 1 and not 1.0, and no exponent.
    text = format(Decimal(repr(float(number))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def date_type(value: str) -> URIRef:
    """Whether a time is a day, a month or a year; it is a string where it is none of these."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return next((kind for pattern, kind in _DATE_TYPES if pattern.fullmatch(value)), XSD.string)
    return XSD.date


def _statement(node: Node, told: Described) -> Statement:
    def mention(role: URIRef, words: URIRef) -> Mention | None:
        found = told.may(node, role)
        return Mention(entity(found, told), passages.read(told.one(node, words), told)) if found is not None else None

    def term(role: URIRef, namespace: str) -> str | None:
        found = told.may(node, role)
        return None if found is None else _name(found, namespace)

    try:
        document = told.one(node, PROV.wasDerivedFrom)
        published = told.may(document, SDO.datePublished)
        subject = mention(RDF.subject, DIP.subjectMention)
        if subject is None:
            raise KeyError(RDF.subject)
        time, when = told.may(node, DIP.time), told.may(node, DIP.timeMention)
        return Statement(
            subject=subject,
            predicate=_name(told.one(node, RDF.predicate), DIP),
            object=mention(RDF.object, DIP.objectMention),
            topic=mention(DIP.topic, DIP.topicMention),
            source=mention(DIP.source, DIP.sourceMention),
            attribution=AttributionKind(term(DIP.attribution, DIP) or AttributionKind.NONE),
            polarity=Polarity(_name(told.one(node, DIP.polarity), DIP)),
            modality=Modality(_name(told.one(node, DIP.modality), DIP)),
            plover=term(DIP.ploverType, PLOVER),
            location=mention(DIP.place, DIP.placeMention),
            time=Time(passages.read(when, told), None if time is None else str(time)) if when is not None else None,
            evidence=Evidence(
                document=str(told.one(document, DCTERMS.identifier)),
                published=date.fromisoformat(str(published)) if published is not None else None,
                sentence=passages.read(told.one(told.one(node, DIP.evidence), OA.hasSelector), told),
                trigger=passages.read_word(node, DIP.trigger, DIP.triggerMention, told),
                cue=passages.read_word(node, DIP.cue, DIP.cueMention, told) if told.all(node, DIP.cueMention) else None,
                confidence=float(str(told.one(node, DIP.confidence))),
            ),
        )
    except KeyError as missing:
        raise GraphError(f"{node}: not a whole statement: {missing.args[0]} is missing") from None
    except ValueError as wrong:
        raise GraphError(f"{node}: not a statement of ours: {wrong}") from None


def _name(node: Node, namespace: str) -> str:
    return str(node).removeprefix(namespace)
