"""Quads in an order, however many: more than fit into the memory go by way of files."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

# Quads in the memory, about 200 MB, and files that are merged at a time.
HELD, MERGED = 250_000, 100
Key = Callable[[ox.Quad], Any]


class Sorter:
    """Takes quads, and gives them once in the order of a key; those with the same key in the order in which they came."""

    def __init__(self, key: Key, folder: Path) -> None:
        """A sorter whose files stand in a folder that somebody else removes."""
        self._key, self._folder = key, folder
        self._held: list[ox.Quad] = []
        self._files: list[Path] = []
        self._made = 0

    def add(self, quad: ox.Quad) -> None:
        """Take a quad."""
        self._held.append(quad)
        if len(self._held) >= HELD:
            self._put_away()

    def __iter__(self) -> Iterator[ox.Quad]:
        if self._files:
            self._put_away()
            return self._merged(self._files)
        self._held.sort(key=self._key)
        return iter(self._held)

    def _put_away(self) -> None:
        self._held.sort(key=self._key)
        self._files.append(self._written(iter(self._held)))
        self._held.clear()
        if len(self._files) >= MERGED:
            merged = self._written(self._merged(self._files))
            for path in self._files:
                path.unlink()
            self._files = [merged]

    def _written(self, quads: Iterator[ox.Quad]) -> Path:
        self._made += 1
        path = self._folder / f"{id(self)}-{self._made}.nq"
        ox.serialize(quads, str(path), format=ox.RdfFormat.N_QUADS)
        return path

    def _merged(self, files: list[Path]) -> Iterator[ox.Quad]:
        return heapq.merge(*(ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS) for path in files), key=self._key)
