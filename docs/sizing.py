"""Measure what a store of generated documents takes: the figures of docs/sizing.md.

Usage: python docs/sizing.py DOCUMENTS…, such as 1000 1000 4000 16000; on a busy machine take the best of several.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import kg
from kg.evaluation.generated import readings
from kg.graph import stores
from kg.model import Reading, Run

RUN = Run(kg.__version__, "generated", datetime(2026, 1, 1, tzinfo=UTC))
POLL = 0.2  # seconds


class Watched:
    """The readings of generated documents, and the seconds that making them took, which do not count."""

    def __init__(self, documents: int) -> None:
        self._documents = documents
        self.making = 0.0

    def __iter__(self) -> Iterator[Reading]:
        coming = iter(readings(self._documents))
        while True:
            began = time.perf_counter()
            reading = next(coming, None)
            self.making += time.perf_counter() - began
            if reading is None:
                return
            yield reading


@contextmanager
def most(folder: Path) -> Iterator[Callable[[], int]]:
    """The most bytes that there were in a folder at a time."""
    found, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(POLL):
            found.append(occupied(folder))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield lambda: max(found)
    finally:
        ended.set()
        watching.join()


def occupied(folder: Path) -> int:
    """Bytes of the files in a folder, some of which may go meanwhile."""
    found = 0
    for path in folder.rglob("*"):
        try:
            found += path.stat().st_size
        except FileNotFoundError:
            continue
    return found


def one_by_one(documents: Watched, folder: Path) -> None:
    """As kg add does: a transaction a document."""
    with stores.writing(folder) as store:
        for reading in documents:
            store.put(reading, RUN)


def measure(name: str, load: Callable[[Watched, Path], None], number: int) -> None:
    """Print a line on loading so many documents."""
    with tempfile.TemporaryDirectory(prefix="kg-sizing-") as made, most(Path(made)) as peak:
        folder, documents = Path(made), Watched(number)
        began = time.perf_counter()
        load(documents, folder)
        seconds = time.perf_counter() - began - documents.making
        kept = stores.reading(folder)
        triples, size = kept.triple_count(), stores.size(folder)
        kept.close()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{name:<12} {number:>8,} documents  {triples / number:6.0f} triples each  {1000 * seconds / number:6.1f} ms each"
            f"  {size / triples:5.0f} bytes a triple  {size / 1e6:8,.0f} MB, {peak() / 1e6:8,.0f} MB at most  {memory:6,.0f} MB of memory",
            flush=True,
        )


if __name__ == "__main__":
    for number in map(int, sys.argv[1:]):
        measure("in bulk", lambda documents, folder: stores.load(documents, RUN, folder), number)
        measure("one by one", one_by_one, number)
