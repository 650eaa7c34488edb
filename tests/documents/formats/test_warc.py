"""Web archives: which of their records are pages, and in what charset."""

from __future__ import annotations

import io

import pytest

from kg.documents.formats import Choices
from kg.documents.formats import warc as room
from kg.documents.publication import Known
from kg.errors import InputError

pytest.importorskip("warcio", reason="warcio is not installed: pip install 'diplomacy-kg[warc]'")

TEXT = "Yaoundé agreed."


def written(*records: tuple[str, str, bytes, str], gzip: bool = True) -> bytes:
    """A WARC with records of these kinds, media types, contents and statuses."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    file = io.BytesIO()
    writer = WARCWriter(file, gzip=gzip)
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


@pytest.mark.parametrize("gzip", [True, False])
def test_pages_and_texts_taken_from_them_are_read_and_nothing_else(gzip):
    found = read(
        written(
            ("response", "text/plain; charset=iso-8859-1", TEXT.encode("latin-1"), "200 OK"),
            ("response", "text/plain", b"gone", "404 Not Found"),
            ("response", "image/png", b"\x89PNG", "200 OK"),
            ("metadata", "text/plain", b"of the crawl", ""),
            ("conversion", "text/plain", TEXT.encode(), ""),
            ("resource", "text/plain", TEXT.encode(), ""),
            gzip=gzip,
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
