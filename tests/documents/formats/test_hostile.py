"""Files that were damaged or made to do harm: each is read or told, in bounded time, and what comes after it is read."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import documents
from kg.documents.formats import by_name
from kg.model import Document, Omission

SENTENCE = "Norway proposed a treaty on cod, and Iceland agreed to talks in Bergen on Monday. "
GOOD = "good.txt"


def pdf(content: bytes, *, pages: int = 1, packed: int = 1) -> bytes:
    """A PDF whose pages share one stream, packed once or more."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = " ".join(["/FlateDecode"] * packed)
    kids = " ".join(["3 0 R"] * pages)
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} /Filter [{filters}] >>\nstream\n".encode() + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(made + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, table))


def page(words: str) -> bytes:
    return f"BT /F 11 Tf 50 700 Td ({words}) Tj ET".encode()


def html(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>Cod</title></head><body><article>{body}</article></body></html>".encode()


def feed(items: str, above: str = "") -> bytes:
    return f'<?xml version="1.0"?>{above}<rss version="2.0"><channel><title>Fjord</title>{items}</channel></rss>'.encode()


def docx(body: bytes) -> bytes:
    library = pytest.importorskip("docx", reason="python-docx is not installed: pip install 'diplomacy-kg[docx]'")
    made, changed = io.BytesIO(), io.BytesIO()
    library.Document().save(made)
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as packed:
        for entry in whole.infolist():
            data = whole.read(entry)
            packed.writestr(entry, data.replace(b"<w:body>", b"<w:body>" + body) if entry.filename == "word/document.xml" else data)
    return changed.getvalue()


def warc(data: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fjord.example/\r\nContent-Type: application/http\r\n"
    return record + b"Content-Length: %d\r\n\r\n" % (len(head) + len(data)) + head + data + b"\r\n\r\n"


PARAGRAPH = b"<w:p><w:r><w:t>Norway agreed.</w:t></w:r></w:p>"
BOMBS = {
    "blanks.pdf": lambda: pdf(b" " * 300_000_000, packed=2),
    "operators.pdf": lambda: pdf(b"q " * 20_000_000),
    "pages.pdf": lambda: pdf(page("Norway agreed."), pages=100_000),
    "words.pdf": lambda: pdf(page("Norway agreed. " * 3_000) * 500, pages=900),
    "deep.html": lambda: html("<div>" * 500_000 + SENTENCE),
    "inline.html": lambda: html("<b><i><a href=x>" * 200_000 + SENTENCE),
    "table.html": lambda: html("<table><tr><td>" * 20_000 + SENTENCE),
    "attributes.html": lambda: html("<p " + "a='" * 1_000_000 + ">" + SENTENCE),
    "paragraphs.html": lambda: html(f"<p>{SENTENCE}</p>" * 20_000),
    "open.html": lambda: b"<" * 5_000_000,
    "script.html": lambda: html("<script>" + "{" * 5_000_000),
    "laughs.html": lambda: b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + html("&b;" * 100_000),
    "items.rss": lambda: feed("<item><title>a</title></item>" * 20_000),
    "deep.rss": lambda: feed("<item>" * 100_000),
    "quadratic.rss": lambda: feed("<item><description>" + "&a;" * 50_000, f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>'),
    "markup.rss": lambda: feed(f"<item><description>{'&lt;p' * 500_000}</description></item>"),
    "deep.docx": lambda: docx(b"<w:tbl><w:tr><w:tc>" * 5_000),
    "paragraphs.docx": lambda: docx(PARAGRAPH * 50_000),
    "laughs.docx": lambda: docx(b"&amp;" * 10_000_000),
    "page.warc": lambda: warc(html("<div>" * 200_000)),
    "length.warc": lambda: warc(b"x").replace(b"Content-Length: ", b"Content-Length: 99999999999"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_was_made_to_do_harm_takes_a_line_and_bounded_time(tmp_path, monkeypatch, name):
    form = by_name(name)
    if form.missing:
        pytest.skip(form.missing)
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(BOMBS[name]())
    (tmp_path / GOOD).write_text(SENTENCE)
    begun = time.monotonic()
    found = list(documents([name, GOOD]))
    assert time.monotonic() - begun < 120
    assert isinstance(found[-1], Document)
    assert found[-1].id == GOOD
    assert all(isinstance(one, (Document, Omission)) for one in found)
    assert all(len(one.why) < 400 and "\n" not in one.why for one in found if isinstance(one, Omission))


@cache
def whole(name: str) -> bytes:
    said = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(3))
    if name.endswith(".pdf"):
        return pdf(page(SENTENCE) * 3, packed=0)
    if name.endswith(".docx"):
        return docx(PARAGRAPH * 3)
    if name.endswith(".warc"):
        return warc(html(said)) * 2
    if name.endswith(".rss"):
        return feed(f"<item><link>https://fjord.example/1</link><description><![CDATA[{said}]]></description></item>")
    return html(said)


@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.docx", "a.rss", "a.warc"])
def test_a_whole_file_is_read(tmp_path, name):
    if (form := by_name(name)).missing:
        pytest.skip(form.missing)
    (tmp_path / name).write_bytes(whole(name))
    found = list(documents([tmp_path / name]))
    assert isinstance(found[0], Document)
    assert "Norway" in found[0].text


@pytest.mark.parametrize("name", ["a.html", "a.pdf", "a.docx", "a.rss", "a.warc"])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_or_told(tmp_path, name, data):
    if (form := by_name(name)).missing:
        pytest.skip(form.missing)
    damaged = bytearray(whole(name))
    for at, put in data.draw(st.lists(st.tuples(st.integers(0, len(damaged) - 1), st.binary(max_size=4)), max_size=8)):
        damaged[at : at + 2] = put
    cut = data.draw(st.integers(1, len(damaged)))
    (tmp_path / name).write_bytes(damaged[:cut] if data.draw(st.booleans()) else damaged)
    for one in documents([tmp_path / name]):
        if isinstance(one, Document):
            one.id.encode(), one.text.encode(), (one.title or "").encode(), (one.url or "").encode()
            assert all(one.text[block.passage.start : block.passage.end] == block.passage.text for block in one.blocks)
        else:
            assert "\n" not in one.why
