"""RSS and Atom: a document for each entry that has a text of its own, by feedparser. Links are not followed."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO

from kg.documents.aside import aside
from kg.documents.formats.format import Choices, Format, label, whole
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission

MOST_ENTRIES = 10_000


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


def extracted(data: bytes) -> list[tuple[str, str, dict[str, str | None]]]:
    """The id, text and publication of each entry."""
    import feedparser

    # bytes that are a file's name or a URL would be opened: what it gets must be a stream
    found = feedparser.parse(BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    if not found.entries:
        raise InputError("is no feed: there is no entry of RSS or Atom in it")
    publisher = found.feed.get("title")
    return [_entry(entry, number, publisher) for number, entry in enumerate(found.entries[:MOST_ENTRIES], 1)]


def _entry(entry: Any, number: int, publisher: str | None) -> tuple[str, str, dict[str, str | None]]:
    pieces = [content.get("value", "") for content in entry.get("content", ())] or [entry.get("summary", "")]
    title = _plain(entry.get("title", ""))
    told = entry.get("published_parsed") or entry.get("updated_parsed")
    published = datetime.fromtimestamp(timegm(told), UTC).date().isoformat() if told else None
    values = {"title": title or None, "publisher": publisher, "url": entry.get("link"), "published": published}
    text = "\n\n".join(filter(None, map(_plain, pieces)))
    return str(entry.get("id") or entry.get("link") or number), text, values


def _plain(markup: str) -> str:
    """The words of a piece of HTML, with a line for each paragraph."""
    from lxml import html

    if "<" not in markup:
        return normalized(markup)
    tree = html.fragment_fromstring(re.sub(r"(?i)</(?:p|div|li|h\d)>|<br\s*/?>", "\\g<0>\n\n", markup), create_parent="div")
    return normalized(tree.text_content())


FORMAT = Format(
    "a feed",
    (".rss", ".atom", ".xml"),
    ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
    read,
    "feeds",
    ("feedparser", "lxml"),
)
