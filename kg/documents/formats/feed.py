"""RSS and Atom, by feedparser: the text that each entry has of its own, and the page that it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import quote, urljoin

from kg.documents.addresses import is_address
from kg.documents.aside import aside
from kg.documents.formats.format import Choices, Format, Found, Linked, label, sign, whole
from kg.documents.formats.markup import PROLOG, words
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission

SUMMARY = 100  # words; a description of fewer is no whole text, as what is called content is
_CUT = ("…", "...", "…]", "...]")


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Found]:
    """The entries, named by the feed and their link or id, with the pages that they lead to."""
    feed, entries = aside(extracted, whole(file))
    for entry, text, complete, values in entries:
        named = f"{name}#{label(entry)}"
        own: Document | Omission
        try:
            told = Known.read(values)
            if not text:
                raise InputError("has no text in the feed: only its title")
            own = document(named, text, known.shared().over(told))
        except InputError as wrong:
            own = Omission(named, str(wrong))
        url = _address(values["url"], known.url or feed)
        yield Linked(own, url, complete, known.shared(), told) if url else own


def extracted(data: bytes) -> tuple[str, list[tuple[str, str, bool, dict[str, str]]]]:
    """The address that the feed tells, and of each entry the id, the text, whether that seems to be the whole, and the publication."""
    import feedparser

    # bytes that are a file's name or a URL would be opened: what it gets must be a stream
    found = feedparser.parse(BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not found.entries:
        raise InputError("is no feed: there is no entry of RSS or Atom in it")
    shared = {"publisher": normalized(found.feed.get("title") or ""), "language": normalized(found.feed.get("language") or "")}
    return found.feed.get("link") or "", [_entry(entry, number, shared) for number, entry in enumerate(found.entries, 1)]


def _entry(entry: Any, number: int, shared: dict[str, str]) -> tuple[str, str, bool, dict[str, str]]:
    content = entry.get("content")
    values = {"title": _words(entry.get("title_detail")).replace("\n", " "), "url": entry.get("link") or "", "published": _day(entry)}
    text = "\n\n".join(filter(None, map(_words, content or [entry.get("summary_detail")])))
    complete = not text.endswith(_CUT) and (bool(content) or len(text.split()) >= SUMMARY)
    return str(entry.get("id") or entry.get("link") or number), text, complete, shared | values


def _address(link: str, feed: str) -> str | None:
    """The address of an entry's page, in which some write spaces as they are; None where it has none."""
    try:
        url = urljoin(feed, link)
    except ValueError:  # [ and ] around what is no IPv6 address
        return None
    written = "".join(letter if letter.isprintable() and letter != " " else quote(letter, errors="replace") for letter in url)
    return written if is_address(written) else None


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
