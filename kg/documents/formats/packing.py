"""What is packed by gzip, bzip2 or xz, unpacked while it is read, and no further than allowed."""

from __future__ import annotations

import bz2
import codecs
import gzip
import lzma
import zlib
from collections.abc import Callable
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast

from kg.documents.formats.beginning import beginning
from kg.errors import InputError

ENDS = (".gz", ".bz2", ".xz")
RATIO, SMALL = 200, 10_000_000
"""How many times its size something may unpack to where that is more than `SMALL` bytes: texts pack to a tenth."""

_SEEN = 1024  # bytes
_OPENED: dict[bytes, Callable[[Any], Any]] = {
    b"\x1f\x8b": lambda file: gzip.GzipFile(fileobj=file),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\0": lzma.LZMAFile,
}
BEGINNINGS = tuple(_OPENED)


def name_inside(name: str) -> str:
    """The name of what is in a packed file, 'a.txt' in 'a.txt.gz'; empty where the file's name does not tell one."""
    end = next((end for end in ENDS if name.lower().endswith(end)), None)
    return name[: -len(end)] if end else ""


def unpacked(file: BinaryIO, spend: Callable[[int], None] = lambda count: None) -> BinaryIO:
    """What a packed file unpacks to, as a stream; `spend` is told how many bytes have come out, and may end it.

    Where a file is damaged, or unpacks to too much, reading raises `InputError` after what comes before that place.
    """
    seen, whole = beginning(file, _SEEN)
    opened = next((opened for sign, opened in _OPENED.items() if seen.startswith(sign)), None)
    if opened is not None:
        return cast(BinaryIO, BufferedReader(_Unpacked(opened, whole, spend)))
    # servers and browsers unpack files and leave them their names
    if not _is_text(seen):
        raise InputError("is packed by neither gzip, bzip2 nor xz, whatever its name says")
    return whole


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False


class _Unpacked(RawIOBase):
    def __init__(self, opened: Callable[[Any], Any], packed: BinaryIO, spend: Callable[[int], None]) -> None:
        self._packed, self._spend = _Counted(packed), spend
        self._file = opened(self._packed)
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            # no more than there is already: what comes before a damaged place is read
            data = self._file.read1(len(buffer))
        except (OSError, EOFError, zlib.error, lzma.LZMAError, MemoryError) as wrong:
            raise InputError(f"cannot be unpacked to its end: {wrong or 'it takes more memory than there is'}") from None
        self._read += len(data)
        if self._read > max(RATIO * self._packed.count, SMALL):
            raise InputError(f"unpacks to more than {RATIO} times its size: it was made to fill a disk")
        self._spend(len(data))
        buffer[: len(data)] = data
        return len(data)


class _Counted:
    """A file that counts the bytes that are read of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.count = file, 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.count += len(data)
        return data
