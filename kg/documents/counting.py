"""How many documents inputs have, for who wants to know how long they will take."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kg.documents.files import files_in, is_pattern, matches
from kg.documents.formats import by_name, lines
from kg.documents.formats.packing import name_inside, unpacked
from kg.errors import InputError

_CHUNK = 2**20  # bytes


def expected(inputs: Iterable[str | Path]) -> int | None:
    """About how many documents the inputs have, by their files and the lines of those that have one on each; None for what is no file.

    Nothing is read but line ends, so that some of them may turn out to be none, and an archive or a feed to be many.
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
    inside = name_inside(path.name)
    if by_name(inside or path.name) is not lines.FORMAT:
        return 1
    count, last = 0, b"\n"
    # unpacking a line takes a thousandth of the time that reading it does
    with suppress(OSError, InputError), path.open("rb") as file:
        whole = unpacked(file) if inside else file
        while chunk := whole.read(_CHUNK):
            count += chunk.count(b"\n")
            last = chunk[-1:]
    return count + (last != b"\n")
