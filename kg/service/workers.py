"""Processes that answer. Oxigraph cannot stop a query that it has begun; a process can be ended.

Each worker holds the graph and does one job at a time. One whose job takes longer than the limit is ended, and a new one takes its place;
so is one that dies, as of memory. The others go on answering meanwhile. Where the system can fork, a graph in memory is loaded once, and
the workers share it.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import signal
import socket
import struct
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import GraphError
from kg.service.graphs import may_be_forked, opened, stamp, tidied
from kg.service.jobs import Job, Outcome, done, refusal

if TYPE_CHECKING:
    from pyoxigraph import Store

_LENGTH = struct.Struct("!Q")
_FORKS = hasattr(os, "fork")
# Seconds: to open a graph that has changed, and to wait for a free worker.
_OPENING, _PATIENCE = 600.0, 5.0
# Seconds in which the server ends a worker before it would end itself.
_GRACE = 5.0


class Workers:
    """A number of workers for a folder: `start` them inside a running loop, and `close` them."""

    def __init__(self, folder: Path, count: int, seconds: float, memory: int) -> None:
        """Workers that are ended after so many seconds, and may take so many bytes beyond what they begin with.

        Raises `GraphError` where the folder has no graph.
        """
        self._folder, self._count, self.seconds, self._memory = folder, count, seconds, memory
        self._stamp = stamp(folder)
        self._store = opened(folder) if _FORKS and may_be_forked(folder) else None
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()

    async def start(self) -> None:
        """Start them all."""
        for _ in range(self._count):
            await self._hire()

    async def close(self) -> None:
        """End them all."""
        for worker in self._all:
            worker.end()
        self._all.clear()
        tidied(self._folder)

    @property
    def alive(self) -> int:
        """How many there are to answer."""
        return sum(worker.process.is_alive() for worker in self._all)

    async def outcome(self, job: Job) -> Outcome:
        """What a worker makes of a job: 503 where all are busy or the worker died of it, 504 where it took too long."""
        try:
            worker = await asyncio.wait_for(self._idle.get(), _PATIENCE)
        except TimeoutError:
            return refusal(503, "the server is busy with other queries; try again later")
        whole = False
        try:
            await worker.send(job)
            await asyncio.wait_for(worker.receive(), _OPENING)
            found = await asyncio.wait_for(worker.receive(), self.seconds)
            whole = True
            return found
        except TimeoutError:
            return refusal(504, f"the query took longer than {self.seconds:g} seconds, and was ended")
        except (asyncio.IncompleteReadError, OSError):
            return refusal(503, "the query took more memory than it may have, or could not be borne otherwise, and was ended")
        finally:
            if whole:
                self._idle.put_nowait(worker)
            else:
                # shielded: where the request was given up, a new worker is needed all the same
                await asyncio.shield(self._replace(worker))

    async def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._all.discard(worker)
        await self._hire()

    async def _hire(self) -> None:
        ours, theirs = socket.socketpair()
        make = multiprocessing.get_context("fork").Process if _FORKS else multiprocessing.get_context("spawn").Process
        process = make(
            target=_work, args=(theirs, self._folder, self._store, self._stamp, self._memory, self.seconds), daemon=True, name="kg-worker"
        )
        process.start()
        theirs.close()
        reader, writer = await asyncio.open_connection(sock=ours, limit=2**20)
        worker = _Worker(process, reader, writer)
        self._all.add(worker)
        self._idle.put_nowait(worker)


class _Worker:
    def __init__(self, process: BaseProcess, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.process, self._reader, self._writer = process, reader, writer

    async def send(self, job: Job) -> None:
        data = json.dumps(job).encode()
        self._writer.write(_LENGTH.pack(len(data)) + data)
        await self._writer.drain()

    async def receive(self) -> Outcome:
        status, media_type, cut = json.loads(await self._part())
        return Outcome(status, media_type, await self._part(), cut)

    async def _part(self) -> bytes:
        (length,) = _LENGTH.unpack(await self._reader.readexactly(_LENGTH.size))
        return await self._reader.readexactly(length)

    def end(self) -> None:
        self.process.kill()
        self.process.join(5)
        self._writer.close()


def _work(connection: socket.socket, folder: Path, store: Store | None, seen: tuple[object, ...], memory: int, seconds: float) -> None:
    _forget_the_server(connection.fileno())
    if store is None:
        # in this order: what is written between the two is seen at the first job
        seen = stamp(folder)
        store = opened(folder)
    _limit_memory(memory)
    began = Outcome(102, "", b"")
    with connection, connection.makefile("rb") as incoming, suppress(OSError, EOFError):
        while True:
            job = json.loads(_read(incoming))
            try:
                if (now := stamp(folder)) != seen:
                    store, seen = opened(folder), now
            except GraphError:
                # a graph that is being replaced, or is gone: what was read of it still answers
                pass
            _write(connection, began)
            _end_after(seconds + _GRACE)
            outcome = done(store, job)
            _end_after(0)
            _write(connection, outcome)


def _forget_the_server(own: int) -> None:
    """Let go of what a fork inherits: the server's sockets, which a client would see open, and its handlers of signals."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
    if _FORKS:
        os.closerange(3, own)
        os.closerange(own + 1, 4096)


def _end_after(seconds: float) -> None:
    """End this process by itself, should the server be gone that would do it; 0 seconds call it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(memory: int) -> None:
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    most = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(incoming: object) -> bytes:
    head = incoming.read(_LENGTH.size)  # type: ignore[attr-defined]
    if len(head) < _LENGTH.size:
        raise EOFError
    return bytes(incoming.read(*_LENGTH.unpack(head)))  # type: ignore[attr-defined]


def _write(connection: socket.socket, outcome: Outcome) -> None:
    head = json.dumps([outcome.status, outcome.media_type, outcome.cut]).encode()
    connection.sendall(_LENGTH.pack(len(head)) + head + _LENGTH.pack(len(outcome.body)))
    connection.sendall(outcome.body)
