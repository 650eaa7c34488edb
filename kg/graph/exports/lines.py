"""JSON Lines: the records of `kg extract`, by document."""

from __future__ import annotations

from typing import IO

import pyoxigraph as ox

from kg.graph.exports.contents import statements
from kg.model import records


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the statements' records."""
    file.writelines(line.encode() for line in records.lines(map(records.record, statements(store))))
