"""What reads: this process, several, or a cluster; the same documents give the same readings, in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.errors import InputError
from kg.pipeline.shards import Pipeline, Read, Shard, about, readings

if TYPE_CHECKING:
    from spacy.language import Language


class Engine(Protocol):
    """Reads shards of documents with a language pipeline."""

    pipeline: Pipeline

    def read(self, wanted: Iterable[Shard]) -> Iterator[Read]:
        """What was read in each shard, in their order; takes only some shards ahead of what it has told."""

    def close(self) -> None:
        """End what was begun; there is no reading after that."""


def started(pipeline: str | Path = "default", jobs: int = 1, scheduler: str | None = None) -> Engine:
    """An engine with a language pipeline: that of a dask scheduler at an address, or so many processes, of which one is this one.

    Raises `PipelineError` where the pipeline is not there, and `ClusterError` where no scheduler or worker is.
    """
    if scheduler is not None:
        from kg.pipeline.cluster import Cluster

        return Cluster(str(pipeline), scheduler)
    if jobs < 1:
        raise InputError(f"{jobs} processes cannot read: --jobs takes 1 or more")
    if jobs > 1:
        from kg.pipeline.workers import Workers

        return Workers(str(pipeline), jobs)
    from kg.extraction import load

    return Here(load(pipeline))


class Here:
    """This process."""

    def __init__(self, nlp: Language) -> None:
        self._nlp, self.pipeline = nlp, about(nlp)

    def read(self, wanted: Iterable[Shard]) -> Iterator[Read]:
        """What was read in each shard, as soon as it is."""
        return (readings(documents, self._nlp) for documents in wanted)

    def close(self) -> None:
        """There is nothing to end."""
