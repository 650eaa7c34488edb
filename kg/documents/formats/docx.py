"""Word documents, opened by python-docx: their paragraphs, and those in their tables, boxes and fields."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from kg.documents.aside import aside
from kg.documents.formats.format import Choices, Format, sign, whole
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document

MOST_UNPACKED = 200_000_000  # bytes
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


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


def _paragraphs(word: Any) -> Iterator[str]:
    """The paragraphs of a document in their order, as a reader sees them who accepts all changes."""
    from docx.oxml.ns import qn
    from lxml.etree import XPath

    # python-docx has no text for what stands in fields to fill in, text boxes and insertions; an old form of a box repeats the new
    names = {"w": WORD, "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006"}
    gone = "ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback"
    paragraphs = XPath(f".//w:p[not({gone})]", namespaces=names)
    pieces = XPath(
        f".//w:r/*[self::w:t or self::w:tab or self::w:br or self::w:cr or self::w:noBreakHyphen][not({gone})]", namespaces=names
    )
    signs = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    for paragraph in paragraphs(word.element.body):
        own = (piece for piece in pieces(paragraph) if next(piece.iterancestors(qn("w:p"))) is paragraph)
        yield "".join(signs.get(piece.tag) or piece.text or "" for piece in own)


FORMAT = Format(
    "DOCX",
    (".docx",),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    read,
    "docx",
    ("docx",),
    # Excel's and the like, too, which the reader tells apart
    sign(rb"(?s)PK\x03\x04.{26}(?:\[Content_Types\]\.xml|_rels/|docProps/|word/)"),
)
