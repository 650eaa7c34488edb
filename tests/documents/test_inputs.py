"""Documents from files, folders, lines and the standard input, and one clear line for each that cannot be read."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from types import SimpleNamespace

import pytest

from kg.documents import documents
from kg.model import Document, Omission

TEXT = "Norway agreed."


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A working directory with nothing in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*inputs):
    found = list(documents(inputs))
    return [d.id for d in found if isinstance(d, Document)], {o.document: o.why for o in found if isinstance(o, Omission)}


def test_a_file_is_named_by_its_path_as_given(folder):
    (folder / "a.txt").write_text(TEXT)
    assert read("a.txt") == (["a.txt"], {})
    assert read("./a.txt") == (["a.txt"], {})
    assert read(folder / "a.txt") == ([(folder / "a.txt").as_posix()], {})


def test_a_folder_is_read_in_order_to_its_depths_without_hidden_files(folder):
    for name in ("news/b.txt", "news/a.txt", "news/2019/c.txt", "news/.hidden.txt", "news/.git/d.txt", "news/notes.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT)
    (folder / "news" / "lines.jsonl").write_text(json.dumps({"id": "x", "text": TEXT}))
    assert read("news") == (["news/a.txt", "news/b.txt", "x", "news/2019/c.txt"], {})
    assert read("news/") == read("news")


def test_what_cannot_be_read_is_told_in_one_line_each_and_the_rest_is_read(folder):
    (folder / "good.txt").write_text(TEXT)
    (folder / "empty.txt").write_text(" \n")
    (folder / "binary.txt").write_bytes(b"\x00\x01PNG")
    (folder / "latin.txt").write_bytes("Norway\nYaoundé agreed.".encode("latin-1"))
    (folder / "wide.txt").write_bytes("Norway agreed.".encode("utf-16"))
    (folder / "page.doc").write_text("Norway agreed.")
    (folder / "page.doc.gz").write_text("Norway agreed.")
    (folder / "nothing").mkdir()
    names = ["empty.txt", "binary.txt", "missing.txt", "latin.txt", "wide.txt", "page.doc", "page.doc.gz", "nothing", "good.txt"]
    found, omitted = read(*names)
    assert found == ["good.txt"]
    assert list(omitted) == names[:-1]
    assert omitted["empty.txt"] == "is empty: there is no text to read"
    assert omitted["binary.txt"] == "is a binary file (it has NUL bytes): plain text is needed"
    assert omitted["missing.txt"] == "is missing: no such file or folder"
    assert omitted["latin.txt"].startswith("is not UTF-8 (byte 0xe9 in line 2): convert it, e.g. with iconv")
    assert omitted["wide.txt"].startswith("is UTF-16, not UTF-8: convert it")
    assert omitted["page.doc"].startswith("is a .doc file: .atom, .csv, .docx, .eml, ")
    assert omitted["page.doc.gz"].startswith("is a .doc.gz file: .atom, ")
    assert omitted["nothing"].startswith("has no file that is read: .atom, .csv, ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(folder):
    (folder / "a.txt").write_text(TEXT)
    (folder / "a.txt").chmod(0)
    assert read("a.txt") == ([], {"a.txt": "cannot be read: Permission denied"})


def test_a_byte_order_mark_is_no_part_of_the_text_and_line_ends_are(folder):
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfOSLO (NTB) - Norway agreed.\r\n\r\nChile agreed.")
    (found,) = documents(["a.txt"])
    assert found.text == "OSLO (NTB) - Norway agreed.\r\n\r\nChile agreed."
    assert [block.passage.start for block in found.blocks] == [0, 13, 31]


def test_a_name_is_read_once(folder):
    (folder / "a.txt").write_text(TEXT)
    assert read("a.txt", "./a.txt") == (["a.txt"], {"a.txt": "was read before: a second document of that name is left out"})


def test_lines_are_documents_of_their_own(folder):
    line = {
        "id": "n1",
        "text": TEXT,
        "title": "Talks",
        "published": "2019-05-03",
        "publisher": "NTB",
        "url": "https://example.org/1",
        "event": 1,
    }
    (folder / "news.jsonl").write_text(json.dumps(line) + "\n\n" + json.dumps({"id": 2, "text": "Chile agreed."}) + "\n", encoding="utf-8")
    first, second = documents(["news.jsonl"])
    assert (first.id, first.title, first.published, first.publisher, first.url) == (
        "n1",
        "Talks",
        date(2019, 5, 3),
        "NTB",
        "https://example.org/1",
    )
    assert (second.id, second.title, second.text) == ("2", None, "Chile agreed.")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"id": "x", "text": ', "is not JSON: Expecting value at column 20"),
        (b"[" * 100_000, "is not JSON that can be read"),
        (b"[]", "needs an object on each line"),
        (b'{"text": "Norway agreed."}', 'needs an "id" that names the document'),
        (b'{"id": true, "text": "Norway agreed."}', 'needs an "id"'),
        (b'{"id": "x"}', 'needs a "text"'),
        (b'{"id": "x", "text": " "}', "document 'x' is empty"),
        (b'{"id": "x", "text": "a\\u0000b"}', "document 'x' has NUL characters"),
        (b'{"id": "x", "text": "a\\ud800b"}', "document 'x' has half a surrogate pair at character 1"),
        (b'{"id": "\\ud800", "text": "a"}', "document '\\ud800' has half a surrogate pair"),
        (b'{"id": "x", "text": "Norway agreed.", "published": "May 3"}', "\"published\" is 'May 3'"),
        (b'{"id": "x", "text": "Yaound\xe9"}', "is not UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(folder, line, why):
    (folder / "news.jsonl").write_bytes(b'{"id": "a", "text": "Norway agreed."}\n' + line + b'\n{"id": "b", "text": "Chile agreed."}\n')
    found, omitted = read("news.jsonl")
    assert found == ["a", "b"]
    assert list(omitted) == ["news.jsonl:2"]
    assert omitted["news.jsonl:2"].startswith(why)


def test_an_empty_file_of_lines_is_told(folder):
    (folder / "news.jsonl").write_text("\n")
    assert read("news.jsonl") == ([], {"news.jsonl": "is empty: there is no document to read"})


def test_a_hyphen_is_the_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"Norway agreed.")))
    (found,) = documents(["-"])
    assert (found.id, found.text) == ("stdin", "Norway agreed.")


def test_documents_come_as_they_are_asked_for(folder):
    (folder / "a.txt").write_text(TEXT)
    stream = documents(iter(["a.txt", "missing.txt"]))
    assert next(stream).id == "a.txt"
    (folder / "missing.txt").write_text(TEXT)
    assert next(stream).id == "missing.txt"
