"""Good files that hold others, damaged in a few places: what can be read is, the rest is told in one line, and nothing ends the run."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from email.message import EmailMessage
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import documents
from kg.documents.formats import by_name
from kg.model import Document

TEXT = "Norway proposed a treaty on cod, and Iceland agreed to talks in Bergen on Monday."
PAGE = (
    f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Cod</title><meta name="date" content="2024-03-05"></head>'
    f"<body><article><h1>Cod</h1><p>{TEXT}</p><p>{TEXT} More was said.</p></article></body></html>"
)
LINES = "".join(json.dumps({"id": number, "text": TEXT}) + "\n" for number in range(2)).encode()
TABLE = f'id;title;text;published\n7;Cod;"{TEXT}\nMore.";2034-03-05\n8;"The ""cod""";{TEXT};\n'.encode()
# what readers stumble over, in the place of anything
PIECES = [b"", b"\n\n", b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"<![CDATA[", b"&#xD800;", b"=?utf-8?b?", b"\xef\xbb\xbf", b"'\""]


def letter() -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"], made["Date"] = "Kvóta", "Ministry <press@fish.example>", "Sun, 05 Mar 2034 10:00:00 +0000"
    made["Message-ID"] = "<1@fish.example>"
    made.set_content(f"{TEXT} Kvóta.")
    made.add_alternative(PAGE, subtype="html")
    return bytes(made)


def packed(method: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in (("a.txt", TEXT.encode()), ("b.jsonl", LINES), ("c/d.csv", TABLE), ("e.eml", letter())):
            archive.writestr(name, data)
    return made.getvalue()


def tar(mode: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in (("a.txt", TEXT.encode()), ("c.csv", TABLE), ("z.zip", packed(zipfile.ZIP_STORED)), ("l.jsonl", LINES)):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


def warc() -> list[bytes]:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fish.example/{}\r\nContent-Length: {}\r\n\r\n"
    return [head.format(number, len(body)).encode() + body + b"\r\n\r\n" for number in range(2)]


GOOD = {
    "a.txt": TEXT.encode,
    "a.jsonl": lambda: LINES,
    "a.csv": lambda: TABLE,
    "a.eml": letter,
    "a.mbox": lambda: b"From a@b Mon Jan  2 10:00:00 2017\n" + letter(),
    "a.zip": lambda: packed(zipfile.ZIP_STORED),
    "deflated.zip": lambda: packed(zipfile.ZIP_DEFLATED),
    "a.tar": lambda: tar("w"),
    "a.tar.gz": lambda: tar("w:gz"),
    "a.tar.bz2": lambda: tar("w:bz2"),
    "a.tar.xz": lambda: tar("w:xz"),
    "b.txt.gz": lambda: gzip.compress(TEXT.encode()),
    "b.jsonl.bz2": lambda: bz2.compress(LINES),
    "b.csv.xz": lambda: lzma.compress(TABLE),
    "b.gz": lambda: gzip.compress(tar("w")),
    "a.warc.gz": lambda: b"".join(map(gzip.compress, warc())),
}
good = cache(lambda name: GOOD[name]())
PLACES = st.integers(0, 10_000)
DAMAGE = st.lists(st.tuples(PLACES, st.integers(0, 60), st.sampled_from(PIECES) | st.binary(max_size=8)), min_size=1, max_size=4)


def damaged(data: bytes, damage: list[tuple[int, int, bytes]]) -> bytes:
    for place, cut, piece in damage:
        at = len(data) * place // 10_000
        data = data[:at] + piece + data[at + cut :]
    return data


@pytest.mark.parametrize("name", GOOD)
def test_a_good_file_is_read(name, tmp_path):
    if why := by_name(name).missing:
        pytest.skip(why)
    (tmp_path / name).write_bytes(good(name))
    assert any(isinstance(one, Document) and TEXT.split(",")[0] in one.text for one in documents([tmp_path / name]))


@pytest.mark.parametrize("name", GOOD)
@settings(deadline=10_000, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(damage=DAMAGE)
def test_a_damaged_file_ends_nothing(name, damage, tmp_path):
    if why := by_name(name).missing:
        pytest.skip(why)
    (tmp_path / name).write_bytes(damaged(good(name), damage))
    for one in documents([tmp_path / name]):
        if isinstance(one, Document):
            assert all(one.text[block.passage.start : block.passage.end] == block.passage.text for block in one.blocks)
            told = (one.id, one.text, one.title, one.publisher, one.url, one.place, one.language)
            assert "\n" not in one.id
        else:
            told = (one.document, one.why)
            assert "\n" not in one.document + one.why
        "".join(filter(None, told)).encode()
