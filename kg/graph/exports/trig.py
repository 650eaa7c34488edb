"""TriG: a named graph for each document."""

from __future__ import annotations

from typing import IO

import pyoxigraph as ox

from kg.graph.exports.contents import quads
from kg.graph.oxigraph import prefixes
from kg.graph.serializing import serialize


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the store's graphs, as graph.trig has them."""
    serialize(quads(store), file, ox.RdfFormat.TRIG, prefixes(store))
