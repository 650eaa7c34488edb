"""RSS and Atom: a document for each entry that has a text of its own, by feedparser. Links are not followed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, BinaryIO

from kg.documents.aside import aside
from kg.documents.formats.format import Choices, Format, label, sign, whole
from kg.documents.formats.markup import PROLOG, words
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """The entries, named by the feed and their link or id."""
    for entry, text, told in aside(extracted, whole(file)):
        named = f"{name}#{label(entry)}"
        try:
            if not text:
                raise InputError("has no text in the feed: only its title")
            yield document(named, text, known.shared().over(Known.read(told)))
        except InputError as wrong:
            yield Omission(named, str(wrong))


def extracted(data: bytes) -> list[tuple[str, str, dict[str, str]]]:
    """The id, text and publication of each entry."""
    import feedparser

    # bytes that are a file's name or a URL would be opened: what it gets must be a stream
    found = feedparser.parse(BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not found.entries:
        raise InputError("is no feed: there is no entry of RSS or Atom in it")
    shared = {"publisher": normalized(found.feed.get("title") or ""), "language": normalized(found.feed.get("language") or "")}
    return [_entry(entry, number, shared) for number, entry in enumerate(found.entries, 1)]


def _entry(entry: Any, number: int, shared: dict[str, str]) -> tuple[str, str, dict[str, str]]:
    pieces = entry.get("content") or [entry.get("summary_detail")]
    values = {"title": _words(entry.get("title_detail")).replace("\n", " "), "url": entry.get("link") or "", "published": _day(entry)}
    text = "\n\n".join(filter(None, map(_words, pieces)))
    return str(entry.get("id") or entry.get("link") or number), text, shared | values


def _day(entry: Any) -> str:
    """The day as it is written, in its own time zone; as one in Greenwich where feedparser alone can read it."""
    told, parsed = next(
        ((entry.get(key), entry.get(f"{key}_parsed")) for key in ("published", "updated") if entry.get(f"{key}_parsed")), ("", None)
    )
    if parsed is None:
        return ""
    with suppress(ValueError):
        return date.fromisoformat(told[:10]).isoformat()
    with suppress(ValueError, TypeError):
        return parsedate_to_datetime(told).date().isoformat()
    return date(*parsed[:3]).isoformat()


def _words(piece: Any) -> str:
    """The words of a title, a summary or a content, with a line for each paragraph where it is HTML."""
    told = (piece or {}).get("value") or ""
    return normalized(told) if piece and piece.get("type") == "text/plain" else words(told)


FORMAT = Format(
    "a feed",
    (".rss", ".atom", ".xml"),
    ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    read,
    "feeds",
    ("feedparser", "lxml"),
    sign(rb"(?is)" + PROLOG + rb"<(?:!doctype\s+)?(?:\w+:)?(?:rss|feed|rdf)[\s>]"),
)
