"""Triples on their way into a graph, where some properties have one value only."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, SDO, Graph, URIRef
from rdflib.term import Node

from kg.errors import InputError
from kg.graph.names import DIP, OA

Triple = tuple[URIRef, URIRef, Node]

LANGUAGE = "en"
"""The language of the labels that we give."""

SINGLE = frozenset(
    {
        RDF.subject,
        RDF.predicate,
        RDF.object,
        OA.exact,
        SDO.datePublished,
        *(DIP[name] for name in ("attribution", "confidence", "cue", "cueMention", "modality", "objectMention", "place", "placeMention")),
        *(
            DIP[name]
            for name in (
                "ploverType",
                "polarity",
                "reportDistance",
                "source",
                "sourceMention",
                "subjectMention",
                "time",
                "timeMention",
                "topic",
            )
        ),
        *(DIP[name] for name in ("topicMention", "trigger", "triggerMention")),
    }
)
"""The properties of which nothing can have two values."""


def keep(graph: Graph, triples: Iterable[Triple]) -> None:
    """Add triples to a graph; raises `InputError` where one contradicts another."""
    told: dict[tuple[Node, Node], Node] = {}
    for subject, predicate, value in triples:
        if predicate in SINGLE and told.setdefault((subject, predicate), value) != value:
            name = predicate.rpartition("#")[2].rpartition("/")[2]
            raise InputError(f"{subject} is told twice, and not the same: {name} {told[subject, predicate]!s:.80} and {value!s:.80}")
        graph.add((subject, predicate, value))
