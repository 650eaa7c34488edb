"""The graph that is served: how it is opened, and how it is seen that it has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset

_open: list[Dataset] = []


def opened(folder: Path) -> ox.Store:
    """The graph of a folder as it is now, to read from, in place of the one that was opened before.

    Raises `GraphError` where there is none.
    """
    from kg.graph.files import read
    from kg.graph.oxigraph import local

    new = read(folder)
    while _open:
        _open.pop().close()
    _open.append(new)
    return local(new)


def tidied(folder: Path) -> None:
    """Remove what processes that were ended have left beside a store."""
    from kg.graph import stores
    from kg.graph.stores.snapshot import sweep

    sweep(folder / stores.STORE)


def may_be_forked(folder: Path) -> bool:
    """Whether a graph that is opened here can be used by the forks of this process: one in memory can, a store on the disk cannot."""
    from kg.graph import stores

    return not stores.exists(folder)


def stamp(folder: Path) -> tuple[object, ...]:
    """What differs once the graph has changed; raises `GraphError` where there is none."""
    from kg.graph import stores
    from kg.graph.files import TRIG
    from kg.graph.stores.snapshot import stamp

    try:
        if stores.exists(folder):
            return stamp(folder / stores.STORE)
        found = (folder / TRIG).stat()
    except OSError as wrong:
        raise GraphError(f"{folder}: no graph here: {wrong.strerror}; kg build INPUT -o {folder} makes one") from None
    return found.st_ino, found.st_mtime_ns, found.st_size
