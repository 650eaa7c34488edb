"""From a store to the files beside it."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.errors import InputError
from kg.model import Actor, Reading, Statement, records
from kg.pipeline.outcomes import Change, Summary

if TYPE_CHECKING:
    from kg.graph.stores import Store

STORE, STATEMENTS, PAGE = "store", "statements.jsonl", "index.html"
EXPORTED = "EXPORTED"
"""The file in a store's folder that tells which of its states the files beside it were written from."""
T = TypeVar("T")


@dataclass(slots=True)
class Counts:
    """What is counted of the statements as they pass: how much there is of each, and between which two how much is said."""

    statements: int = 0
    actors: Counter[Actor] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def passing(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        """The statements, each counted."""
        from kg.view.strongest import pair

        for statement in statements:
            self.statements += 1
            self.relations[statement.predicate] += 1
            self.pairs[pair(statement)] += 1
            for mention in (statement.subject, statement.object):
                if mention and isinstance(mention.entity, Actor):
                    self.actors[mention.entity] += 1
            yield statement


def export(kept: Store, folder: Path, counts: Counts | None = None) -> tuple[Path, ...]:
    """Write what a store holds as files into a folder; each replaces the one that is there at once. The statements are counted."""
    from kg import graph

    counts = Counts() if counts is None else counts

    def write(staging: Path) -> None:
        shown: list[Reading] | None = [] if _fits_a_page(kept) else None
        with (staging / STATEMENTS).open("w", encoding="utf-8", newline="\n") as file:

            def see(reading: Reading) -> None:
                file.writelines(records.lines(map(records.record, counts.passing(reading.statements))))
                if shown is not None:
                    shown.append(reading)

            graph.write_quads(kept.quads_of_graphs(see, attributed=shown is not None), staging, kept.base.prefixes)
        _write_page(kept, shown, staging, counts)
        mark.unlink(missing_ok=True)

    mark = folder / STORE / EXPORTED
    files = _replaced(folder, write)
    if mark.parent.is_dir():
        mark.write_text(kept.state() + "\n", encoding="utf-8")
    return files


def page(kept: Store, folder: Path) -> Path:
    """Write the page alone."""
    counts = Counts()
    shown = list(kept.readings()) if _fits_a_page(kept) else None
    for _ in counts.passing(kept.statements() if shown is None else (one for reading in shown for one in reading.statements)):
        pass
    [path] = _replaced(folder, lambda staging: _write_page(kept, shown, staging, counts))
    return path


def summary(kept: Store, change: Change, folder: Path) -> Summary:
    """Write the files, and tell what is in the store."""
    counts = Counts()
    files = export(kept, folder, counts)
    return Summary(
        documents=len(kept.documents),
        statements=counts.statements,
        actors=_most_first(counts.actors, lambda actor: actor.label),
        relations=_most_first(counts.relations, str),
        change=change,
        files=files,
    )


def made(folder: Path) -> None:
    """Make the folder where it is missing; raises `InputError` where it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror}\n  -o takes a folder, which is made if it is missing") from None


def _replaced(folder: Path, write: Callable[[Path], None]) -> tuple[Path, ...]:
    """Files written into a folder of their own, and then put in place of those that are there, each at once."""
    staging = Path(tempfile.mkdtemp(prefix=".build-", dir=folder))
    try:
        with told_when_full(folder):
            write(staging)
            return tuple(path.replace(folder / path.name) for path in sorted(staging.iterdir()))
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def told_when_full(folder: Path) -> Iterator[None]:
    """Tell what a disk refused to files in a folder, and what would help."""
    try:
        yield
    except OSError as wrong:
        raise InputError(
            f"{folder}: the files cannot be written: {wrong.strerror}\n  what was finished is whole; run the same command again"
        ) from None


def _fits_a_page(kept: Store) -> bool:
    """Whether a page has room for all that is in a store; if so its readings are held in memory meanwhile."""
    from kg.view.strongest import MOST_STATEMENTS

    return len(kept.documents) <= MOST_STATEMENTS and kept.statement_count() <= MOST_STATEMENTS


def _write_page(kept: Store, shown: Iterable[Reading] | None, folder: Path, counts: Counts) -> None:
    from kg import view
    from kg.view.strongest import MOST_STATEMENTS, part, strongest

    # of a big store, what tells of the pairs that most is said of
    readings = part(kept.readings(), strongest(counts.pairs, MOST_STATEMENTS)) if shown is None else shown
    (folder / PAGE).write_text(view.page(readings, total=counts.statements), encoding="utf-8", newline="\n")


def _most_first(counted: Counter[T], name: Callable[[T], str]) -> tuple[tuple[T, int], ...]:
    """Each thing with how often it comes, the most frequent first, equally frequent ones by name."""
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], name(item[0]))))
