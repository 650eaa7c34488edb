"""The workers of a dask scheduler, on other machines as well: documents go there, and what was read in them comes back; no disk is shared.

This is the only file that knows dask. A scheduler may run any program on its workers, and what workers send is unpickled here: who
connects to one trusts it and all who can reach it. An address that begins with tls:// is spoken to by the certificates that dask's own
configuration names (`distributed.comm.tls`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from kg.errors import ClusterError, PipelineError
from kg.model import Omission
from kg.pipeline import reading, shards
from kg.pipeline.shards import Pipeline, Read, Shard

if TYPE_CHECKING:
    from distributed import Client, Future
    from spacy.language import Language

# Shards for each thread of the workers that are there: what they have to do and what may be done before its turn comes.
AHEAD = 4
TIMEOUT = 30  # seconds, to reach the scheduler
_ONE = Lock()  # spaCy is for one thread at a time


class Cluster:
    """The workers of a scheduler, until it is closed; each needs the same kg, and one thread."""

    def __init__(self, pipeline: str, scheduler: str) -> None:
        """Connect to it; raises `ClusterError` where that fails or it has no worker, and `PipelineError` where they lack the pipeline."""
        try:
            from distributed import Client, Security
        except ImportError:
            raise ClusterError("dask is not installed here\n  pip install 'diplomacy-kg[dask]', on the workers as well") from None
        if Security().require_encryption and not scheduler.startswith("tls://"):
            # which the client refuses, too, and is a minute about it
            raise ClusterError(f"{scheduler}: dask's configuration requires encryption\n  --scheduler tls://HOST:PORT has it")
        self._name, self._address = pipeline, scheduler
        try:
            self._client: Client = Client(scheduler, timeout=TIMEOUT, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError) as wrong:
            raise ClusterError(
                f"{scheduler}: no scheduler answers: {wrong}\n"
                "  dask scheduler starts one, and dask worker ADDRESS --nthreads 1 a worker\n"
                "  tls:// needs the certificates that dask's configuration names, on all machines"
            ) from None
        try:
            if not self._client.nthreads():
                raise ClusterError(f"{scheduler}: the scheduler has no workers\n  dask worker {scheduler} --nthreads 1 starts one")
            self.pipeline: Pipeline = self._answer(self._client.submit(_about, pipeline, reading.how_it_reads(), pure=False))
        except BaseException:
            self.close()
            raise

    def read(self, wanted: Iterable[Shard]) -> Iterator[Read]:
        """What was read in each shard, in their order; of workers that die, others take over what they were at."""
        coming = iter(wanted)
        begun: deque[tuple[Shard, Future]] = deque()
        while True:
            while len(begun) < AHEAD * max(sum(self._client.nthreads().values()), 1):
                if (shard := next(coming, None)) is None:
                    break
                begun.append((shard, self._begin(shard)))
            if not begun:
                return
            yield self._told(*begun.popleft())

    def close(self) -> None:
        """Leave the scheduler; what is not done is not wanted any more."""
        self._client.close()

    def _begin(self, shard: Shard) -> Future:
        how = reading.how_it_reads()
        # the same documents have the same key, so that what is sent twice is read once
        return self._client.submit(_read, shard, self._name, how, key=f"kg-{shards.named(shard, self._name, how)}")

    def _told(self, shard: Shard, future: Future) -> Read:
        from distributed import KilledWorker

        try:
            return self._answer(future)  # type: ignore[no-any-return]
        except KilledWorker as killed:
            if len(shard) > 1:
                return [found for document in shard for found in self._told([document], self._begin([document]))]
            return [Omission(shard[0].id, f"cannot be read: workers died of it (the last at {killed.last_worker.address})")]

    def _answer(self, future: Future) -> Any:
        from distributed import KilledWorker

        try:
            return future.result()
        except (KilledWorker, PipelineError, ClusterError):
            raise
        except Exception as wrong:
            # a worker without kg, or with another spaCy; a scheduler that is gone: all that is known is what they say
            raise ClusterError(
                f"{self._address}: the workers cannot read: {type(wrong).__name__}: {wrong}\n"
                "  each needs the same diplomacy-kg[dask]; what was finished is kept, and the same command goes on from there"
            ) from None


def _about(pipeline: str, how: str) -> Pipeline:
    _agree(how)
    with _ONE:
        return shards.about(_loaded(pipeline))


def _read(documents: Shard, pipeline: str, how: str) -> Read:
    _agree(how)
    with _ONE:
        return shards.readings(documents, _loaded(pipeline))


def _agree(how: str) -> None:
    """See to it that a worker reads as the one does who asks it to: else its readings would be kept under another's name."""
    if how != reading.how_it_reads():
        raise ClusterError("a worker has another version of kg, or other ontologies, than this machine\n  install the same on all")


@cache
def _loaded(pipeline: str) -> Language:
    from kg.extraction import load

    return load(pipeline)
