"""ZIP and tar: what is in them, one file after the other, never unpacked to the disk."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, BinaryIO

from kg.documents.formats.format import LARGEST, Choices, Format
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

MOST_FILES, MOST_UNPACKED, DEEPEST = 100_000, 20_000_000_000, 3  # files, bytes, archives in archives
RATIO = 200
"""How many times its packed size a file may have: text packs to a tenth, what packs to less than a two-hundredth is made to fill a disk."""


def read_zip(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """What is read of a ZIP file, each named by it and its own path."""
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError, OSError) as wrong:
        raise InputError(f"is no ZIP file that can be read: {wrong}") from None
    with packed:
        budget = _Budget()
        for entry in packed.infolist():
            if entry.is_dir():
                continue
            label = f"{name}/{entry.filename}"
            try:
                budget.take(entry.file_size)
                if entry.flag_bits & 1:
                    raise InputError("is encrypted: unpack it first")
                if entry.file_size > RATIO * max(entry.compress_size, 1_000):
                    raise InputError(
                        f"unpacks to {entry.file_size // max(entry.compress_size, 1)} times its size: it was made to fill a disk"
                    )
                with packed.open(entry) as inner:
                    yield from _inner(label, inner, known, choices)
            except InputError as wrong:
                yield Omission(label, str(wrong))
            except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, RuntimeError) as wrong:
                yield Omission(label, f"cannot be unpacked: {wrong}")
            if budget.spent:
                return


def read_tar(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """What is read of a tar file, packed or not, each named by it and its own path; links and devices are left out."""
    try:
        with tarfile.open(fileobj=file, mode="r|*") as packed:
            budget = _Budget()
            for entry in packed:
                if not entry.isfile():
                    continue
                label = f"{name}/{entry.name}"
                try:
                    budget.take(entry.size)
                    inner = packed.extractfile(entry)
                    if inner is not None:
                        yield from _inner(label, inner, known, choices)
                except InputError as wrong:
                    yield Omission(label, str(wrong))
                if budget.spent:
                    return
    except (tarfile.TarError, OSError, EOFError, ValueError) as wrong:
        raise InputError(f"is no tar file that can be read to its end: {wrong}") from None


class _Budget:
    """How much an archive may still hold."""

    def __init__(self) -> None:
        self.files, self.bytes, self.spent = MOST_FILES, MOST_UNPACKED, False

    def take(self, size: int) -> None:
        self.files -= 1
        self.bytes -= size
        if self.files < 0 or self.bytes < 0:
            self.spent = True
            raise InputError(
                f"is not read, nor is what follows: an archive may hold {MOST_FILES} files and {MOST_UNPACKED // 10**9} GB; split it"
            )


def _inner(label: str, file: IO[bytes], known: Known, choices: Choices) -> Iterator[Document | Omission]:
    from kg.documents.formats import by_name

    found = by_name(label)
    if found is None or label.rpartition("/")[2].startswith("."):
        return
    if found.missing:
        raise InputError(found.missing)
    if found in {ZIP, TAR}:
        if sum(part.lower().endswith((*ZIP.suffixes, *TAR.suffixes)) for part in label.split("/")) > DEEPEST:
            raise InputError(f"is an archive in an archive in an archive: {DEEPEST} of them are opened")
        # an archive in an archive is read from its end
        file = BytesIO(file.read(LARGEST + 1))
        if file.getbuffer().nbytes > LARGEST:
            raise InputError(f"has more than {LARGEST // 1_000_000} MB: unpack it first")
    yield from found.read(label, file, known, choices)  # type: ignore[arg-type]


ZIP = Format("ZIP", (".zip",), ("application/zip",), read_zip)
TAR = Format("tar", (".tar", ".tgz", ".tar.gz", ".tar.bz2", ".tar.xz"), ("application/x-tar", "application/gzip"), read_tar)
