"""A built graph in the formats of others: one file a format, none of which knows another.

Every format writes to a binary file as it reads the store, document by document, so that size does not matter: what is held is one
document, the names of all documents, and what `kg.graph.exports.sorting` holds. The same graph makes the same bytes, in whatever
order the store gives it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import IO

import pyoxigraph as ox

FILES = {
    "turtle": "turtle",
    "trig": "trig",
    "ntriples": "ntriples",
    "nquads": "nquads",
    "rdfxml": "rdfxml",
    "jsonld": "jsonld",
    "rdf12": "rdf12",
    "nanopub": "nanopub",
    "sem": "sem",
    "csv": "table",
    "jsonl": "lines",
}
"""The formats that are one file, and the modules that write them."""

FOLDERS = {"neo4j": "neo4j"}
"""The formats that are a folder of files."""


def export(store: ox.Store, form: str, file: IO[bytes]) -> None:
    """Write what stands in the named graphs of a store in one of the formats of `FILES`."""
    write: Callable[[ox.Store, IO[bytes]], None] = import_module(f"{__name__}.{FILES[form]}").write
    write(store, file)


def export_folder(store: ox.Store, form: str, folder: Path) -> tuple[Path, ...]:
    """Write it to a folder that is there already, in one of the formats of `FOLDERS`, and return the files."""
    write: Callable[[ox.Store, Path], tuple[Path, ...]] = import_module(f"{__name__}.{FOLDERS[form]}").write
    return write(store, folder)
