"""Digests: by them a reading is known again without being made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from kg.model import Document


def digest_of(document: Document, *with_what: str) -> str:
    """A digest of all of the document, and of what it is read with: two readings with the same digest find the same."""
    published = document.published.isoformat() if document.published else None
    known = (document.title, published, document.publisher, document.url, document.place, document.language)
    blocks = (f"{block.kind.value} {block.passage.start} {block.passage.end}" for block in document.blocks)
    return _digest([*with_what, document.id, document.text, *map(repr, known), *blocks])


def state_of(documents: Iterable[tuple[str, str | None]]) -> str:
    """A digest of the documents of a store, each with the run that read it."""
    return _digest(f"{document} {run}" for document, run in sorted(documents))


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
