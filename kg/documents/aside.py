"""Parsers of other people run in a process of their own: one that never ends, or takes all memory, takes nothing with it."""

from __future__ import annotations

import atexit
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from threading import Event, Lock, Timer
from typing import Any

from kg.errors import InputError

SECONDS = 60.0
MEMORY = 2_000_000_000  # bytes that the process may have

# no process of multiprocessing: those run the program that started them once more, up to its `if __name__ == "__main__"`
_PROGRAM = "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from kg.documents.aside import serve; serve()"


class _Aside:
    """The process, begun when it is first needed and again after it had to be stopped."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def ask(self, where: str, name: str, arguments: tuple[Any, ...], seconds: float) -> Any:
        with self._lock:
            process = self._begun()
            assert process.stdin is not None
            assert process.stdout is not None
            late = Event()

            def end() -> None:
                late.set()
                process.kill()

            timer = Timer(seconds, end)
            timer.start()
            try:
                pickle.dump((where, name, arguments), process.stdin)
                process.stdin.flush()
                # JSON, for what a file may have made of the process is not to be trusted with pickles
                done, answer = json.loads(process.stdout.readline())
            except (OSError, ValueError):
                self.stop()
                if late.is_set():
                    raise InputError(f"takes more than {seconds:g} seconds to read: it is damaged, or made to do so") from None
                raise InputError("cannot be read: its reader ended over it; it is damaged, or takes more memory than there is") from None
            except BaseException:
                self.stop()
                raise
            finally:
                timer.cancel()
        if not done:
            raise InputError(answer)
        return answer

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            self._process = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            assert self._process.stdin is not None
            with suppress(OSError):
                pickle.dump(sys.path, self._process.stdin)
        return self._process

    def stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        with suppress(OSError):
            self._process.communicate()
        self._process = None

    def forget(self) -> None:
        """In a fork: the process is the other's."""
        self._process, self._lock = None, Lock()


_aside = _Aside()
atexit.register(_aside.stop)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_aside.forget)


def aside(function: Callable[..., Any], *arguments: Any, seconds: float = SECONDS) -> Any:
    """What a module's function gives for plain values in the other process, as JSON knows it: tuples come back as lists.

    Raises `InputError` where the function does, where it fails, and where it takes too long or too much.
    """
    return _aside.ask(function.__module__, function.__qualname__, arguments, seconds)


def serve() -> None:
    """Answer what is asked on the standard input, until it ends."""
    _bounded()
    questions = sys.stdin.buffer
    # what parsers print is no answer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    while True:
        try:
            where, name, arguments = pickle.load(questions)
        except (EOFError, OSError, KeyboardInterrupt):
            return
        answers.write(json.dumps(_answer(where, name, arguments)).encode() + b"\n")
        answers.flush()


def _answer(where: str, name: str, arguments: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, getattr(import_module(where), name)(*arguments)
    except InputError as wrong:
        return False, str(wrong)
    except MemoryError:
        return False, "takes more memory than it may: it is damaged, or made to do so"
    except RecursionError:
        return False, "cannot be read: its parts are nested too deeply"
    except Exception as wrong:  # whatever the parser did not expect
        said = " ".join(str(wrong).split())
        return False, f"cannot be read: {type(wrong).__name__}{f': {said:.200}' if said else ''}"


def _bounded() -> None:
    if sys.platform == "linux":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
