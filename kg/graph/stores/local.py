"""Quads in Oxigraph: in memory, or on a disk, where one process at a time can write."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph.stores.quads import Answered, Lines, Term, parsed, request

STORE = "store"
_POLL = 0.1  # seconds
_LONG = 1_000_000  # bytes
_HELD = 50_000_000  # characters of changes, after which RocksDB must let go of what it holds of them; by itself it never does
_MANY = 1_000_000  # lines; Oxigraph's bulk loader takes as many quads at a time


class LocalQuads:
    """Quads in Oxigraph."""

    unites = False

    def __init__(self, store: ox.Store, folder: Path | None = None, close: Callable[[], None] | None = None) -> None:
        """The quads of a store, of which `folder` is where it is written to, and `close` what lets it go."""
        self.store = store
        self._folder = folder
        self._let_go = close
        self._unflushed = 0

    def query(
        self, query: str, *, prefixes: Mapping[str, str] | None = None, substitutions: Mapping[ox.Variable, Term] | None = None
    ) -> Answered:
        """The answer to a query in SPARQL 1.1, in which these variables, which it must project, have these values."""
        return self.store.query(query, prefixes=dict(prefixes or {}), substitutions=dict(substitutions or {}))

    def triples(self, graph: str) -> Iterator[ox.Triple]:
        """What a named graph holds."""
        return (quad.triple for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def kept(self, removed: Mapping[str, set[ox.Triple]], apart: str) -> set[ox.Triple]:
        """Those of the triples that named graphs are to lose that another one holds, too, and keeps; the graph `apart` does not count."""
        other = ox.NamedNode(apart)

        def stays(triple: ox.Triple) -> bool:
            found = self.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
            graphs = (quad.graph_name for quad in found if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name != other)
            return any(triple not in removed.get(graph.value, ()) for graph in graphs)

        return {triple for triples in removed.values() for triple in triples if stays(triple)}

    def growth(self, removed: Iterable[str], added: Iterable[str]) -> int:
        """By how many triples the default graph would grow with these lines of it removed and those added."""
        gone, new = parsed(removed), parsed(added)
        there = {triple for triple in gone | new if ox.Quad(triple.subject, triple.predicate, triple.object) in self.store}
        return len((there - gone) | new) - len(there)

    def change(self, removed: Lines, added: Lines) -> None:
        """Remove these and add those in one transaction, which is on the disk when this returns."""
        text = request(removed, added)
        if text:
            with told(self._folder):
                self.store.update(text)
                self._unflushed += len(text)
                if self._folder and self._unflushed > _HELD:
                    self.store.flush()
                    self._unflushed = 0

    def flush(self) -> None:
        """None waits."""

    def close(self) -> None:
        """Put what is in the journal into tables, so that a reader need not."""
        if self._let_go:
            self._let_go()
        if self._folder:
            store, folder, self._folder = self.store, self._folder, None
            del self.store
            with told(folder):
                store.flush()
            del store
            _drop_journal(folder)


def exists(place: str | Path) -> bool:
    """Whether there is a store in this folder."""
    return (Path(place) / STORE / "CURRENT").is_file()


def size(place: str | Path) -> int:
    """Bytes of the store in this folder."""
    return sum(path.stat().st_size for path in (Path(place) / STORE).rglob("*") if path.is_file())


def _make(path: Path) -> None:
    """Make an empty store beside the place, and move it there when it is whole: a reader would find it half made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".store-", dir=path.parent))
    try:
        ox.Store(str(beside.absolute())).flush()
        # to an empty folder, or to none; where another process has just made one, that is as good
        with suppress(OSError):
            beside.rename(path)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _drop_journal(folder: Path) -> None:
    """Have RocksDB drop a journal that is in tables by now: it keeps it until it opens the store again, and every reader would copy it."""
    if sum(path.stat().st_size for path in folder.glob("*.log")) > _LONG:
        # who came in between has done it
        with suppress(OSError, RuntimeError):
            ox.Store(str(folder.absolute()))


class BulkQuads(LocalQuads):
    """Quads on their way into a new store in bulk, by Oxigraph's loader: quick, and not on the disk before it is closed."""

    def __init__(self, store: ox.Store, folder: Path) -> None:
        super().__init__(store, folder)
        self._lines: list[str] = []

    def query(
        self, query: str, *, prefixes: Mapping[str, str] | None = None, substitutions: Mapping[ox.Variable, Term] | None = None
    ) -> Answered:
        """The answer to a query in SPARQL 1.1, in which these variables, which it must project, have these values."""
        self._load()
        return super().query(query, prefixes=prefixes, substitutions=substitutions)

    def triples(self, graph: str) -> Iterator[ox.Triple]:
        """What a named graph holds."""
        self._load()
        return super().triples(graph)

    def growth(self, removed: Iterable[str], added: Iterable[str]) -> None:  # type: ignore[override]
        """They are counted at the end."""

    def change(self, removed: Lines, added: Lines) -> None:
        """Add lines to those that wait; with some to remove, all at once."""
        if any(removed.values()):
            self._load()
            super().change(removed, added)
            return
        for graph, lines in added.items():
            self._lines += (f"{line[:-2]}<{graph}> .\n" for line in lines) if graph else lines
        if len(self._lines) >= _MANY:
            self._load()

    def flush(self) -> None:
        """Load what waits."""
        self._load()

    def close(self) -> None:
        """Load what waits."""
        self._load()
        super().close()

    def _load(self) -> None:
        if self._lines:
            with told(self._folder):
                self.store.bulk_load("".join(self._lines).encode(), format=ox.RdfFormat.N_QUADS)
            self._lines.clear()


@contextmanager
def to_fill(folder: Path) -> Iterator[BulkQuads]:
    """A new store for a folder that has none, there as soon as it is filled; where that fails there is none."""
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".store-", dir=folder)).absolute()
    try:
        quads = BulkQuads(ox.Store(str(beside)), beside)
        try:
            yield quads
        finally:
            quads.close()
        with told(folder):
            beside.rename(folder / STORE)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def to_write(folder: Path, wait: float = 0) -> LocalQuads:
    """The store in a folder, made where it is missing, for this process alone to write to.

    Raises `GraphError` where another process writes to it for more than `wait` seconds, and where nothing can be written there.
    """
    path = folder / STORE
    # absolute, as RocksDB removes files in the background, wherever the process has gone to meanwhile
    opened = str(path.absolute())
    deadline = time.monotonic() + wait
    while True:
        try:
            with told(path):
                if not exists(folder):
                    _make(path)
                return LocalQuads(ox.Store(opened), path)
        except LockedError:
            if time.monotonic() >= deadline:
                raise
            time.sleep(_POLL)


class LockedError(GraphError):
    """Another process writes to the store."""


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Tell what a disk refused, and what would help, in our words."""
    try:
        yield
    except (OSError, RuntimeError) as wrong:
        raise _told(path, wrong) from None


def _told(path: Path | None, wrong: OSError | RuntimeError) -> GraphError:
    said, code = str(wrong), getattr(wrong, "errno", None)
    if "lock" in said.lower() and ("LOCK" in said or "temporarily unavailable" in said):
        return LockedError(
            f"{path}: another process is writing to this store\n"
            "  --wait SECONDS waits until it is done; reading it (kg query, kg status) needs no waiting"
        )
    if code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or any(
        words in said for words in (os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT), os.strerror(errno.EFBIG))
    ):
        return GraphError(
            f"{path}: the disk is full: {said}\n"
            "  every document that was finished is kept; make room and run the same command again: it goes on from there"
        )
    if code in (errno.EROFS, errno.EACCES, errno.EPERM) or any(
        words in said for words in (os.strerror(errno.EROFS), os.strerror(errno.EACCES))
    ):
        return GraphError(f"{path}: cannot be written to: {said}\n  nothing was changed; it can be read (kg query, kg status)")
    return GraphError(f"{path}: not a store that can be used: {said}")
