"""The store and bare Oxigraph side by side, for measurements: the same quads, and the same questions."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.graph import stores
from kg.graph.answers import Rows
from kg.graph.batches import batches
from kg.graph.names import PREFIXES
from kg.graph.oxigraph import engine, selected
from kg.graph.parameters import Kind, value
from kg.graph.questions import Question, ask, planned
from kg.graph.stores.local import LocalQuads
from kg.model import Reading, Run

BATCH = 1_000_000
"""Quads that are made ready at a time: as many as Oxigraph's bulk loader takes at a time."""
# Seconds. A question that takes longer is asked once.
PATIENCE = 2.0
TIMES = 3
# What is asked for where something must be: what there is most of.
_FREQUENT = {
    Kind.ACTOR: "{ ?s rdf:subject ?one . ?one a dip:Country }",
    Kind.THING: "{ ?s dip:topic ?one . ?one a dip:Topic }",
    Kind.DOCUMENT: "{ ?s prov:wasDerivedFrom ?one }",
}


@dataclass(frozen=True, slots=True)
class Loading:
    """Seconds to load the same quads: as readings, a transaction each, or in bulk; bare, as a file in bulk, and as quads in memory.

    `bytes` is the size of the first store on the disk.
    """

    triples: int
    statements: int
    ours: float
    ours_in_bulk: float
    bulk_load: float
    bulk_extend: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Asking:
    """Seconds to answer a stored question, through ours and by bare Oxigraph, how many rows there are, and what was set.

    Ours finds the terms that the settings mean, and bare Oxigraph is given them.
    """

    name: str
    settings: dict[str, str]
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
    for batch in batches(ox.parse(path=str(file), format=ox.RdfFormat.N_QUADS), BATCH):
        began = time.perf_counter()
        quads.bulk_extend(batch)
        bulk_extend += time.perf_counter() - began
    file.unlink()
    return Loading(triples, statements, ours, ours_in_bulk, bulk_load, bulk_extend, stores.size(folder / "ours"))


def asking(questions: Iterable[Question], folder: Path) -> Iterator[Asking]:
    """Ask the stores that `loading` left: the best of three times, in turns.

    A question is asked with nothing set, unless it needs something, and then with what it needs or, where it needs nothing, with the actor
    or topic that comes most often in its answer.
    """
    dataset = stores.dataset(stores.reading(folder / "ours"))
    bare = ox.Store.read_only(str(folder / "bare"))
    for question in questions:
        for settings in _settings(bare, question):
            bound = {name: value(engine(dataset), question.parameters[name], text) for name, text in settings.items()}
            sparql, given = planned(question.sparql, bound), {ox.Variable(name): term for name, term in bound.items()}
            ours, theirs, rows = [], [], 0
            for _ in range(TIMES):
                began = time.perf_counter()
                solutions = bare.query(sparql, prefixes=PREFIXES, substitutions=given)  # type: ignore[arg-type]
                rows = sum(1 for _ in solutions)  # type: ignore[union-attr,misc]
                theirs.append(time.perf_counter() - began)
                began = time.perf_counter()
                answer = ask(dataset, question, settings)
                ours.append(time.perf_counter() - began)
                assert isinstance(answer, Rows)
                assert len(answer.rows) == rows
                if ours[-1] > PATIENCE:
                    break
            yield Asking(question.name, settings, rows, min(ours), min(theirs))
    dataset.close()


def _settings(store: ox.Store, question: Question) -> Iterator[dict[str, str]]:
    needed = [parameter for parameter in question.parameters.values() if parameter.needed]
    if needed:
        found = {parameter.name: _frequent(store, _FREQUENT[parameter.kind]) for parameter in needed}
    else:
        yield {}
        first = next((parameter for parameter in question.parameters.values() if parameter.kind in _FREQUENT), None)
        # a question that takes the two of a meeting in either order binds its parameters only where they are set
        found = {first.name: _answered(store, question, first.name) or _frequent(store, _FREQUENT[first.kind])} if first else {}
    settings = {name: iri for name, iri in found.items() if iri}
    if settings and len(settings) == len(found):
        yield settings


def _answered(store: ox.Store, question: Question, name: str) -> str | None:
    """The IRI that a parameter which is not set has most often in the answer."""
    counted = Counter(row[name].value for row in selected(store, question.sparql) if isinstance(row[name], ox.NamedNode))
    return min(counted, key=lambda iri: (-counted[iri], iri), default=None)


def _frequent(store: ox.Store, pattern: str) -> str | None:
    """The IRI of the one that comes most often; of equally frequent ones the first."""
    counted = f"SELECT ?one {{ {{ SELECT ?one (COUNT(*) AS ?n) {pattern} GROUP BY ?one }} }} ORDER BY DESC(?n) ?one LIMIT 1"
    return next((row["one"].value for row in selected(store, counted)), None)
