"""Word documents, by python-docx: their paragraphs, and those in their tables."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

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
    """The text, and the title and language that the file has for itself; the day is when somebody wrote, not when it was published."""
    from docx import Document as Word

    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        raise InputError("is no Word document of the .docx kind") from None
    if unpacked > MOST_UNPACKED:
        raise InputError(f"unpacks to {unpacked // 1_000_000} MB: up to {MOST_UNPACKED // 1_000_000} are read")
    word = Word(BytesIO(data))
    text = normalized("\n\n".join(_paragraphs(word)))
    if not text:
        raise InputError("is empty: there is no text to read")
    told = word.core_properties
    return text, {"title": normalized(told.title or "") or None, "language": normalized(told.language or "") or None}


def _paragraphs(part: Any) -> Iterator[str]:
    """The paragraphs of a document or of a table's cell, in their order."""
    from docx.table import Table

    for inner in part.iter_inner_content():
        if not isinstance(inner, Table):
            yield inner.text
            continue
        # a cell that reaches over several columns or rows is given once for each
        seen = set()
        for cell in (cell for row in inner.rows for cell in row.cells):
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _paragraphs(cell)


FORMAT = Format(
    "DOCX",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    read,
    "docx",
    ("docx",),
)
