"""Where graphs are kept: in a folder, in memory, or on a server; the same code writes to all of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

from kg.errors import GraphError
from kg.graph.oxigraph import ServerStore, UnionStore, in_store
from kg.graph.stores.local import STORE, LocalQuads, LockedError, exists, size, to_fill, to_write, told
from kg.graph.stores.remote import RemoteQuads, is_address
from kg.graph.stores.snapshot import Snapshot
from kg.graph.stores.store import Kept, Store, UnknownDocumentError
from kg.model import Reading, Run

MEMORY = "memory"

__all__ = [
    "MEMORY",
    "STORE",
    "Kept",
    "LockedError",
    "Store",
    "UnknownDocumentError",
    "dataset",
    "exists",
    "is_address",
    "load",
    "reading",
    "required",
    "size",
    "writing",
]


def writing(place: str | Path, base: str | None = None, wait: float | None = None) -> Store:
    """The store in a folder, at the address of a server, or in memory ('memory'), made where it is missing, to write to.

    Only one process can write to a folder: a second one waits up to `wait` seconds, or not at all, then raises `GraphError`. A server that
    does not answer is asked again for as long, or for `endpoint.PATIENCE` seconds once it has answered. Close it, or use it as a context,
    for what waits to be sent to a server, and its description to be written.
    """
    if place == MEMORY:
        return Store(LocalQuads(ox.Store()), base, MEMORY)
    if is_address(place):
        remote = RemoteQuads(str(place), wait)
        return Store(remote, base, remote.address)
    quads = to_write(Path(place), wait or 0)
    try:
        return Store(quads, base, str(place))
    except BaseException:
        quads.close()
        raise


def load(readings: Iterable[Reading], run: Run, folder: str | Path, base: str | None = None) -> None:
    """Make a store of these readings in a folder that has none, in bulk: several times as quick as one document after the other.

    It is there when all of them are in it; where that fails there is none. Raises `GraphError` where there is one already.
    """
    if exists(folder):
        raise GraphError(f"{folder}: has a store already, and only a new one is loaded in bulk; kg add adds to it")
    with to_fill(Path(folder)) as quads:
        store = Store(quads, base, str(folder))
        for one in readings:
            store.put(one, run)
        store.settle()


def reading(place: str | Path) -> Store:
    """The store in a folder or at an address, to read from: in a folder, as it is now, whoever writes to it meanwhile.

    Raises `GraphError` where there is none.
    """
    if is_address(place):
        remote = RemoteQuads(str(place), 0)
        return Store(remote, where=remote.address, writes=False)
    required(place)
    path = Path(place) / STORE
    with told(path):
        snapshot = Snapshot(path)
    return Store(LocalQuads(snapshot.store, close=snapshot.close), where=str(place), writes=False)


def required(place: str | Path) -> None:
    """See to it that there is a store in a folder; raises `GraphError` where there is none. A server tells by itself."""
    if not is_address(place) and not exists(place):
        raise GraphError(f"{place}: no store here; kg build INPUT -o {place} makes one")


def dataset(store: Store) -> Dataset:
    """A store as an rdflib dataset, to read from."""
    if isinstance(store.quads, RemoteQuads):
        return in_store(ServerStore(store.quads, *store.quads.endpoints, store.base))
    assert isinstance(store.quads, LocalQuads)
    return in_store(UnionStore(store.quads.store, store.base, store.quads.close))
