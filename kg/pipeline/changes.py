"""From readings to a store: documents that come, are replaced and go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.documents import Choices, Fetcher
from kg.documents.addresses import is_address
from kg.errors import GraphError
from kg.model import Document, Omission, Run
from kg.pipeline.absent import parted
from kg.pipeline.engines import Engine, started
from kg.pipeline.files import made, summary
from kg.pipeline.outcomes import Change, Summary, Unchanged
from kg.pipeline.reading import Progress, how_it_reads, or_unread, read_items, readable_documents
from kg.pipeline.shards import Item

if TYPE_CHECKING:
    from kg.graph.stores import Store


def build(
    inputs: Iterable[str | Path],
    folder: str | Path,
    pipeline: str | Path = "default",
    progress: Progress = iter,
    *,
    store: str | Path | None = None,
    base: str | None = None,
    wait: float | None = None,
    infer: bool = False,
    jobs: int = 1,
    scheduler: str | None = None,
    fetcher: Fetcher | None = None,
    choices: Choices | None = None,
    resume: bool = True,
) -> Summary:
    """Make the folder's store hold what the inputs say and nothing else, and write it out as the files beside the store.

    A document of an earlier build goes when no input has it any more; one whose file or address cannot be read this time, for whatever
    reason, stays as it was.

    Each document is in the store, and on the disk, as soon as it is read; one that is there already, read by the same version with the
    same pipeline, is not read again. So a build that was interrupted goes on when it is run again. The files, statements.jsonl, graph.ttl,
    graph.trig and index.html, are replaced at the end, each at once, never half written. Where no document can be read the folder is left
    as it is. The same input gives the same bytes but for the time of the run, in however many goes it was read.

    `store` is 'memory' or the address of a SPARQL server to keep the graph there; `base` the namespace of a new store's data; `wait`
    the seconds to wait for another process that writes to the store, or for a server that is away. With `infer` the store and graph.trig
    have one more graph, of what follows from the statements. `jobs`, `scheduler`, `fetcher` and `choices` are those of `kg.pipeline.read`;
    without `resume` all documents are read again. `progress` sees what becomes of each document pass, for a bar or a log.
    """
    from kg.graph import stores

    with closing(started(pipeline, jobs, scheduler)) as engine:
        change = Change()
        given = list(inputs)
        followed = [str(one) for one in given if is_address(one)] if choices and choices.follow else []
        readable = or_unread(readable_documents(given, engine.pipeline, fetcher, choices), change, progress)
        if readable is None:
            return Summary(0, 0, (), (), change, ())
        made(Path(folder))
        with stores.writing(store or folder, base, wait) as kept:
            _put(kept, readable, engine, progress, change, resume)
            engine.close()
            wanted = {*change.added, *change.replaced, *change.unchanged}
            change.kept, change.removed = parted(set(kept.documents) - wanted, change.unread, followed)
            kept.remove(change.removed)
            kept.settle()
            if infer:
                _infer(kept)
            return summary(kept, change, Path(folder))


def add(
    inputs: Iterable[str | Path],
    place: str | Path,
    pipeline: str | Path = "default",
    progress: Progress = iter,
    *,
    base: str | None = None,
    wait: float | None = None,
    infer: bool = False,
    jobs: int = 1,
    scheduler: str | None = None,
    fetcher: Fetcher | None = None,
    choices: Choices | None = None,
    resume: bool = True,
) -> Change:
    """Add what the inputs say to the store in a folder or at the address of a server; each document as `build` does.

    The store is made where it is missing. The files beside it are left as they are. With `infer` what follows from all documents is
    derived anew; without, any change drops what followed before. Raises `GraphError` where the folder has files that a build without a
    store made.
    """
    from kg import graph
    from kg.graph import stores

    if not stores.is_address(place) and (Path(place) / graph.files.TRIG).exists() and not stores.exists(place):
        raise GraphError(f"{place}: has the files of a build without a store\n  kg build INPUT… -o {place} reads its inputs into one")
    change = Change()
    with closing(started(pipeline, jobs, scheduler)) as engine:
        readable = or_unread(readable_documents(inputs, engine.pipeline, fetcher, choices), change, progress)
        if readable is not None:
            with stores.writing(place, base, wait) as kept:
                _put(kept, readable, engine, progress, change, resume)
                kept.settle()
                if infer:
                    _infer(kept)
    return change


def remove(documents: Iterable[str], place: str | Path, *, wait: float | None = None) -> Change:
    """Remove documents, named by id or IRI, and what only they said from a store; all of them or, where one is not there, none."""
    from kg.graph import stores

    stores.required(place)
    with stores.writing(place, None, wait) as kept:
        return Change(removed=kept.remove(documents))


def _put(kept: Store, readable: Iterable[Document | Omission], engine: Engine, progress: Progress, change: Change, resume: bool) -> None:
    """Read those documents that are not in the store, and put each in it as soon as it is read."""
    from kg.graph.stores.digests import digest_of

    run = Run(kg.__version__, engine.pipeline.name, datetime.now(UTC).replace(microsecond=0))
    digests: dict[str, str] = {}

    def items() -> Iterator[Item]:
        for found in readable:
            if isinstance(found, Document):
                digest = digest_of(found, run.version, run.pipeline, how_it_reads())
                if resume and kept.has(found.id, digest):
                    yield Unchanged(found.id)
                    continue
                digests[found.id] = digest
            yield found

    for found in progress(read_items(items(), engine)):
        match found:
            case Unchanged(name):
                change.unchanged.append(name)
            case Omission():
                change.unread.append(found)
                digests.pop(found.document, None)
            case _:
                name = found.document.id
                replaced = kept.put(found, run, digests.pop(name))
                (change.replaced if replaced else change.added).append(name)
                change.leave_out(found.omissions)


def _infer(kept: Store) -> None:
    """Derive what follows from each document anew."""
    from kg.graph.inference import consequences

    kept.infer(triple for document in kept.documents.values() for triple in consequences(kept.quads.triples(document.iri)))
