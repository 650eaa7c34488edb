"""Saved pages of news agencies and ministries: the main text, its title, day and publisher, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from typing import Any, BinaryIO

from kg.documents.aside import aside
from kg.documents.decoding import in_utf8
from kg.documents.formats.format import Choices, Format, sign, whole
from kg.documents.formats.markup import PROLOG
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document

LONGEST = 10_000_000  # bytes
SECONDS = 20.0
_HEAD = 4096  # bytes; where a page tells its charset, and a browser from where it was saved
_CHARSET = re.compile(rb"""<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w:.-]{1,40})""", re.IGNORECASE)
_SAVED = re.compile(rb"(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://[^\s<>\"]{1,2000})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# what a browser takes for a page (https://mimesniff.spec.whatwg.org, 7.1)
_ELEMENTS = rb"!doctype\s+html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p"
# the day of the run is no bound, or the same page would be read in two ways
_DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
# "date", "published", "timestamp", and what else such elements are called; a long one is what is dated
_DATED = """//body//*[(self::time or contains(@class, 'date') or contains(@class, 'Date') or contains(@class, 'time') or
    contains(@class, 'publi') or contains(@itemprop, 'date')) and string-length(normalize-space()) < 100 and
    re:test(concat(., @datetime), '[0-9]{4}') and not(ancestor::footer or ancestor::aside or ancestor::nav)]"""


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document]:
    """The article of a page as one document."""
    yield article(name, whole(file, LONGEST), known)


def article(name: str, page: bytes | str, known: Known) -> Document:
    """The main text of a page."""
    text, told = aside(extracted, page, known.url or "", seconds=SECONDS)
    return document(name, text, known.over(Known.read(told)))


def extracted(page: bytes | str, address: str) -> tuple[str, dict[str, str | None]]:
    """The main text of a page, and what it tells of its publication; raises `InputError` where there is no article in it."""
    import trafilatura

    saved = None
    if isinstance(page, bytes):
        saved = _SAVED.search(page, 0, _HEAD)
        page = _decodable(page)
    tree = trafilatura.load_html(page)
    if tree is None:
        raise InputError("is no page: there is no HTML in it")
    published = _published(tree)
    language = _LANGUAGE.fullmatch(str(tree.get("lang") or "").strip())
    address = address or (saved[1].decode(errors="replace") if saved else "")
    found: Any = trafilatura.bare_extraction(
        tree,
        url=address or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )
    # each line is a paragraph, and a blank line says so
    text = normalized((getattr(found, "text", None) or "").replace("\n", "\n\n"))
    if not text:
        raise InputError("has no article in it: a list of links, or a page that a script fills")
    values = {
        "title": found.title,
        "publisher": found.sitename,
        "url": address or found.url,
        "published": published,
        "language": language[0] if language else None,
    }
    return text, {key: normalized(value) if value else None for key, value in values.items()}


def _decodable(page: bytes) -> bytes:
    """The page in UTF-8 where it tells its charset, read as browsers do; a wrong one is left to be guessed."""
    told = _CHARSET.search(page, 0, _HEAD)
    if told is not None and not told[1].lower().startswith(b"utf-16"):
        with suppress(InputError):
            return in_utf8(page, told[1].decode())
    return page


def _published(tree: Any) -> str | None:
    """The day that a page tells for programs, or else the first that it shows as one.

    No other in it is taken for its day: it may be that of another story or of the copyright, and would hide the one of the dateline.
    """
    from htmldate import find_date
    from lxml import html

    for_programs = tree.xpath("//meta | //script[@type='application/ld+json']")
    shown = tree.xpath(_DATED, namespaces={"re": "http://exslt.org/regular-expressions"})[:1]
    for elements in (for_programs, shown):
        sheet = html.Element("html")
        head, body = html.Element("head"), html.Element("body")
        sheet.extend((head, body))
        (head if elements is for_programs else body).extend(deepcopy(elements))
        if elements and (found := find_date(sheet, **_DATES)):
            return str(found)
    return None


FORMAT = Format(
    "HTML",
    (".html", ".htm", ".xhtml"),
    ("text/html", "application/xhtml+xml"),
    read,
    "html",
    ("trafilatura", "lxml_html_clean"),
    sign(rb"(?is)" + PROLOG + rb"<(?:" + _ELEMENTS + rb")[\s>]"),
)
