"""What becomes of the inputs, and what a store then holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.model import Actor, Omission

MOST_OMISSIONS = 100


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that is in the store as it would be read, and is not read again."""

    document: str


@dataclass(slots=True)
class Change:
    """What became of the inputs: which documents were new, replaced, there already or removed, and what was not read or left out.

    `kept` are those that are there as they were, since what they come from could not be read this time.
    `omitted` counts all that was left out of documents, of which `omissions` has the first hundred: `progress` sees them all.
    """

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unread: list[Omission] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    omitted: int = 0

    def leave_out(self, omissions: Sequence[Omission]) -> None:
        """Tell what was left out of a document."""
        self.omitted += len(omissions)
        self.omissions += omissions[: max(MOST_OMISSIONS - len(self.omissions), 0)]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build found: counts with the most frequent first, what became of the inputs, and the files.

    `actors` counts statements that the actor is subject or object of. Without a document that could be read there are no files.
    """

    documents: int
    statements: int
    actors: tuple[tuple[Actor, int], ...]
    relations: tuple[tuple[str, int], ...]
    change: Change
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What a store holds, and how the files beside it stand to it.

    Documents are told by their ids, and how many of them carry the same report as an earlier one; of the runs that read them the latest is
    the first. The bytes are those of a store in a folder.
    """

    documents: tuple[str, ...]
    same_reports: int
    statements: int
    triples: int
    base: str
    runs: tuple[ReadBy, ...]
    bytes: int | None
    files: str


@dataclass(frozen=True, slots=True)
class ReadBy:
    """A run: when it began, which version and pipeline read, and how many of the documents it read are still as it read them."""

    started: str
    version: str
    pipeline: str
    documents: int
