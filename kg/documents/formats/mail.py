"""Letters (EML) and boxes of them (mbox): the plain text, or else the HTML, of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from kg.documents.aside import aside
from kg.documents.decoding import checked, in_utf8
from kg.documents.formats import html
from kg.documents.formats.format import Choices, Format, label, sign, whole
from kg.documents.formats.markup import words
from kg.documents.normalizing import normalized
from kg.documents.publication import Known, document
from kg.errors import InputError
from kg.model import Document, Omission

LARGEST, LONGEST_HEADER, MOST_PARTS = 20_000_000, 2_000, 10_000  # bytes of a letter, characters, lines that may begin a part

# 'From ' may begin a paragraph; before a letter there is who sent it, too, and when
_BEGINS = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}")
# 'From:' and 'Date:' may stand above a text, too, and a text may begin with 'From Oslo'
_LETTER = sign(rb"(?i)(?=(?:[^\r\n]+\r?\n)*?From:)(?=(?:[^\r\n]+\r?\n)*?(?:Message-ID|MIME-Version|Received):)[\w-]+:")
_BOX = sign(rb"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} \d\d:\d\d")
_QUOTED = re.compile(rb">+From ")
_SIGNED = "-- "  # the line above a signature (RFC 3676)


class _Policy(EmailPolicy):
    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        # the parser of headers takes hours for one of a megabyte
        name, value = super().header_source_parse(sourcelines)
        # bytes beyond ASCII, which no head of a letter should have and many do
        return name, _decoded(value.encode("utf-8", "surrogateescape"), None)[:LONGEST_HEADER]


_PARSER: BytesParser[EmailMessage] = BytesParser(EmailMessage, policy=_Policy())  # type: ignore[arg-type]


def read_letter(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document]:
    """A letter as one document."""
    yield _document(name, _parsed(whole(file, LARGEST)), known)


def read_box(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """The letters of a box, named by it and their Message-ID or number."""
    empty = True
    for number, data in enumerate(_letters(file), 1):
        empty = False
        named = f"{name}#{number}"
        try:
            if data is None:
                raise InputError(f"has more than {LARGEST // 1_000_000} MB: split it")
            letter = _parsed(data)
            if told := _header(letter, "Message-ID"):
                named = f"{name}#{label(told)}"
            yield _document(named, letter, known.shared())
        except InputError as wrong:
            yield Omission(named, str(wrong))
    if empty:
        raise InputError("has no letter in it: each begins with a line 'From SENDER DATE'")


def _letters(file: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each letter as they pass, None for one that is too long."""
    lines: list[bytes] = []
    size, begun, blank = 0, False, True
    while line := file.readline(LARGEST + 1):
        if blank and _BEGINS.match(line):
            if begun:
                yield b"".join(lines) if size <= LARGEST else None
            lines, size, begun = [], 0, True
            continue
        blank = not line.strip()
        size += len(line)
        if begun and size <= LARGEST:
            lines.append(line[1:] if _QUOTED.match(line) else line)
    if begun:
        yield b"".join(lines) if size <= LARGEST else None


def _parsed(data: bytes) -> EmailMessage:
    if data.count(b"\n--") > MOST_PARTS:
        raise InputError(f"has more than {MOST_PARTS} parts")
    try:
        return _PARSER.parsebytes(data)
    except Exception as wrong:  # the standard library's parser fails on letters in many ways
        raise InputError(f"is no letter that can be read: {type(wrong).__name__}") from None


def _document(name: str, letter: EmailMessage, known: Known) -> Document:
    try:
        body = letter.get_body(("plain", "html"))
        content = _decoded(body.get_payload(decode=True), body.get_content_charset()) if body is not None else ""
        kind = body.get_content_type() if body is not None else ""
        own = "\n".join(_own(content, _flowed(body)))
    except InputError:
        raise
    except Exception as wrong:  # broken base64, parts nested too deeply
        raise InputError(f"is no letter that can be read: {type(wrong).__name__}") from None
    known = known.over(Known(title=_header(letter, "Subject"), published=_day(letter), publisher=_sender(letter)))
    if kind == "text/html":
        return _page(name, content, known)
    text = normalized(own)
    checked(text)
    return document(name, text, known)


def _page(name: str, content: str, known: Known) -> Document:
    if html.FORMAT.missing:
        raise InputError(html.FORMAT.missing)
    try:
        return html.article(name, content, known)
    except InputError:  # a few lines are no article
        text = aside(words, content)
        checked(text)
        return document(name, text, known)


def _decoded(data: Any, charset: str | None) -> str:
    """The text in UTF-8 or the charset that it is said to be in; where none is told, in the one of most that tell none."""
    if charset is not None:
        return in_utf8(data, charset).decode("utf-8-sig")
    try:
        return str(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return str(data.decode("windows-1252", "replace"))


def _flowed(part: Any) -> bool:
    return part is not None and str(part["Content-Type"].params.get("format", "") if part["Content-Type"] else "").lower() == "flowed"


def _own(text: str, flowed: bool) -> Iterator[str]:
    """The lines that the sender wrote: none that quote another letter, and no signature; whole where they are `flowed` (RFC 3676)."""
    begun = ""
    for line in text.splitlines():
        if line == _SIGNED:
            break
        if line.startswith(">"):
            continue
        begun += line.removeprefix(" ") if flowed else line
        if not (flowed and line.endswith(" ")):
            yield begun
            begun = ""
    yield begun


def _header(letter: EmailMessage, name: str) -> str | None:
    try:
        told = normalized(str(letter.get(name) or "")).replace("\n", " ")
        told.encode()
    except Exception:  # headers that are none
        return None
    return told or None


def _sender(letter: EmailMessage) -> str | None:
    try:
        addresses = letter["From"].addresses
        told = next((normalized(address.display_name) or address.domain for address in addresses), None)
        (told or "").encode()
    except Exception:  # no sender, or one that is none
        return None
    return told or None


def _day(letter: EmailMessage) -> date | None:
    try:
        return parsedate_to_datetime(str(letter["Date"])).date()
    except Exception:  # days that are none
        return None


LETTER = Format("a letter", (".eml",), ("message/rfc822",), read_letter, begins=_LETTER)
BOX = Format("a box of letters", (".mbox",), ("application/mbox",), read_box, begins=_BOX)
