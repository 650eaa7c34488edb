"""Parsers in a process of their own: it answers, fails, hangs, grows and dies, and the next question is answered all the same."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.documents import aside as room
from kg.documents.aside import aside
from kg.errors import InputError


def answers(value):
    print("what a parser prints is no answer")
    return {"got": value}


def fails(value):
    raise KeyError(value)


def refuses(value):
    raise InputError(f"is no {value}")


def dies():
    os._exit(1)


def hangs():
    time.sleep(60)


def grows():
    return len(bytearray(2 * room.MEMORY))


def nests(depth):
    return nests(depth + 1)


def answered() -> bool:
    return aside(answers, b"bytes\0".decode()) == {"got": "bytes\0"}


@pytest.mark.parametrize(
    ("function", "arguments", "why"),
    [
        (fails, ("x",), "cannot be read: KeyError: 'x'"),
        (refuses, ("PDF",), "is no PDF"),
        (dies, (), "cannot be read: its reader ended over it"),
        (nests, (0,), "cannot be read: its parts are nested too deeply"),
    ],
)
def test_what_goes_wrong_is_an_error_and_the_next_is_answered(function, arguments, why):
    with pytest.raises(InputError, match=why):
        aside(function, *arguments)
    assert answered()


def test_what_takes_too_long_is_ended():
    assert answered()
    begun = time.monotonic()
    with pytest.raises(InputError, match=r"takes more than 0\.5 seconds"):
        aside(hangs, seconds=0.5)
    assert time.monotonic() - begun < 10
    assert answered()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_what_takes_too_much_memory_is_told():
    with pytest.raises(InputError, match="takes more memory than it may"):
        aside(grows)
    assert answered()


def test_a_program_without_a_guard_is_not_run_twice(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "print('begun')\nfrom kg.documents.aside import aside\nfrom kg.documents.normalizing import normalized\n"
        "print(aside(normalized, ' words '))\n"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, program], env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["begun", "words"]
