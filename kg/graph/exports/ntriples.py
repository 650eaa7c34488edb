"""N-Triples in its canonical form: all triples, each once, a line each."""

from __future__ import annotations

from typing import IO

import pyoxigraph as ox

from kg.graph.exports.contents import triples


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the store's triples by subject."""
    file.writelines(f"{triple} .\n".encode() for triple in triples(store))
