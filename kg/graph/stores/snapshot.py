"""A store as it is at one moment, for readers beside a writer.

Oxigraph opens a store to read beside a process that writes to it, but calls what then happens undefined, and it is: a query that met the
writer's compaction was seen to take all memory of the machine. So a reader opens a snapshot. RocksDB never changes a table once it is
written, so its tables are linked, not copied; the journal of what is not in a table yet is copied.
"""

from __future__ import annotations

import atexit
import errno
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError

try:
    import fcntl
except ImportError:  # Windows, where what a killed reader left stays
    fcntl = None  # type: ignore[assignment]

READERS = ".readers"
_IN_USE = "in-use"
_UNWRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}
# Seconds. A writer changes the list of tables every few seconds at most, and linking takes hundredths of one.
PATIENCE = 30.0


class Snapshot:
    """A store as it was when this was made, to read from; a writer neither waits for the reader nor is seen by it.

    Where nothing can be written beside the store, as on a read-only disk, it is the store itself; where somebody writes to that, it is a
    copy among the temporary files. Raises `OSError` where there is no store that can be read. Its files go with `close`, or at the end of
    the process.
    """

    def __init__(self, folder: Path) -> None:
        self._copy: Path | None = None
        folder = folder.absolute()
        beside = folder.parent / READERS
        try:
            sweep(folder)
            self._copy, self._lock = _snapshot(folder, beside)
        except OSError as wrong:
            if wrong.errno not in _UNWRITABLE:
                raise
            if _written_to(folder):
                self._copy, self._lock = _snapshot(folder, Path(tempfile.mkdtemp(prefix="kg-")) / READERS)
        atexit.register(self.close)
        try:
            self.store = ox.Store.read_only(str(self._copy or folder))
        except (OSError, RuntimeError):
            self.close()
            raise

    def close(self) -> None:
        """Let the files go; nothing can be asked any more."""
        atexit.unregister(self.close)
        if self._copy:
            os.close(self._lock)
            _drop(self._copy)
            self._copy = None


def stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """What differs once the store has changed; raises `OSError` where there is none."""
    entries = (entry for entry in os.scandir(folder) if entry.name.startswith("MANIFEST") or entry.name.endswith(".log"))
    return tuple(sorted((entry.name, entry.stat().st_size) for entry in entries))


def _snapshot(folder: Path, beside: Path) -> tuple[Path, int]:
    deadline = time.monotonic() + PATIENCE
    while True:
        made = _made(beside)
        if made is None:
            continue
        copy, lock = made
        try:
            if _copied(folder, copy):
                return copy, lock
        except BaseException:
            os.close(lock)
            _drop(copy)
            raise
        os.close(lock)
        _drop(copy)
        if time.monotonic() > deadline:
            raise GraphError(f"{folder}: changes too fast to be read; try again when less is written to it")


def _made(beside: Path) -> tuple[Path, int] | None:
    """A folder to copy to and the lock that keeps it; None where another reader has just tidied up."""
    beside.mkdir(exist_ok=True)
    try:
        copy = Path(tempfile.mkdtemp(dir=beside))
        lock = os.open(copy / "new", os.O_RDWR | os.O_CREAT)
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # only now another reader sees it, and that it is held
        (copy / "new").rename(copy / _IN_USE)
        return copy, lock
    except FileNotFoundError:
        return None


def _copied(folder: Path, copy: Path) -> bool:
    """Whether what was copied is the store at one moment: its list of tables only grows, and must not have while they were linked."""
    before = _listing(folder)
    try:
        for name in before:
            if not name.endswith(".sst") or not _linked(folder / name, copy / name):
                shutil.copyfile(folder / name, copy / name)
    except FileNotFoundError:
        return False
    return _listing(folder) == before


def _linked(table: Path, to: Path) -> bool:
    """Whether a table could be linked: between disks, and on some kinds of them, none can."""
    try:
        os.link(table, to)
    except FileNotFoundError:
        raise
    except OSError:
        return False
    return True


def _written_to(folder: Path) -> bool:
    """Whether a process holds RocksDB's lock on the store; one that may not write to it, so that it is not this one."""
    if not fcntl:
        return False
    with (folder / "LOCK").open("rb") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _listing(folder: Path) -> dict[str, int]:
    """The tables, the journals and the lists of tables, these with their size."""
    found = {}
    for entry in os.scandir(folder):
        if entry.name.startswith(("MANIFEST", "CURRENT")):
            found[entry.name] = entry.stat().st_size
        elif entry.name.endswith((".sst", ".log")):
            found[entry.name] = 0
    return found


def sweep(folder: Path) -> None:
    """Remove what readers of a store that were killed have left."""
    for lock in (folder.parent / READERS).glob(f"*/{_IN_USE}") if fcntl else ():
        try:
            with lock.open("rb+") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _drop(lock.parent)
        except OSError:
            continue


def _drop(copy: Path) -> None:
    shutil.rmtree(copy, ignore_errors=True)
    # where other readers have theirs, it stays
    with suppress(OSError):
        copy.parent.rmdir()
