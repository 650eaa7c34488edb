"""Triples on their way into a graph, where some properties have one value only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rdflib import RDF, SDO, Graph, Literal, URIRef
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
        SDO.articleBody,
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
                "wording",
            )
        ),
        *(DIP[name] for name in ("topicMention", "trigger", "triggerMention", "within")),
    }
)
"""The properties of which nothing can have two values."""


def keep(graph: Graph, triples: Iterable[Triple]) -> None:
    """Add triples to a graph; raises `InputError` where one contradicts another."""
    for triple in agreeing(triples):
        graph.add(triple)


def agreeing(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples, as long as none contradicts another; raises `InputError` at the first that does."""
    told: dict[tuple[Node, Node], Node] = {}
    for subject, predicate, value in triples:
        if predicate in SINGLE and told.setdefault((subject, predicate), value) != value:
            name = predicate.rpartition("#")[2].rpartition("/")[2]
            raise InputError(f"{subject} is told twice, and not the same: {name} {told[subject, predicate]!s:.80} and {value!s:.80}")
        yield subject, predicate, value


@lru_cache(maxsize=65536)
def number(value: int) -> Literal:
    """An integer as a term: rdflib takes its time to make one, and offsets are small numbers."""
    return Literal(value)
