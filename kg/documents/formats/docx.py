"""Word documents, by python-docx: a line for each paragraph."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from kg.documents.aside import aside
from kg.documents.formats.format import Choices, Format, whole
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document

MOST_UNPACKED = 200_000_000  # bytes


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document]:
    """The paragraphs as one document."""
    text, told = aside(extracted, whole(file))
    yield document(name, text, known.over(Known.read(told)))


def extracted(data: bytes) -> tuple[str, dict[str, str | None]]:
    """The text, and the title that the file has for itself."""
    from docx import Document as Word

    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        raise InputError("is no Word document of the .docx kind") from None
    if unpacked > MOST_UNPACKED:
        raise InputError(f"unpacks to {unpacked // 1_000_000} MB: up to {MOST_UNPACKED // 1_000_000} are read")
    word = Word(BytesIO(data))
    text = normalized("\n\n".join(paragraph.text for paragraph in word.paragraphs))
    if not text:
        raise InputError("is empty: there is no text to read")
    return text, {"title": normalized(word.core_properties.title or "") or None}


FORMAT = Format(
    "DOCX",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    read,
    "docx",
    ("docx",),
)
