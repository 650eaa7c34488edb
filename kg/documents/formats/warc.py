"""WARC, the format of web archives, by warcio: the pages among its responses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from kg.documents.formats.format import LARGEST, Choices, Format
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Document | Omission]:
    """The responses that can be read, named by their addresses; pictures, scripts and the like are left out without a word."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    from kg.documents.formats import by_media_type

    found = False
    try:
        for record in ArchiveIterator(file):
            if record.rec_type != "response" or record.http_headers is None:
                continue
            found = True
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            form = by_media_type(record.http_headers.get_header("Content-Type") or "")
            if form is None or record.http_headers.get_statuscode() != "200":
                continue
            try:
                data = record.content_stream().read(LARGEST + 1)
                if len(data) > LARGEST:
                    raise InputError(f"has more than {LARGEST // 1_000_000} MB: it is left out")
                yield from form.documents(address or name, BytesIO(data), replace(known.shared(), url=address or None), choices)
            except InputError as wrong:
                yield Omission(address or name, str(wrong))
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as wrong:
        raise InputError(f"is no WARC that can be read to its end: {wrong}") from None
    if not found:
        raise InputError("has no page in it: no response of a server is in this WARC")


FORMAT = Format("WARC", (".warc", ".warc.gz"), ("application/warc",), read, "warc", ("warcio",))
