"""What a document says, read back from its graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import SDO
from rdflib.term import Node

from kg.errors import GraphError
from kg.graph import attributions
from kg.graph import documents as articles
from kg.graph.described import Described
from kg.graph.names import DIP
from kg.graph.statements import attempts, entity
from kg.model import Actor, Affiliation, Reading
from kg.model.records import attribution_in_text, in_text


def reading(graph: Iterable[tuple[Node, Node, Node]], *, attributed: bool = True) -> Reading:
    """The reading of the document that a graph is of, whole but for what follows from its text, the blocks, and what was left out.

    The text is empty where the graph tells none; attributions can be passed over, where nobody needs them. Raises `GraphError` where it is
    not of one document, and for a statement or attribution that lacks what one must have.
    """
    told = Described(graph)
    found = told.of_type(SDO.NewsArticle)
    if len(found) != 1:
        raise GraphError(f"the graph of one document is needed: this one is of {len(found)}")
    try:
        document = articles.read(found[0], told)
        stand = tuple(affiliations(told))
    except (KeyError, ValueError) as wrong:
        raise GraphError(f"{found[0]}: not a document of ours: {wrong}") from None
    said = sorted((read() for _, read in attempts(told)), key=in_text)
    spoken = sorted((read() for _, read in attributions.attempts(told)), key=attribution_in_text) if attributed else ()
    return Reading(document, tuple(said), tuple(spoken), affiliations=stand)


def affiliations(told: Described) -> Iterator[Affiliation]:
    """Who holds which office, and who stands for whom: one fact each."""
    for who, office in sorted(told.pairs(DIP.holdsOffice)):
        yield Affiliation(_actor(who, told), office=_actor(office, told))
    for who, whom in sorted(told.pairs(DIP.represents)):
        yield Affiliation(_actor(who, told), represents=_actor(whom, told))


def _actor(node: Node, told: Described) -> Actor:
    found = entity(node, told)
    if not isinstance(found, Actor):
        raise GraphError(f"{node}: an actor is needed, and this is a topic")
    return found
