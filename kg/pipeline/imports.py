"""From statements that were made elsewhere to a store."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.documents.inputs import STANDARD_INPUT
from kg.errors import InputError
from kg.model import Reading, Run
from kg.pipeline.files import made, summary
from kg.pipeline.outcomes import Change, Summary

if TYPE_CHECKING:
    from kg.graph.stores import Store


def imported(inputs: Iterable[str | Path], folder: str | Path, *, base: str | None = None, wait: float | None = None) -> Summary:
    """Take statements that were made elsewhere into the store of a folder, made where it is missing, and leave there what `build` leaves.

    Inputs are statement records or RDF of ours, as `kg.graph.imports.readings` has them, and '-' for records from the standard input.
    All are taken or none: raises `InputError` that lists what is wrong with them. A document that is there already is replaced.
    A new store, whose data may have a `base`, is loaded in bulk.
    """
    from kg.graph import stores
    from kg.graph.imports import check, readings

    found = readings(map(_content, inputs))
    check(found)
    change = Change()
    run = _import()
    made(Path(folder))
    if new := not stores.exists(folder):
        stores.load(found, run, folder, base)
        change.added += (reading.document.id for reading in found)
    with stores.writing(folder, base, wait) as kept:
        if not new:
            _take(kept, found, run, change)
        return summary(kept, change, Path(folder))


def take(files: Iterable[tuple[str, bytes]], folder: str | Path, *, wait: float | None = None) -> Change:
    """Take statements that were made elsewhere, files by name and content, into a store that is there; its files are left as they are.

    All are taken or none: raises `InputError` that lists what is wrong with them, and `GraphError` where there is no store.
    """
    from kg.graph import stores
    from kg.graph.imports import check, readings

    found = readings(files)
    check(found)
    stores.required(folder)
    change = Change()
    with stores.writing(folder, None, wait) as kept:
        _take(kept, found, _import(), change)
    return change


def _take(kept: Store, found: Iterable[Reading], run: Run, change: Change) -> None:
    for reading in found:
        kept.check(reading)
    for reading in found:
        (change.replaced if kept.put(reading, run) else change.added).append(reading.document.id)
    kept.settle()


def _import() -> Run:
    return Run(kg.__version__, "imported", datetime.now(UTC).replace(microsecond=0))


def _content(given: str | Path) -> tuple[str, bytes]:
    if given == STANDARD_INPUT:
        return "stdin.jsonl", sys.stdin.buffer.read()
    try:
        return str(given), Path(given).read_bytes()
    except OSError as error:
        raise InputError(f"{given}: cannot be read: {error.strerror}") from None
