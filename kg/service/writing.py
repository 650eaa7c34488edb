"""What may be written through the service: documents come in and go out by the road of `kg import` and `kg remove`.

A process of its own writes, and ends: the server's own never has the store open, and one that is killed leaves the store whole.
SPARQL's updates stay refused: they could part the documents' graphs from their union, and statements from their evidence.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.service.jobs import JSON, Outcome, refusal

if TYPE_CHECKING:
    from kg.pipeline import Change

FORMATS = {
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/turtle": ".ttl",
    "application/trig": ".trig",
    "application/n-triples": ".nt",
    "application/n-quads": ".nq",
    "application/ld+json": ".jsonld",
    "application/rdf+xml": ".rdf",
}
"""What statements are posted as, and the ending of a file of it. None of them is a type that a page elsewhere could post unasked."""
TAKE, DROP = "take", "drop"


class Writer:
    """Writes to the store of a folder, one request after the other."""

    def __init__(self, folder: Path, patience: float) -> None:
        """A writer that waits so many seconds where another process writes."""
        self._folder, self._patience = folder, patience
        self._alone = asyncio.Lock()

    async def take(self, media_type: str, body: bytes) -> Outcome:
        """Put the documents of these statements into the store, all or none: 400 with every fault."""
        return await self._done(TAKE, f"request{FORMATS[media_type]}", body)

    async def drop(self, document: str) -> Outcome:
        """Remove a document, with what only it said: 404 where it is not there."""
        return await self._done(DROP, document)

    async def _done(self, deed: str, name: str, body: bytes = b"") -> Outcome:
        command = (sys.executable, "-m", __name__, str(self._folder), str(self._patience), deed, name)
        async with self._alone:
            pipe = asyncio.subprocess.PIPE
            process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
            told, _ = await process.communicate(body)
        if process.returncode:
            return refusal(500, "this should not happen; the server's log tells more, and nothing was written by half")
        status, text = json.loads(told)
        return Outcome(status, JSON, text.encode()) if status == 200 else refusal(status, text)


def written(folder: Path, patience: float, deed: str, name: str, body: bytes) -> tuple[int, str]:
    """The status of a deed, and what became of it: JSON that lists the documents, or why it was refused."""
    from kg import pipeline
    from kg.errors import GraphError, InputError
    from kg.graph.stores import LockedError, UnknownDocumentError

    try:
        if deed == TAKE:
            return 200, _listed(pipeline.take([(name, body)], folder, wait=patience))
        return 200, _listed(pipeline.remove([name], folder, wait=patience))
    except LockedError:
        return 503, "another process is writing to the store; try again later"
    except InputError as wrong:
        return 400, str(wrong)
    except UnknownDocumentError as wrong:
        return 404, str(wrong)
    except GraphError as wrong:
        return 500, str(wrong)


def _listed(change: Change) -> str:
    return json.dumps({"added": change.added, "replaced": change.replaced, "removed": change.removed}, ensure_ascii=False)


if __name__ == "__main__":
    place, seconds, wanted, named = sys.argv[1:]
    print(json.dumps(written(Path(place), float(seconds), wanted, named, sys.stdin.buffer.read())))
