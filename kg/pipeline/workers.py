"""Processes that read: each loads the pipeline once, takes shards of documents and gives back what it read in them.

One that dies is replaced. The documents of the shard that it was at are then read one by one, and a document that a second process dies
of is left out and told. A process ends by itself as soon as the one that started it is gone, in whatever way.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any

from kg.errors import KgError, PipelineError
from kg.model import Omission, Reading
from kg.pipeline.shards import Pipeline, Read, Shard, about, readings

# What a worker has to do, so that it need not wait for more, and what may be done before its turn comes; both in shards for each worker.
AT_HAND, AHEAD = 2, 8
# How many processes may die of a document before it is left out, and how many one after the other before they have begun.
DEATHS, STILLBORN = 2, 3


class Workers:
    """A number of processes that read, until they are closed."""

    def __init__(self, pipeline: str, count: int) -> None:
        """Start them, and wait for the first; raises `PipelineError` where the pipeline is not there."""
        self._name, self._count = pipeline, count
        self._waiting: deque[_Task] = deque()
        self._workers: list[_Worker] = []
        self._stillborn = 0
        try:
            self._workers += (_Worker(pipeline) for _ in range(count))
            while (ready := next((worker.pipeline for worker in self._workers if worker.pipeline), None)) is None:
                self._listen()
        except BaseException:
            self.close()
            raise
        self.pipeline = ready

    def close(self) -> None:
        """End them at once."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def read(self, wanted: Iterable[Shard]) -> Iterator[Read]:
        """What was read in each shard, in their order."""
        coming = iter(wanted)
        begun: deque[_Begun] = deque()
        more = True
        while more or begun:
            while more and len(begun) < AHEAD * self._count and any(worker.has_room for worker in self._workers):
                shard = next(coming, None)
                if shard is None:
                    more = False
                else:
                    begun.append(_Begun(shard, [None] * len(shard)))
                    if shard:
                        self._waiting.append(_Task(begun[-1], 0, len(shard)))
                        self._hand_out()
            self._hand_out()
            if begun and begun[0].done:
                yield begun.popleft().told()
            elif begun:
                self._listen()

    def _hand_out(self) -> None:
        """Give what waits to those who have the least to do, and first to those who can begin at once."""
        while self._waiting and (free := [worker for worker in self._workers if worker.has_room]):
            min(free, key=lambda worker: (worker.pipeline is None, len(worker.tasks))).give(self._waiting.popleft())

    def _listen(self) -> None:
        """Wait for what workers tell, and take it in; one that tells no more is replaced."""
        listening = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(listening)):
            worker = listening[connection]  # type: ignore[index]
            try:
                told = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            if isinstance(told, Exception):
                raise told
            if isinstance(told, Pipeline):
                worker.pipeline = told
                self._stillborn = 0
            else:
                worker.tasks.popleft().take(told)

    def _replace(self, worker: _Worker) -> None:
        how = worker.end()
        self._workers.remove(worker)
        if worker.pipeline is None:
            self._stillborn += 1
            if self._stillborn == STILLBORN:
                raise PipelineError(
                    f"{self._name}: the processes that are to read end before they begin ({how})\n"
                    '  a program that reads with several must do so under `if __name__ == "__main__":`; --jobs 1 needs no other process'
                )
            self._waiting.extendleft(reversed(worker.tasks))
        elif worker.tasks:
            at = worker.tasks.popleft()
            self._waiting.extendleft(reversed([*at.after_a_death(how), *worker.tasks]))
        self._workers.append(_Worker(self._name))


@dataclass(slots=True)
class _Begun:
    """A shard, and what became of its documents so far."""

    shard: Shard
    found: list[Reading | Omission | None]

    @property
    def done(self) -> bool:
        return None not in self.found

    def told(self) -> Read:
        return [found for found in self.found if found is not None]


@dataclass(frozen=True, slots=True)
class _Task:
    """Some documents of a shard, to be read by one worker; and how many have died over them."""

    begun: _Begun
    start: int
    end: int
    deaths: int = 0

    def take(self, found: Read) -> None:
        self.begun.found[self.start : self.end] = found

    def after_a_death(self, how: str) -> list[_Task]:
        """What is left to try: each document by itself."""
        deaths = self.deaths + 1
        if deaths < DEATHS or self.end - self.start > 1:
            return [_Task(self.begun, number, number + 1, deaths) for number in range(self.start, self.end)]
        name = self.begun.shard[self.start].id
        self.take([Omission(name, f"cannot be read: {deaths} processes died of it ({how})")])
        return []


class _Worker:
    def __init__(self, pipeline: str) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.pipeline: Pipeline | None = None
        self.tasks: deque[_Task] = deque()
        self.process = context.Process(target=_work, args=(theirs, pipeline), daemon=True, name="kg-reader")
        self.process.start()
        theirs.close()

    @property
    def has_room(self) -> bool:
        return len(self.tasks) < AT_HAND

    def give(self, task: _Task) -> None:
        self.tasks.append(task)
        # of one that is dead it is heard when it is listened to
        with suppress(OSError):
            self.connection.send(task.begun.shard[task.start : task.end])

    def end(self) -> str:
        """End it if it has not, and tell how it ended."""
        self.connection.close()
        self.process.join(0.2)
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"


def _work(connection: Connection[Any, Any], pipeline: str) -> None:
    # the one who started it is interrupted, and ends it
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    from kg.extraction import load

    with suppress(BrokenPipeError):
        try:
            nlp = load(pipeline)
        except KgError as error:
            connection.send(error)
            return
        connection.send(about(nlp))
        coming: SimpleQueue[Shard] = SimpleQueue()
        Thread(target=_receive, args=(connection, coming), daemon=True).start()
        while True:
            documents = coming.get()
            try:
                connection.send(readings(documents, nlp))
            except KgError as error:
                connection.send(error)


def _receive(connection: Connection[Any, Any], coming: SimpleQueue[Shard]) -> None:
    """Take in what comes, so that nobody waits for this process, until nobody is there to send it."""
    with suppress(EOFError, OSError):
        while True:
            coming.put(connection.recv())
    os._exit(0)
