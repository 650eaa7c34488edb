"""Saved pages of news agencies and ministries: the main text, its title, day and publisher, by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from kg.documents.aside import aside
from kg.documents.formats.format import Choices, Format, whole
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document

LONGEST = 10_000_000  # bytes
SECONDS = 20.0


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document]:
    """The article of a page as one document."""
    yield from article(name, whole(file, LONGEST), known)


def article(name: str, page: bytes | str, known: Known) -> Iterator[Document]:
    """The main text of a page, below its headline."""
    text, told = aside(extracted, page, known.url or "", seconds=SECONDS)
    yield document(name, text, known.over(Known.read(told)))


def extracted(page: bytes | str, address: str) -> tuple[str, dict[str, str | None]]:
    """The main text of a page, and what it tells of its publication; raises `InputError` where there is no article in it."""
    import trafilatura
    from trafilatura.metadata import extract_metadata

    tree = trafilatura.load_html(page)
    if tree is None:
        raise InputError("is no page: there is no HTML in it")
    told = extract_metadata(tree, default_url=address or None)
    text = trafilatura.extract(tree, include_comments=False, include_tables=False, include_links=False, deduplicate=False)
    if not text or not text.strip():
        raise InputError("has no article in it: a list of links, or a page that a script fills")
    values = {
        "title": getattr(told, "title", None),
        "publisher": getattr(told, "sitename", None),
        "url": getattr(told, "url", None) or address or None,
        "published": _day(getattr(told, "date", None)),
        "language": getattr(told, "language", None),
    }
    return normalized(text), {key: normalized(value) if value else None for key, value in values.items()}


def _day(told: str | None) -> str | None:
    try:
        return date.fromisoformat((told or "")[:10]).isoformat()
    except ValueError:
        return None


FORMAT = Format(
    "HTML",
    (".html", ".htm", ".xhtml"),
    ("text/html", "application/xhtml+xml"),
    read,
    "html",
    ("trafilatura", "lxml_html_clean"),
)
