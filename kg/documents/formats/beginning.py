"""Files that are looked at before they are read."""

from __future__ import annotations

from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast


def beginning(file: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """The first bytes of a file, at most `size`, and a file with all of them: a pipe cannot go back."""
    seen = file.read(size)
    return seen, cast(BinaryIO, BufferedReader(_Again(seen, file)))


class _Again(RawIOBase):
    """A file, with what was read of it already before the rest."""

    def __init__(self, seen: bytes, file: BinaryIO) -> None:
        self._seen, self._file = memoryview(seen), file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._seen[: len(buffer)]
        self._seen = self._seen[len(data) :]
        if not data:
            data = self._file.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)
