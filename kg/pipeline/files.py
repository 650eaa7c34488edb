"""From a store to the files beside it."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.errors import InputError
from kg.model import Actor, Statement, records
from kg.pipeline.outcomes import Change, Summary

if TYPE_CHECKING:
    from kg.graph.stores import Store

STORE, STATEMENTS, PAGE = "store", "statements.jsonl", "index.html"
EXPORTED = "EXPORTED"
"""The file in a store's folder that tells which of its states the files beside it were written from."""
T = TypeVar("T")


def export(kept: Store, folder: Path, statements: Iterable[Statement] | None = None) -> tuple[Path, ...]:
    """Write what a store holds as files into a folder; each replaces the one that is there at once."""
    from kg import graph, view
    from kg.lexicon.relations import relations

    said = list(kept.statements() if statements is None else statements)
    staging = Path(tempfile.mkdtemp(prefix=".build-", dir=folder))
    try:
        with (staging / STATEMENTS).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(records.lines(map(records.record, said)))
        graph.write_quads(kept.quads_of_graphs(), staging, kept.base.prefixes)
        (staging / PAGE).write_text(view.page(said, kept.described(), relations()), encoding="utf-8", newline="\n")
        written = sorted(staging.iterdir())
        mark = folder / STORE / EXPORTED
        mark.unlink(missing_ok=True)
        files = tuple(path.replace(folder / path.name) for path in written)
        if mark.parent.is_dir():
            mark.write_text(kept.state() + "\n", encoding="utf-8")
        return files
    except OSError as wrong:
        raise InputError(
            f"{folder}: the files cannot be written: {wrong.strerror}\n  the store is whole; run the same command again"
        ) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def summary(kept: Store, change: Change, folder: Path) -> Summary:
    """Write the files, and tell what is in the store."""
    statements = list(kept.statements())
    files = export(kept, folder, statements)
    arguments = (mention.entity for statement in statements for mention in (statement.subject, statement.object) if mention)
    return Summary(
        documents=len(kept.documents),
        statements=len(statements),
        actors=_counted(entity for entity in arguments if isinstance(entity, Actor)),
        relations=_counted(statement.predicate for statement in statements),
        change=change,
        files=files,
    )


def made(folder: Path) -> None:
    """Make the folder where it is missing; raises `InputError` where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}\n  -o takes a folder, which is made if it is missing") from None


def _counted(things: Iterable[T]) -> tuple[tuple[T, int], ...]:
    """Each thing with how often it comes, the most frequent first, equally frequent ones by name."""
    return tuple(sorted(Counter(things).items(), key=lambda pair: (-pair[1], getattr(pair[0], "label", str(pair[0])))))
