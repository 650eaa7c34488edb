"""WARC, the format of web archives, by warcio: the pages among its responses, and texts that were taken from pages (WET)."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from email.message import Message
from io import BufferedReader, BytesIO
from typing import Any, BinaryIO

from kg.documents.decoding import in_utf8
from kg.documents.formats.format import LARGEST, Choices, Format, Found, label, sign
from kg.documents.formats.packing import RATIO, SMALL
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Omission

LONGEST_LINE = 10_000_000  # bytes; warcio holds whole lines
_GZIP = b"\x1f\x8b"
_KINDS = {"response", "resource", "conversion"}


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Found]:
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
            records = ArchiveIterator(_Bounded(file))
            while True:
                with redirect_stderr(nowhere):
                    record = next(records, None)
                if record is None:
                    return
                yield record
        except InputError:
            raise
        except Exception as wrong:  # of many kinds: what is no header, no length, not packed as it says
            said = " ".join(str(wrong).split())
            raise InputError(f"is no WARC that can be read to its end: {said:.200}") from None


class _Bounded:
    """The bytes of a web archive, unpacked, in which neither a line is without end nor all that they unpack to."""

    def __init__(self, file: BinaryIO) -> None:
        # files in a tar file can look ahead, those in memory cannot
        self._file: Any = file if hasattr(file, "peek") else BufferedReader(file)
        self._packed = self._file.peek(2)[:2] == _GZIP
        self._bytes: Any = gzip.GzipFile(fileobj=self._file) if self._packed else self._file
        self._read, self._line = 0, 0

    def read(self, size: int) -> bytes:
        # no more than there is already: what comes before a damaged place is read
        data: bytes = self._bytes.read1(size)
        self._read += len(data)
        self._line = len(data) - data.rindex(b"\n") if b"\n" in data else self._line + len(data)
        if self._line > LONGEST_LINE:
            raise InputError(f"is no WARC that can be read to its end: it has a line of more than {LONGEST_LINE // 1_000_000} MB")
        if self._packed and self._read > max(RATIO * self._file.tell(), SMALL):
            raise InputError(f"unpacks to more than {RATIO} times its size: it was made to fill a disk")
        return data

    def tell(self) -> int:
        return self._read


def _content(record: Any) -> bytes:
    try:
        # warcio holds a chunk of what was sent in chunks whole, whatever its size: it is given no more than may be held
        record.raw_stream = BytesIO(_whole(record.raw_stream))
        return _whole(record.content_stream())
    except InputError:
        raise
    except Exception as wrong:  # of many kinds, again
        raise InputError(f"cannot be unpacked: {' '.join(str(wrong).split()):.200}") from None


def _whole(stream: Any) -> bytes:
    data: bytes = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise InputError(f"has more than {LARGEST // 1_000_000} MB: it is left out")
    return data


FORMAT = Format("WARC", (".warc", ".warc.gz"), ("application/warc",), read, "warc", ("warcio",), sign(rb"WARC/\d"), own_names=True)
