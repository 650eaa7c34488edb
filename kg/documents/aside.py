"""Parsers of other people run in a process of their own: one that never ends, or takes all memory, takes nothing with it."""

from __future__ import annotations

import atexit
import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from kg.errors import InputError

SECONDS = 60.0
MEMORY = 2_000_000_000  # bytes that the process may have


class _Aside:
    """The process, begun when it is first needed and again after it had to be stopped."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, where: str, name: str, arguments: tuple[Any, ...], seconds: float) -> Any:
        pipe = self._begun()
        try:
            pipe.send((where, name, arguments))
            if not pipe.poll(seconds):
                raise InputError(f"takes more than {seconds:.0f} seconds to read: it is damaged, or made to do so")
            done, answer = pipe.recv()
        except InputError:
            self.stop()
            raise
        except (EOFError, OSError):
            self.stop()
            raise InputError("cannot be read: its reader ended over it; it is damaged, or takes more memory than there is") from None
        except BaseException:
            self.stop()
            raise
        if not done:
            raise InputError(answer)
        return answer

    def _begun(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.stop()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


_aside = _Aside()
atexit.register(_aside.stop)


def aside(function: Callable[..., Any], *arguments: Any, seconds: float = SECONDS) -> Any:
    """What a module's function gives for plain values, which it gets in the other process.

    Raises `InputError` where the function does, where it fails, and where it takes too long or too much.
    """
    return _aside.ask(function.__module__, function.__qualname__, arguments, seconds)


def _serve(pipe: Connection) -> None:
    _bounded()
    while True:
        try:
            where, name, arguments = pipe.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            answer = True, getattr(import_module(where), name)(*arguments)
        except InputError as wrong:
            answer = False, str(wrong)
        except MemoryError:
            answer = False, "takes more memory than it may: it is damaged, or made to do so"
        except Exception as wrong:  # whatever the parser did not expect
            said = " ".join(str(wrong).split())
            answer = False, f"cannot be read: {type(wrong).__name__}{f': {said:.200}' if said else ''}"
        pipe.send(answer)


def _bounded() -> None:
    if sys.platform == "linux":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
