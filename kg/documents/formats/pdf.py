"""PDF, by PDFium: lines are joined to paragraphs, words broken at the end of a line are whole, what stands on every page is gone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from kg.documents.aside import aside
from kg.documents.formats.format import Choices, Format, whole
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document

MOST_PAGES, LONGEST = 1_000, 5_000_000  # pages, characters
_ENDS = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_NUMBER = re.compile(r"\d+")
_HYPHENATED = re.compile(r"(?<=[a-z])-$")


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document]:
    """The text of all pages as one document."""
    pages, title = aside(extracted, whole(file))
    yield document(name, joined(pages), known.over(Known(title=title)))


def extracted(data: bytes) -> tuple[list[str], str | None]:
    """The text of each page, and the title that the file has for itself."""
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as wrong:
        raise InputError(
            f"is no PDF that can be read: {wrong}" + ("; it needs a password" if "password" in str(wrong).lower() else "")
        ) from None
    pages: list[str] = []
    with file:
        if len(file) > MOST_PAGES:
            raise InputError(f"has {len(file)} pages: up to {MOST_PAGES} are read; split it")
        for page in file:
            pages.append(page.get_textpage().get_text_bounded())
            if sum(map(len, pages)) > LONGEST:
                raise InputError(f"has more than {LONGEST} characters: split it")
        title = file.get_metadata_value("Title")
    if not any(page.strip() for page in pages):
        raise InputError("has no text in it, only pictures of pages: it needs optical character recognition first")
    return pages, normalized(title) or None


def joined(pages: list[str]) -> str:
    """The pages as one text with its paragraphs."""
    lines = [[line.strip() for line in normalized(page).split("\n")] for page in pages]
    repeated = _repeated(lines)
    kept = [line for page in lines for line in page if _NUMBER.sub("#", line) not in repeated]
    width = _width(kept)
    paragraphs: list[str] = []
    going_on = False
    for line in kept:
        if not line:
            going_on = False
            continue
        if going_on and paragraphs:
            paragraphs[-1] = _HYPHENATED.sub("", paragraphs[-1]) + ("" if _HYPHENATED.search(paragraphs[-1]) else " ") + line
        else:
            paragraphs.append(line)
        # a line that ends before the margin, with the end of a sentence or a heading, ends its paragraph
        going_on = len(line) > 0.75 * width or not _ENDS.search(line) and len(line) > 0.5 * width
    return "\n\n".join(paragraphs)


def _repeated(pages: list[list[str]]) -> set[str]:
    """Heads and feet: the first and last lines that most pages have, but for their numbers."""
    if len(pages) < 3:
        return {"#", "- # -", "Page #", "Page # of #"}
    seen = Counter(_NUMBER.sub("#", line) for page in pages for line in {*page[:2], *page[-2:]} if line)
    return {line for line, count in seen.items() if count > 0.6 * len(pages)} | {"#", "- # -", "Page #", "Page # of #"}


def _width(lines: list[str]) -> int:
    """The characters of a full line: as many as the longest tenth has at least."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


FORMAT = Format("PDF", (".pdf",), ("application/pdf",), read, "pdf", ("pypdfium2",))
