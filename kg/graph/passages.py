"""Passages as RDF: selectors of Web Annotation, named by their offsets, and read back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from rdflib import RDF, Literal, URIRef
from rdflib.term import Node

from kg.graph.described import Described
from kg.graph.names import OA, passage_iri
from kg.graph.triples import Triple, number
from kg.model import Passage, Word


def triples(node: URIRef, role: URIRef, passage: Passage, document: URIRef) -> Iterator[Triple]:
    """The passage as that which has this role for a node.

    One whose words are not told, as it comes from a graph without texts, has its position alone.
    """
    selector = passage_iri(document, passage.start, passage.end)
    yield node, role, selector
    yield from _selector(selector, passage.text, passage.start, passage.end)


def read(selector: Node, told: Described) -> Passage:
    """The passage of a selector; raises `KeyError` where it has no position or no words."""
    return _placed(selector, told, str(told.one(selector, OA.exact)))


def read_content(selector: Node, told: Described) -> Passage:
    """The passage of a selector that may have no words; raises `KeyError` where it has no position."""
    words = told.may(selector, OA.exact)
    return _placed(selector, told, "" if words is None else str(words))


def read_word(node: Node, lemma: URIRef, role: URIRef, told: Described) -> Word:
    """The word that a node has in this role; raises `KeyError` where it, its position or its dictionary form is missing."""
    here = read(told.one(node, role), told)
    return Word(here.text, here.start, here.end, str(told.one(node, lemma)))


def _placed(selector: Node, told: Described, words: str) -> Passage:
    return Passage(words, int(str(told.one(selector, OA.start))), int(str(told.one(selector, OA.end))))


# what is read in a document shares its sentences and mentions, and each would describe them anew
@lru_cache(maxsize=1024)
def _selector(selector: URIRef, text: str, start: int, end: int) -> tuple[Triple, ...]:
    position: tuple[Triple, ...] = (
        (selector, RDF.type, OA.TextPositionSelector),
        (selector, OA.start, number(start)),
        (selector, OA.end, number(end)),
    )
    if not text and start < end:
        return position
    return (*position, (selector, RDF.type, OA.TextQuoteSelector), (selector, OA.exact, Literal(text)))
