"""How many documents inputs have, for who wants to know how long they will take."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.documents.formats.lines import FORMAT
from kg.documents.inputs import files_in

_CHUNK = 2**20  # bytes


def expected(inputs: Iterable[str | Path]) -> int | None:
    """About how many documents the inputs have, by their files and the lines of those that have one on each; None for what is no file.

    Nothing is read but line ends, so that some of them may turn out to be none.
    """
    count = 0
    for given in map(Path, inputs):
        if given.is_dir():
            count += sum(map(_documents, files_in(given)))
        elif given.is_file():
            count += _documents(given)
        else:
            return None
    return count


def _documents(path: Path) -> int:
    if path.suffix.lower() not in FORMAT.suffixes:
        return 1
    try:
        with path.open("rb") as file:
            count, last = 0, b"\n"
            while chunk := file.read(_CHUNK):
                count += chunk.count(b"\n")
                last = chunk[-1:]
            return count + (last != b"\n")
    except OSError:
        return 0
