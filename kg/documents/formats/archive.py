"""ZIP, tar, and single files that are packed: what is in them, one file after the other, never unpacked to the disk."""

from __future__ import annotations

import lzma
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any, BinaryIO, cast
from urllib.parse import urlsplit

from kg.documents.formats.format import LARGEST, Choices, Format, Found, label, sign
from kg.documents.formats.packing import BEGINNINGS, ENDS, RATIO, SMALL, name_inside, unpacked
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Omission

MOST_FILES, MOST_UNPACKED, DEEPEST = 100_000, 20_000_000_000, 3  # files, bytes, archives in archives
LONGEST_NAME = 1_000_000  # bytes of what a tar file says of a file before it

# what is said of a file before it, and held whole
_HELD = (tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE)
_Damaged = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
    struct.error,
    TypeError,  # of Python's tarfile, where a gzip file ends in its head
)


def read_zip(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Found]:
    """What is read of a ZIP file, each named by it and its own path."""
    return _told(name, _Unpacking(known, choices).zipped(name, file if file.seekable() else _held(file)))


def read_tar(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Found]:
    """What is read of a tar file, packed or not, each named by it and its own path; links and devices are left out."""
    return _told(name, _Unpacking(known, choices).tarred(name, file))


def read_packed(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Found]:
    """What is read of a file that is packed alone, by the format that the name without its last end tells, or how it begins."""
    path = name if name_inside(name) else urlsplit(known.url or "").path
    return _told(name, _Unpacking(known, choices).packed(name, path, file, known))


def _told(name: str, found: Iterator[Found]) -> Iterator[Found]:
    """The same, and where there is nothing, that there is nothing."""
    empty = True
    for one in found:
        empty = False
        yield one
    if empty:
        yield Omission(name, "has no file that is read")


class _SpentError(InputError):
    """An archive holds more than is read; what follows in it is not looked at."""


class _Unpacking:
    """An archive with those in it, which may hold only so much together."""

    def __init__(self, known: Known, choices: Choices) -> None:
        self._known, self._choices = known.shared(), choices
        self._files, self._bytes, self._depth = MOST_FILES, MOST_UNPACKED, 0

    def zipped(self, name: str, file: BinaryIO) -> Iterator[Found]:
        try:
            packed = zipfile.ZipFile(file)
        except _Damaged as wrong:
            raise InputError(f"is no ZIP file that can be read: {wrong}") from None
        with packed:
            entries = packed.infolist()
            if sum(entry.compress_size for entry in entries) > _size(file):
                raise InputError("has files that overlap: it was made to fill a disk")
            for entry in entries:
                inner = f"{name}/{label(entry.filename)}"
                try:
                    self._take(entry.file_size, entry.compress_size)
                    if entry.is_dir():
                        continue
                    if entry.flag_bits & 1:
                        raise InputError("is encrypted: unpack it first")
                    with packed.open(entry) as unpacked:
                        yield from self._inner(inner, entry.filename, unpacked)
                except _SpentError as wrong:
                    yield Omission(inner, str(wrong))
                    return
                except InputError as wrong:
                    yield Omission(inner, str(wrong))
                except _Damaged as wrong:
                    yield Omission(inner, f"cannot be unpacked: {wrong}")

    def tarred(self, name: str, file: BinaryIO) -> Iterator[Found]:
        # what a pipe has is not packed, or would not have been known for a tar file
        size = _size(file) if file.seekable() else None
        try:
            # a stream, since to go back in a packed file is to unpack it again
            with tarfile.open(fileobj=file, mode="r|" if size is None else "r|*", tarinfo=_Entry) as packed:
                for entry in packed:
                    inner = f"{name}/{label(entry.name)}"
                    try:
                        self._take(entry.offset_data + entry.size, size, entry.size)
                        unpacked = packed.extractfile(entry) if entry.isfile() else None
                        if unpacked is not None:
                            yield from self._inner(inner, entry.name, unpacked)
                    except _SpentError as wrong:
                        yield Omission(inner, str(wrong))
                        return
                    except InputError as wrong:
                        yield Omission(inner, str(wrong))
        except _Damaged as wrong:
            yield Omission(name, f"is no tar file that can be read to its end: {wrong}")

    def packed(self, name: str, path: str, file: BinaryIO, known: Known) -> Iterator[Found]:
        from kg.documents.formats import UNNAMED, by_name

        inside = name_inside(path)
        return self._inside(name, inside, by_name(inside) or UNNAMED, unpacked(file, self._spend), known)

    def _take(self, unpacked: int, packed: int | None, more: int | None = None) -> None:
        """Count a file; `unpacked` is what comes out of the bytes that are `packed`, `more` how much of that had not been counted."""
        self._files -= 1
        self._spend(unpacked if more is None else more)
        if packed is not None and unpacked > max(RATIO * packed, SMALL):
            kind = InputError if more is None else _SpentError
            raise kind(f"unpacks to {unpacked // max(packed, 1)} times its size: it was made to fill a disk")

    def _spend(self, count: int) -> None:
        self._bytes -= count
        if self._files < 0 or self._bytes < 0:
            raise _SpentError(
                f"is not read, nor is what follows: an archive may hold {MOST_FILES} files and {MOST_UNPACKED // 10**9} GB; split it"
            )

    def _inner(self, name: str, path: str, file: IO[bytes]) -> Iterator[Found]:
        from kg.documents.formats import by_name

        form = by_name(path)
        if form is not None and not any(part.startswith(".") for part in path.split("/") if part not in {".", ".."}):
            yield from self._inside(name, path, form, cast(BinaryIO, file), self._known)

    def _inside(self, name: str, path: str, form: Format, file: BinaryIO, known: Known) -> Iterator[Found]:
        from kg.documents.formats import UNNAMED, recognized

        if form is UNNAMED:
            form, file = recognized(file, self._choices)
        if form not in {ZIP, TAR, PACKED}:
            yield from form.documents(name, file, known, self._choices)
            return
        if self._depth == DEEPEST:
            raise InputError(f"is in {DEEPEST} archives: unpack it first")
        self._depth += 1
        try:
            if form is PACKED:
                yield from self.packed(name, path, file, known)
            elif form is TAR and not file.seekable():
                yield from self.tarred(name, file)
            else:
                yield from (self.zipped if form is ZIP else self.tarred)(name, _held(file))
        finally:
            self._depth -= 1


def _held(file: BinaryIO) -> BinaryIO:
    """An archive in another: a ZIP file is read from its end, and how large a tar file is packed has to be known."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(f"has more than {LARGEST // 1_000_000} MB: unpack it first")
    return BytesIO(data)


class _Entry(tarfile.TarInfo):
    def _proc_member(self, packed: tarfile.TarFile) -> Any:
        if self.type in _HELD and self.size > LONGEST_NAME:
            raise tarfile.ReadError(f"the name of a file is said to have {self.size} bytes")
        return super()._proc_member(packed)  # type: ignore[misc]


def _size(file: BinaryIO) -> int:
    place = file.tell()
    size = file.seek(0, os.SEEK_END)
    file.seek(place)
    return size


ZIP = Format("ZIP", (".zip",), ("application/zip",), read_zip, begins=sign(rb"PK(?:\x03\x04|\x05\x06)"))
TAR = Format(
    "tar",
    (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz"),
    ("application/x-tar",),
    read_tar,
    begins=sign(rb"(?s).{257}ustar"),
)
PACKED = Format(
    "a packed file",
    ENDS,
    ("application/gzip", "application/x-gzip", "application/x-bzip2", "application/x-xz"),
    read_packed,
    begins=lambda beginning, choices: beginning.startswith(BEGINNINGS),
)
