"""The format of what has no name that tells it: the standard input, and files without an end to their names."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import Any, BinaryIO, cast

from kg.documents.formats import text
from kg.documents.formats.format import Choices, Format
from kg.documents.publication import Known
from kg.model import Document, Omission

BEGINNING = 16_384  # bytes that are looked at


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """What is read of a file of the format that it begins like."""
    form, whole = recognized(file, choices)
    yield from form.documents(name, whole, known, choices)


def recognized(file: BinaryIO, choices: Choices) -> tuple[Format, BinaryIO]:
    """The format that a file begins like, text where it is none that is known, and the same file from where it was."""
    beginning = file.read(BEGINNING)
    return by_contents(beginning, choices), cast(BinaryIO, BufferedReader(_Again(beginning, file)))


def by_contents(beginning: bytes, choices: Choices) -> Format:
    """The format whose files begin like this; text where it is none that is known."""
    from kg.documents.formats import FORMATS

    seen = beginning.removeprefix(codecs.BOM_UTF8)
    return next((form for form in FORMATS if form.begins is not None and form.begins(seen, choices)), text.FORMAT)


class _Again(RawIOBase):
    """A file, with what was read of it already before the rest: a pipe cannot go back."""

    def __init__(self, beginning: bytes, file: BinaryIO) -> None:
        self._beginning, self._file = memoryview(beginning), file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._beginning[: len(buffer)]
        self._beginning = self._beginning[len(data) :]
        if not data:
            data = self._file.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(data)] = data
        return len(data)


FORMAT = Format("a file whose name does not tell what is in it", (), (), read)
