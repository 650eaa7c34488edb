"""Web archives: which of their records are pages, and in what charset."""

from __future__ import annotations

import gzip
import io

import pytest

from kg.documents.formats import Choices
from kg.documents.formats import warc as room
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

pytest.importorskip("warcio", reason="warcio is not installed: pip install 'diplomacy-kg[warc]'")

TEXT = "Yaoundé agreed."


def written(*records: tuple[str, str, bytes, str], packed: bool = True) -> bytes:
    """A WARC with records of these kinds, media types, contents and statuses."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for number, (kind, media_type, data, status) in enumerate(records, 1):
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1") if kind == "response" else None
        address = f"https://fjord.example/{number}"
        writer.write_record(
            writer.create_warc_record(
                address, kind, payload=io.BytesIO(data), length=len(data), http_headers=headers, warc_content_type=media_type
            )
        )
    return file.getvalue()


def read(data: bytes):
    return list(room.read("a.warc.gz", io.BytesIO(data), Known(url="https://elsewhere.example"), Choices()))


@pytest.mark.parametrize("packed", [True, False])
def test_pages_and_texts_taken_from_them_are_read_and_nothing_else(packed):
    found = read(
        written(
            ("response", "text/plain; charset=iso-8859-1", TEXT.encode("latin-1"), "200 OK"),
            ("response", "text/plain", b"gone", "404 Not Found"),
            ("response", "image/png", b"\x89PNG", "200 OK"),
            ("metadata", "text/plain", b"of the crawl", ""),
            ("conversion", "text/plain", TEXT.encode(), ""),
            ("resource", "text/plain", TEXT.encode(), ""),
            packed=packed,
        )
    )
    assert [(one.id, one.url, one.text) for one in found] == [
        (address, address, TEXT) for address in (f"https://fjord.example/{number}" for number in (1, 5, 6))
    ]


def test_what_is_no_web_archive_is_told_without_words_on_the_standard_error(capfd):
    for data in (b"no archive", b"", written(("response", "text/plain", b"x", "200 OK"))[:200]):
        with pytest.raises(InputError, match="WARC"):
            read(data)
    assert capfd.readouterr().err == ""


def record(data: bytes, headers: bytes = b"Content-Type: text/plain\r\n") -> bytes:
    body = b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n" + data
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fjord.example/\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body + b"\r\n\r\n"


def test_a_page_may_be_packed_and_in_chunks_and_the_archive_packed_as_a_whole():
    packed = gzip.compress(TEXT.encode())
    headers = b"Content-Type: text/plain\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    [one] = read(gzip.compress(record(b"%x\r\n%b\r\n0\r\n\r\n" % (len(packed), packed), headers)))
    assert one.text == TEXT


def test_what_comes_before_a_damaged_place_is_read():
    whole, broken = gzip.compress(record(TEXT.encode())), gzip.compress(record(b"Chile agreed."))
    found = room.read("a.warc.gz", io.BytesIO(whole + broken[:40] + bytes(20)), Known(), Choices())
    assert isinstance(next(found), Document)
    with pytest.raises(InputError, match="is no WARC that can be read to its end"):
        next(found)


def test_what_was_made_to_fill_the_memory_does_not():
    with pytest.raises(InputError, match="a line of more than 10 MB"):
        read(gzip.compress(b"WARC/1.0\r\nWARC-Type: " + b"a" * 2 * room.LONGEST_LINE))
    with pytest.raises(InputError, match="unpacks to more than 200 times its size"):
        read(gzip.compress(record(b"a\n" * 20_000_000)))
    [one] = read(record(gzip.compress(b"a\n" * 40_000_000), b"Content-Type: text/plain\r\nContent-Encoding: gzip\r\n"))
    assert isinstance(one, Omission)
    assert one.why == "has more than 50 MB: it is left out"
