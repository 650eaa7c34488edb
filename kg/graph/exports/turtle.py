"""Turtle: all triples, whichever document they stand in, each once."""

from __future__ import annotations

from typing import IO

import pyoxigraph as ox

from kg.graph.exports.contents import triples
from kg.graph.oxigraph import prefixes
from kg.graph.serializing import serialize


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the store's triples by subject, as graph.ttl has them."""
    serialize(triples(store), file, ox.RdfFormat.TURTLE, prefixes(store))
