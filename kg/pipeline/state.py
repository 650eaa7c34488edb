"""What a store holds, and how the files beside it stand to it."""

from __future__ import annotations

from pathlib import Path

from kg.pipeline.files import EXPORTED, STORE
from kg.pipeline.outcomes import ReadBy, Status

UP_TO_DATE = "up to date"


def status(place: str | Path) -> Status:
    """What the store in a folder or at an address holds; raises `GraphError` where there is none."""
    from kg.graph import stores

    kept = stores.reading(place)
    try:
        return Status(
            documents=tuple(sorted(kept.documents)),
            same_reports=len(kept.same_reports()),
            statements=kept.statement_count(),
            triples=kept.triple_count(),
            base=kept.base.iri,
            runs=tuple(ReadBy(*run) for run in kept.runs()),
            bytes=None if stores.is_address(place) else stores.size(place),
            files="" if stores.is_address(place) else files_of(Path(place), kept.state()),
        )
    finally:
        kept.close()


def files_of(folder: Path, state: str) -> str:
    """How the files in a folder stand to a state of its store."""
    try:
        written = (folder / STORE / EXPORTED).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return "none were written"
    return UP_TO_DATE if written == state else "older than the store"
