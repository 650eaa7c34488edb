"""Lines in order, however many there are."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import groupby, islice

HELD = 100_000
"""How many lines are held in memory; what is more waits in temporary files."""


def in_order(lines: Iterable[str]) -> Iterator[str]:
    """Lines, given without their ends and holding none, each once, by their code points."""
    coming = iter(lines)
    first = sorted(set(islice(coming, HELD)))
    with ExitStack() as files:
        runs: list[Iterable[str]] = [first]
        while more := sorted(set(islice(coming, HELD))):
            run = files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))
            run.writelines(f"{line}\n" for line in more)
            run.seek(0)
            runs.append(line[:-1] for line in run)
        yield from (line for line, _ in groupby(merge(*runs)))
