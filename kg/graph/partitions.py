"""Readings as lines of N-Quads, to be loaded in bulk, in whatever parts: together they are what a store holds of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.graph import actors, provenance
from kg.graph.dataset import graph_lines, mentioned
from kg.graph.names import ACTORS_GRAPH, RUNS_GRAPH, document_iri
from kg.graph.stores.bases import Base
from kg.graph.stores.digests import digest_of
from kg.graph.writing import lines
from kg.model import Actor, Reading, Run, Topic


def quads(readings: Iterable[Reading], run: Run, how: str, base: str | None = None) -> Iterator[str]:
    """The graphs of the documents, of the run that read them, and of the actors in them; each line once, but for what all runs share.

    `how` is what a run is known by beside its version and pipeline. Raises `InputError` as `kg.graph.dataset` does.
    """
    written = (Base() if base is None else Base(base)).written
    runs, known = written(str(RUNS_GRAPH)), written(str(ACTORS_GRAPH))
    entities: dict[str, Actor | Topic] = {}
    for reading in readings:
        iri = document_iri(reading.document.id)
        yield from _in(written(str(iri)), graph_lines(reading, written))
        digest = digest_of(reading.document, run.version, run.pipeline, how)
        yield from _in(runs, lines(provenance.description(run, [iri], digest), written))
        entities |= {one.id: one for one in mentioned(reading.statements, reading.affiliations, reading.attributions)}
    yield from _in(known, lines(actors.known(entities.values()), written))


def _in(graph: str, triples: Iterable[str]) -> Iterator[str]:
    return (f"{line[:-2]}<{graph}> .\n" for line in triples)
