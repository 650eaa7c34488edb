"""Letters (EML) and boxes of them (mbox): the plain text, or else the HTML, of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from kg.documents.formats import html
from kg.documents.formats.format import LARGEST, Choices, Format, whole
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission

_BEGINS = b"From "


def read_letter(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document]:
    """A letter as one document."""
    yield from _letter(name, whole(file), known)


def read_box(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """The letters of a box, named by it and their Message-ID or number."""
    for number, data in enumerate(_letters(file), 1):
        label = f"{name}#{number}"
        try:
            if data is None:
                raise InputError(f"has more than {LARGEST // 1_000_000} MB: split it")
            told = _parsed(data).get("Message-ID")
            label = f"{name}#{str(told).strip()}" if told else label
            yield from _letter(label, data, known)
        except InputError as wrong:
            yield Omission(label, str(wrong))


def _letters(file: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each letter, None for one that is too long, as they pass."""
    lines: list[bytes] = []
    size, begun = 0, False
    while line := file.readline(LARGEST):
        if line.startswith(_BEGINS):
            if begun:
                yield b"".join(lines) if size <= LARGEST else None
            lines, size, begun = [], 0, True
            continue
        size += len(line)
        if size <= LARGEST:
            lines.append(line[1:] if line.startswith(b">From ") else line)
    if begun:
        yield b"".join(lines) if size <= LARGEST else None


def _parsed(data: bytes) -> EmailMessage:
    try:
        return BytesParser(policy=policy.default).parsebytes(data)
    except Exception as wrong:  # the standard library's parser fails on headers in many ways
        raise InputError(f"is no letter that can be read: {type(wrong).__name__}") from None


def _letter(name: str, data: bytes, known: Known) -> Iterator[Document]:
    letter = _parsed(data)
    try:
        body = letter.get_body(("plain", "html"))
        content = body.get_content() if body is not None else ""
        kind = body.get_content_type() if body is not None else ""
        told = Known(title=_header(letter, "Subject"), publisher=_sender(letter))
    except Exception as wrong:  # unknown charsets, broken base64, headers that are none
        raise InputError(f"is no letter that can be read: {type(wrong).__name__}") from None
    known = known.over(Known(told.title, _day(letter), told.publisher))
    if kind == "text/html":
        if html.FORMAT.missing:
            raise InputError(html.FORMAT.missing)
        yield html.article(name, content, known)
        return
    if not content.strip():
        raise InputError("is empty: there is no text in the letter")
    yield document(name, normalized(content), known)


def _header(letter: EmailMessage, name: str) -> str | None:
    return normalized(str(letter.get(name) or "")) or None


def _sender(letter: EmailMessage) -> str | None:
    sender = letter.get("From")
    addresses = getattr(sender, "addresses", ())
    return next((address.display_name or address.domain for address in addresses), None) or None


def _day(letter: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(letter["Date"])).date()
    except (TypeError, ValueError):
        return None


LETTER = Format("a letter", (".eml",), ("message/rfc822",), read_letter)
BOX = Format("a box of letters", (".mbox",), ("application/mbox",), read_box)
