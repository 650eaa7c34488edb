"""How many documents inputs have, for who wants to know how long they will take."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg.documents.files import files_in, is_pattern, matches
from kg.documents.formats.lines import FORMAT
from kg.errors import InputError

_CHUNK = 2**20  # bytes


def expected(inputs: Iterable[str | Path]) -> int | None:
    """About how many documents the inputs have, by their files and the lines of those that have one on each; None for what is no file.

    Nothing is read but line ends, so that some of them may turn out to be none.
    """
    count = 0
    for given in inputs:
        try:
            paths = matches(given) if is_pattern(given) else [Path(given)]
        except InputError:
            continue
        for path in paths:
            if path.is_dir():
                count += sum(map(_documents, files_in(path)))
            elif path.is_file():
                count += _documents(path)
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
