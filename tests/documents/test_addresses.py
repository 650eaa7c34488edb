"""Inputs that are addresses; and no network for any other."""

from __future__ import annotations

import gzip
import json
import socket
from datetime import date

import pytest

from kg.documents import documents
from kg.model import Document, Omission

TEXT = "OSLO, March 3. /NTB/. Norway agreed."


def read(site, *inputs):
    found = list(documents(inputs, site.fetcher()))
    return [d.id for d in found if isinstance(d, Document)], {o.document: o.why for o in found if isinstance(o, Omission)}


def test_a_document_is_named_by_the_address_as_given_and_knows_where_it_was(site):
    site.has("/a", status=301, Location="/2019/03/a.txt")
    site.has("/2019/03/a.txt", TEXT.encode(), Content_Type="text/plain; charset=utf-8")
    (found,) = documents([site.url("/a#top")], site.fetcher())
    assert (found.id, found.url, found.text) == (site.url("/a#top"), site.url("/2019/03/a.txt"), TEXT)
    assert (found.published, found.publisher) == (date(2019, 3, 3), "NTB")


@pytest.mark.parametrize("content_type", ["application/jsonl", "application/x-ndjson", "text/plain", "application/octet-stream", ""])
def test_lines_are_documents_of_their_own(site, content_type):
    lines = [{"id": "a", "text": "Norway agreed."}, {"id": "b"}]
    site.has("/news.jsonl", "\n".join(map(json.dumps, lines)).encode(), Content_Type=content_type)
    url = site.url("/news.jsonl")
    assert read(site, url) == (["a"], {f"{url}:2": 'needs a "text" with the words of the document'})


@pytest.mark.parametrize(
    ("content_type", "coding"),
    [("application/gzip", ""), ("application/x-gzip", ""), ("application/octet-stream", ""), ("text/plain", "gzip"), ("", "gzip")],
)
def test_a_packed_file_is_read_by_the_name_inside_whoever_unpacks_it(site, content_type, coding):
    lines = gzip.compress(json.dumps({"id": "a", "text": "Norway agreed."}).encode())
    site.has("/news.jsonl.gz", lines, Content_Type=content_type, Content_Encoding=coding)
    site.has("/latest", status=302, Location="/news.jsonl.gz")
    assert read(site, site.url("/latest")) == (["a"], {})


@pytest.mark.parametrize(
    ("text", "content_type"),
    [
        ("Yaoundé “agreed”".encode(), "text/plain"),
        ("Yaoundé “agreed”".encode(), "text/plain; charset=utf-8"),
        ("Yaoundé “agreed”".encode(), "text/plain; charset=iso-8859-1"),  # many servers say so of all they have
        ("Yaoundé “agreed”".encode("windows-1252"), "text/plain; charset=ISO-8859-1"),
        ("Yaoundé “agreed”".encode("windows-1252"), "text/plain; charset=windows-1252"),
        ("Yaoundé “agreed”".encode("utf-16"), "text/plain; charset=utf-16"),
    ],
)
def test_a_text_is_read_in_the_charset_that_its_server_tells(site, text, content_type):
    site.has("/a", text, Content_Type=content_type)
    (found,) = documents([site.url("/a")], site.fetcher())
    assert found.text == "Yaoundé “agreed”"


@pytest.mark.parametrize(
    ("charset", "why"),
    [
        ("klingon", "is said to be in the charset 'klingon', which is not known"),
        ("punycode", "is said to be in the charset 'punycode', which is not known"),
        ("hex", "is said to be in the charset 'hex', which is not known"),
        ("a\0b", "is not in the charset 'a\\x00b' that its server tells"),
        ("shift_jis", "is not in the charset 'shift_jis' that its server tells"),
    ],
)
def test_a_charset_that_is_none_is_told(site, charset, why):
    site.has("/a", b"Yaound\xe9", Content_Type=f"text/plain; charset={charset}")
    assert read(site, site.url("/a"))[1][site.url("/a")].startswith(why)


def test_what_cannot_be_fetched_takes_a_line_each_and_the_rest_is_read(site):
    site.has("/a", b"Norway agreed.")
    site.has("/b.mp4", Content_Type="video/mp4")
    site.has("/c", Content_Type="")
    site.has("/empty", b"")
    site.has("/robots.txt", b"User-agent: *\nDisallow: /closed\n")
    given = [site.url(path) for path in ("/b.mp4", "/c", "/empty", "/closed", "/gone", "/a", "/a")]
    secret = f"http://me:secret@news.example:{site.port}/a"
    found, omitted = read(site, "ftp://news.example/a", secret, *given)
    assert found == [site.url("/a")]
    assert {name: why.partition(":")[0] for name, why in omitted.items()} == {
        "ftp://news.example/a": "begins with ftp",
        site.url("/a"): "was read before",
        site.url("/b.mp4"): "is video/mp4",
        site.url("/c"): "is of a kind that its server does not tell",
        site.url("/empty"): "is empty",
        site.url("/closed"): "is closed to programs by http",
        site.url("/gone"): "is not there (404 Not Found)",
    }


def test_a_password_is_not_told(site):
    assert read(site, "https://me:secret@news.example/a") == (
        [],
        {"https://news.example/a": "has a name or a password in it, which are never sent: leave them out"},
    )


def test_files_are_read_without_a_socket(tmp_path, monkeypatch):
    def must_not(*arguments, **options):
        raise AssertionError("the network is used")

    monkeypatch.setattr(socket.socket, "__init__", must_not)
    monkeypatch.setattr(socket, "getaddrinfo", must_not)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT + " https://example.org/a")
    (tmp_path / "lines.jsonl").write_text(json.dumps({"id": "b", "text": TEXT, "url": "https://example.org/b"}))
    assert [found.id for found in documents([tmp_path, "a.txt", "lines.jsonl"]) if isinstance(found, Document)] == [
        (tmp_path / "a.txt").as_posix(),
        "b",
        "a.txt",
    ]
    with pytest.raises(AssertionError, match="the network is used"):
        list(documents(["http://8.8.8.8/"]))
