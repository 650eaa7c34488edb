"""N-Quads in its canonical form: all that each document says, a line each."""

from __future__ import annotations

from typing import IO

import pyoxigraph as ox

from kg.graph.exports.contents import quads


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the store's quads by graph and subject."""
    file.writelines(f"{quad} .\n".encode() for quad in quads(store))
