"""WARC, the format of web archives, by warcio: the pages among its responses, and texts that were taken from pages (WET)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from email.message import Message
from io import BytesIO
from typing import Any, BinaryIO

from kg.documents.decoding import in_utf8
from kg.documents.formats.format import LARGEST, Choices, Format, label
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

_KINDS = {"response", "resource", "conversion"}


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """The pages that can be read, named by their addresses; pictures, scripts and the like are left out without a word."""
    from kg.documents.formats import by_media_type

    empty = True
    for number, record in enumerate(_records(file), 1):
        told, answer = record.rec_headers, record.http_headers
        if record.rec_type not in _KINDS or record.rec_type == "response" and (answer is None or answer.get_statuscode() != "200"):
            continue
        empty = False
        kind = Message()
        kind["Content-Type"] = "".join(filter(str.isprintable, (answer or told).get_header("Content-Type") or ""))
        form = by_media_type(kind.get_content_type())
        if form is None:
            continue
        address = label(told.get_header("WARC-Target-URI") or "")
        named = address or f"{name}#{number}"
        try:
            data = in_utf8(_content(record), kind.get_content_charset())
        except InputError as wrong:
            yield Omission(named, str(wrong))
            continue
        yield from form.documents(named, BytesIO(data), replace(known.shared(), url=address or None), choices)
    if empty:
        raise InputError("has no page in it: no response of a server is in this WARC")


def _records(file: BinaryIO) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    # it writes to the standard error, too
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        try:
            records = ArchiveIterator(file)
            while True:
                with redirect_stderr(nowhere):
                    record = next(records, None)
                if record is None:
                    return
                yield record
        except Exception as wrong:  # of many kinds: what is no header, no length, not packed as it says
            said = " ".join(str(wrong).split())
            raise InputError(f"is no WARC that can be read to its end: {said:.200}") from None


def _content(record: Any) -> bytes:
    try:
        data: bytes = record.content_stream().read(LARGEST + 1)
    except Exception as wrong:  # of many kinds, again
        raise InputError(f"cannot be unpacked: {' '.join(str(wrong).split()):.200}") from None
    if len(data) > LARGEST:
        raise InputError(f"has more than {LARGEST // 1_000_000} MB: it is left out")
    return data


FORMAT = Format("WARC", (".warc", ".warc.gz"), ("application/warc",), read, "warc", ("warcio",))
