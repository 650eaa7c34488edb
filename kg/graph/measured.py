"""The store and bare Oxigraph side by side, for measurements: the same quads, and the same questions."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.graph import stores
from kg.graph.names import PREFIXES
from kg.graph.query import query
from kg.graph.questions import Question
from kg.graph.stores.local import STORE, LocalQuads
from kg.model import Reading, Run

BATCH = 1_000_000
"""Quads that are made ready at a time: as many as Oxigraph's bulk loader takes at a time."""
# Seconds. A question that takes longer is asked once.
PATIENCE = 2.0
TIMES = 3


@dataclass(frozen=True, slots=True)
class Loading:
    """Seconds to load the same quads: as readings, a transaction each, or in bulk; bare, as a file in bulk, and as quads in memory."""

    triples: int
    statements: int
    ours: float
    ours_in_bulk: float
    bulk_load: float
    bulk_extend: float


@dataclass(frozen=True, slots=True)
class Asking:
    """Seconds to answer a stored question, through ours and by bare Oxigraph, and how many rows there are."""

    name: str
    rows: int
    ours: float
    bare: float


def loading(readings: Callable[[], Iterable[Reading]], run: Run, folder: Path) -> Loading:
    """Load readings into stores in `folder`/ours and `folder`/bulk, and what is in them then into `folder`/bare and `folder`/quads.

    Making the readings does not count; everything from them to a store that is closed does.
    """
    ours = 0.0
    began = time.perf_counter()
    store = stores.writing(folder / "ours")
    ours += time.perf_counter() - began
    for reading in readings():
        began = time.perf_counter()
        store.put(reading, run)
        ours += time.perf_counter() - began
    began = time.perf_counter()
    store.close()
    ours += time.perf_counter() - began

    making = 0.0

    def again() -> Iterator[Reading]:
        nonlocal making
        found = iter(readings())
        while True:
            began = time.perf_counter()
            reading = next(found, None)
            making += time.perf_counter() - began
            if reading is None:
                return
            yield reading

    began = time.perf_counter()
    stores.load(again(), run, folder / "bulk")
    ours_in_bulk = time.perf_counter() - began - making

    kept = stores.reading(folder / "ours")
    assert isinstance(kept.quads, LocalQuads)
    file = folder / "quads.nq"
    kept.quads.store.dump(str(file), ox.RdfFormat.N_QUADS)
    triples, statements = kept.triple_count(), kept.statement_count()
    kept.close()

    began = time.perf_counter()
    bare = ox.Store(str(folder / "bare"))
    bare.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    bare.flush()
    bulk_load = time.perf_counter() - began
    del bare

    bulk_extend = 0.0
    quads = ox.Store(str(folder / "quads"))
    for batch in _batches(ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS)):
        began = time.perf_counter()
        quads.bulk_extend(batch)
        bulk_extend += time.perf_counter() - began
    file.unlink()
    return Loading(triples, statements, ours, ours_in_bulk, bulk_load, bulk_extend)


def asking(questions: Iterable[Question], folder: Path) -> Iterator[Asking]:
    """Ask the stores that `loading` left: the best of three times, in turns."""
    dataset = stores.dataset(stores.reading(folder / "ours"))
    bare = ox.Store.read_only(str(folder / "bare"))
    for question in questions:
        ours, theirs, rows = [], [], 0
        for _ in range(TIMES):
            began = time.perf_counter()
            solutions = bare.query(question.sparql, prefixes=PREFIXES)
            rows = sum(1 for _ in solutions)  # type: ignore[union-attr,misc]
            theirs.append(time.perf_counter() - began)
            began = time.perf_counter()
            query(dataset, question.sparql)
            ours.append(time.perf_counter() - began)
            if ours[-1] > PATIENCE:
                break
        yield Asking(question.name, rows, min(ours), min(theirs))
    dataset.close()


def size(folder: Path) -> int:
    """Bytes of a store on the disk."""
    return sum(path.stat().st_size for path in (folder / "ours" / STORE).iterdir())


def _batches(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    found = iter(quads)
    while batch := list(islice(found, BATCH)):
        yield batch
