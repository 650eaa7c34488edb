"""The graph that is served: how it is opened, and how it is seen that it has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.graph.oxigraph import Engine


def opened(folder: Path) -> Engine:
    """The graph of a folder, to read from; raises `GraphError` where there is none."""
    from kg.graph.files import read
    from kg.graph.oxigraph import engine

    return engine(read(folder))


def stamp(folder: Path) -> tuple[int, ...]:
    """What differs once the graph has changed; raises `GraphError` where there is none."""
    from kg.graph.files import TRIG

    try:
        found = (folder / TRIG).stat()
    except OSError as wrong:
        raise GraphError(f"{folder}: no graph here: {wrong.strerror}; kg build INPUT -o {folder} makes one") from None
    return found.st_ino, found.st_mtime_ns, found.st_size
