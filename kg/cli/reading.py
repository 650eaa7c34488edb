"""Readings on their way to the standard output, and words about what could not be read."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator

from kg.model import Omission, Reading


def progress(readings: Iterator[Reading | Omission]) -> Iterable[Reading | Omission]:
    """The readings with a bar on a terminal, and with none in a pipe."""
    from tqdm import tqdm

    # records on a terminal show progress enough
    bar: Iterable[Reading | Omission] = tqdm(readings, unit=" documents", leave=False, delay=1, disable=sys.stdout.isatty() or None)
    return bar


def write_lines(options: Namespace, lines: Callable[[Reading], Iterable[str]]) -> int:
    """Write each reading's lines as soon as it is read; 1 where an input could not be read."""
    from kg.pipeline import read

    status = 0
    for reading in progress(read(options.inputs, options.pipeline)):
        if isinstance(reading, Omission):
            status = 1
            complain(reading)
            continue
        sys.stdout.writelines(lines(reading))
        for omission in reading.omissions:
            complain(omission)
    return status


def complain(omission: Omission) -> None:
    """One line about what was left out."""
    print(complaint(omission), file=sys.stderr)


def complaint(omission: Omission) -> str:
    """'seeds/empty.txt: is empty: …', with the characters that it is about where they are known."""
    where = f":{omission.passage.start}-{omission.passage.end}" if omission.passage else ""
    return f"{omission.document}{where}: {omission.why}"
