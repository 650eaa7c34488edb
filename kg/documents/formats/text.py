"""Plain text, unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from kg.documents.decoding import decoded
from kg.documents.formats.format import Choices, Format, whole
from kg.documents.publication import Known, document
from kg.model import Document


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document]:
    """The text as one document."""
    yield document(name, decoded(whole(file)), known)


FORMAT = Format("text", (".txt", ".text"), ("text/plain",), read)
