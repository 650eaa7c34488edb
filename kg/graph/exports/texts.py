"""Documents without their texts, which are not everybody's to publish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, SDO

from kg.graph.names import DIP, OA

_BODY, _CONTENT, _EXACT, _QUOTE, _TYPE = (
    ox.NamedNode(str(term)) for term in (SDO.articleBody, DIP.content, OA.exact, OA.TextQuoteSelector, RDF.type)
)


class WithoutTexts:
    """A store as it is to be published: without the texts of documents, and the words of passages that only tell what somebody said.

    Their offsets stay, so that whoever has the text has the words. What proves a statement, and names who speaks, keeps its words.
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        """What the store itself has."""
        return getattr(self._store, name)

    def quads_for_pattern(self, *pattern: Any) -> Iterator[ox.Quad]:
        """The quads of the store that may be published."""
        return (quad for quad in self._store.quads_for_pattern(*pattern) if not self._withheld(quad))

    def _withheld(self, quad: ox.Quad) -> bool:
        if quad.predicate == _BODY:
            return True
        if quad.predicate != _EXACT and (quad.predicate != _TYPE or quad.object != _QUOTE):
            return False
        roles = {use.predicate for use in self._store.quads_for_pattern(None, None, quad.subject, quad.graph_name)}
        return roles == {_CONTENT}
