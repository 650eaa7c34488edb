"""What has no name that tells its format is known by how it begins, and a text stays a text."""

from __future__ import annotations

import io
import json
import tarfile
import time
import zipfile
from types import SimpleNamespace

import pytest

from kg.documents import documents
from kg.documents.formats import Choices
from kg.documents.formats.contents import BEGINNING, by_contents
from kg.model import Document

SENTENCE = "Norway proposed a treaty on cod, and Iceland agreed to talks in Bergen on Monday."
PAGE = f"<html><head><title>Cod</title></head><body><article><h1>Cod</h1><p>{SENTENCE}</p><p>{SENTENCE} More.</p></article></body></html>"
LINES = "".join(json.dumps({"id": name, "text": SENTENCE}) + "\n" for name in "ab").encode()
LETTER = f"Return-Path: <a@b>\r\nFrom: Ministry <a@b>\r\nMessage-ID: <1@b>\r\nSubject: Cod\r\n\r\n{SENTENCE}\r\n".encode()


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return made.getvalue()


def tarred(**files: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as packed:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            packed.addfile(entry, io.BytesIO(data))
    return made.getvalue()


class Pipe(io.RawIOBase):
    """Bytes that come a few at a time and cannot be gone back to."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        given, self._data = self._data[:7], self._data[7:]
        buffer[: len(given)] = given
        return len(given)


@pytest.fixture
def read(tmp_path, monkeypatch):
    """The documents of the same bytes, from the standard input and from a file without an end to its name, by their ids and texts."""
    monkeypatch.chdir(tmp_path)

    def reading(data: bytes, choices: Choices | None = None) -> dict[str, str]:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(Pipe(data))))
        (tmp_path / "stdin").write_bytes(data)
        piped, filed = (
            {one.id: one.text if isinstance(one, Document) else one for one in documents([given], choices=choices)}
            for given in ("-", "stdin")
        )
        assert piped == filed
        return piped

    return reading


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (LINES, ["a", "b"]),
        (b"\xef\xbb\xbf" + LINES, ["a", "b"]),
        (f'id,title,"text"\r\n7,Cod,"{SENTENCE}"\r\n'.encode(), ["stdin#7"]),
        (LETTER, ["stdin"]),
        (b"From a@b Mon Jan  2 10:00:00 2017\n" + LETTER, ["stdin#<1@b>"]),
        (zipped(**{"a.txt": SENTENCE.encode(), "b": LINES}), ["stdin/a.txt", "a", "b"]),
        (
            tarred(**{"a.txt": SENTENCE.encode(), "b": LINES, "c": zipped(**{"d.txt": SENTENCE.encode()})}),
            ["stdin/a.txt", "a", "b", "stdin/c/d.txt"],
        ),
    ],
)
def test_the_format_is_known_by_how_it_begins(read, data, found):
    assert {name: text.strip() for name, text in read(data).items()} == dict.fromkeys(found, SENTENCE)


def test_a_page_a_feed_and_a_web_archive_are_known(read):
    pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install 'diplomacy-kg[html]'")
    for prolog in (
        "",
        "<!DOCTYPE html>\n",
        '<?xml version="1.0"?>\n<!-- saved -->\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN">',
    ):
        assert SENTENCE in read((prolog + PAGE).encode())["stdin"]
    pytest.importorskip("feedparser", reason="feedparser is not installed: pip install 'diplomacy-kg[feeds]'")
    item = f"<channel><title>Fjord</title><item><guid>1</guid><description>{SENTENCE}</description></item></channel>"
    assert read(f'<?xml version="1.0"?>\n<rss version="2.0">{item}</rss>'.encode()) == {"stdin#1": SENTENCE}
    pytest.importorskip("warcio", reason="warcio is not installed: pip install 'diplomacy-kg[warc]'")
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{SENTENCE}".encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://fish.example/\r\nContent-Length: {}\r\n\r\n"
    assert read(head.format(len(body)).encode() + body + b"\r\n\r\n") == {"https://fish.example/": SENTENCE}


def test_pdf_and_word_documents_are_known(read):
    pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed: pip install 'diplomacy-kg[pdf]'")
    fpdf = pytest.importorskip("fpdf", reason="fpdf2 is not installed: pip install '.[test]'")
    made = fpdf.FPDF()
    made.set_font("Helvetica", size=12)
    made.add_page()
    made.multi_cell(0, 6, SENTENCE)
    assert read(bytes(made.output())) == {"stdin": SENTENCE}
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install 'diplomacy-kg[docx]'")
    word, data = docx.Document(), io.BytesIO()
    word.add_paragraph(SENTENCE)
    word.save(data)
    assert read(data.getvalue()) == {"stdin": SENTENCE}


def test_a_table_is_known_by_the_columns_that_were_chosen(read):
    data = f"nr;body\n7;{SENTENCE}\n".encode()
    assert read(data, Choices({"id": "nr", "text": "body"})) == {"stdin#7": SENTENCE}
    assert read(data) == {"stdin": data.decode()}


@pytest.mark.parametrize(
    "text",
    [
        "Norway agreed.",
        "From Oslo at 10:30 on 3 March 2017, Norway agreed.",
        "From: Ministry of Fish\nDate: 3 March 2017\nSubject: Cod\n\nNorway agreed.",
        "Putin: We agreed.\nErdogan: We did, too.",
        "Text, title and date were agreed on.\nNorway signed.",
        "<Norway> agreed.",
        "{Norway} agreed.",
        '{\n  "id": 1\n}',
        "PK agreed.",
        "WARC/agreed.",
        "<?xml version='1.0'?><treaty>Norway agreed.</treaty>",
    ],
)
def test_a_text_stays_a_text(read, text):
    assert read(text.encode()) == {"stdin": text}


@pytest.mark.parametrize("piece", [b"<!---->", b"<!--", b"<??>", b" ", b"a: b\n", b"From:\n", b'{"', b",", b"\0"])
def test_no_beginning_takes_long_to_look_at(piece):
    begun = time.monotonic()
    by_contents((piece * BEGINNING)[:BEGINNING], Choices())
    assert time.monotonic() - begun < 1


def test_lines_from_a_pipe_are_read_as_they_come(monkeypatch):
    class Endless(Pipe):
        def readinto(self, buffer) -> int:
            self._data = self._data or LINES
            return super().readinto(buffer)

    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BufferedReader(Endless(LINES))))
    assert next(documents(["-"])).id == "a"
