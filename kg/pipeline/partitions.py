"""What inputs say as partitions, for stores and tools that load in bulk: statements as JSON Lines, the graph as N-Quads.

A partition is named by all that it depends on: to write it twice is to write it once, and a run that was interrupted goes on.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import kg
from kg.documents import Choices, Fetcher
from kg.model import Document, Omission, Reading, Run, records
from kg.pipeline.engines import started
from kg.pipeline.files import made, told_when_full
from kg.pipeline.outcomes import Change, Unchanged
from kg.pipeline.reading import Progress, how_it_reads, read_items, readable_documents
from kg.pipeline.shards import Item, named, shards
from kg.replacing import replaced

LONG, MANY = 2_000_000, 10_000  # characters and items
_NAME = re.compile(r"[0-9a-f]{32}\.(jsonl|nq)")


@dataclass(slots=True)
class Partitions:
    """How many were written and how many were there, and what became of the inputs."""

    written: int = 0
    there: int = 0
    change: Change = field(default_factory=Change)


@dataclass(frozen=True, slots=True)
class _Partition:
    name: str
    items: int
    empty: bool
    there: bool


def partition(
    inputs: Iterable[str | Path],
    folder: str | Path,
    pipeline: str | Path = "default",
    progress: Progress = iter,
    *,
    base: str | None = None,
    jobs: int = 1,
    scheduler: str | None = None,
    fetcher: Fetcher | None = None,
    choices: Choices | None = None,
) -> Partitions:
    """Write partitions of what the inputs say into a folder, two files for each, and remove those of other inputs from it.

    The arguments are those of `kg.pipeline.build`. All N-Quads together are the graph, some of it more than once; it has no description
    of the whole.
    """
    place, told = Path(folder), Partitions()
    coming: deque[_Partition] = deque()
    with closing(started(pipeline, jobs, scheduler)) as engine:
        made(place)
        run = Run(kg.__version__, engine.pipeline.name, datetime.now(UTC).replace(microsecond=0))

        def items() -> Iterator[Item]:
            for some in shards(readable_documents(inputs, engine.pipeline, fetcher, choices), LONG, MANY):
                articles = [one for one in some if isinstance(one, Document)]
                name = named(articles, run.version, run.pipeline, how_it_reads(), base or "")
                there = all(path.exists() for path in _paths(place, name))
                coming.append(_Partition(name, len(some), not articles, there))
                yield from (Unchanged(one.id) if there and isinstance(one, Document) else one for one in some)

        names = set()
        found = iter(progress(read_items(items(), engine)))
        for first in found:
            part = coming.popleft()
            readings = []
            for one in (first, *islice(found, part.items - 1)):
                match one:
                    case Reading():
                        readings.append(one)
                        told.change.added.append(one.document.id)
                        told.change.leave_out(one.omissions)
                    case Omission():
                        told.change.unread.append(one)
                    case Unchanged(document):
                        told.change.unchanged.append(document)
            if part.empty:
                continue
            names.add(part.name)
            if part.there:
                told.there += 1
            else:
                with told_when_full(place):
                    _write(readings, run, base, place, part.name)
                told.written += 1
    for path in place.iterdir():
        if _NAME.fullmatch(path.name) and path.stem not in names:
            path.unlink()
    return told


def _paths(folder: Path, name: str) -> tuple[Path, Path]:
    return folder / f"{name}.jsonl", folder / f"{name}.nq"


def _write(readings: list[Reading], run: Run, base: str | None, folder: Path, name: str) -> None:
    from kg.graph.partitions import quads

    statements, graph = _paths(folder, name)
    with replaced(statements) as file:
        file.writelines(line.encode() for line in records.lines(records.record(said) for read in readings for said in read.statements))
    with replaced(graph) as file:
        file.writelines(line.encode() for line in quads(readings, run, how_it_reads(), base))
