"""Where the IRIs of the data begin: ours, or those of whoever publishes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox
from rdflib import VOID, URIRef
from rdflib.term import Node

from kg import namespaces
from kg.errors import InputError
from kg.graph import actors
from kg.graph.names import PREFIXES, is_iri

OURS = (namespaces.ONTOLOGY, namespaces.PLOVER, namespaces.LEXICON)
"""What is the ontology's, and stays so whatever the base of the data is."""
_SPACE = ox.NamedNode(str(VOID.uriSpace))


class Base:
    """A namespace for data: statements, documents, topics, and actors that ontologies/ does not have.

    In Python every IRI is under `namespaces.BASE`; only what is written out has another base, and loses it when it is read back. The
    IRIs of the ontology and of the actors that it knows stay as they are, so that graphs under different bases meet in them.
    """

    def __init__(self, iri: str = namespaces.BASE) -> None:
        if not is_iri(iri) or not iri.endswith("/") or "#" in iri or "?" in iri:
            raise InputError(f"{iri!r} is no base: --base takes an absolute IRI that ends with /, such as https://example.org/kg/")
        if namespaces.BASE.startswith(iri) and iri != namespaces.BASE:
            raise InputError(f"{iri!r} is no base: the IRIs of the ontology begin with it, too; choose a longer one")
        self.iri = iri
        self.own = iri == namespaces.BASE
        self.prefixes = PREFIXES if self.own else {prefix: self._of_prefix(prefix) for prefix in PREFIXES}
        self.written = _same if self.own else lru_cache(maxsize=65536)(self._written)
        self.read = _same if self.own else lru_cache(maxsize=65536)(self._read)

    def nodes(self, triples: Iterable[tuple[Node, Node, Node]]) -> Iterator[tuple[Node, Node, Node]]:
        """Triples as they are in Python, from what was written."""
        for triple in triples:
            subject, predicate, value = (URIRef(self.read(str(node))) if isinstance(node, URIRef) else node for node in triple)
            yield subject, predicate, value

    def _of_prefix(self, prefix: str) -> str:
        namespace = PREFIXES[prefix]
        return namespace if prefix == "actor" else self._moved(namespace)

    def _moved(self, iri: str) -> str:
        if not iri.startswith(namespaces.BASE) or iri.startswith(OURS):
            return iri
        return self.iri + iri[len(namespaces.BASE) :]

    def _written(self, iri: str) -> str:
        """The IRI as the data have it. Raises `InputError` for one that could not be told from one that was moved."""
        # rdflib's IRIs are equal to no string, and start with none of several
        iri = str(iri)
        if iri.startswith(self.iri):
            raise InputError(f"{iri!r} begins with the base of the data, {self.iri}, which is for the IRIs that are made here")
        return iri if iri in actors.catalogued() else self._moved(iri)

    def _read(self, iri: str) -> str:
        """The inverse of `written`."""
        return namespaces.BASE + iri[len(self.iri) :] if iri.startswith(self.iri) else iri


def told(quads: Iterable[ox.Quad]) -> Base:
    """The base that a description of the dataset among these quads tells; ours where there is none."""
    for quad in quads:
        space = quad.object
        if quad.predicate == _SPACE and isinstance(space, ox.Literal) and quad.subject == ox.NamedNode(f"{space.value}dataset"):
            return Base(space.value)
    return Base()


def _same(iri: str) -> str:
    return iri
