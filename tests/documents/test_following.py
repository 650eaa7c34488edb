"""Entries of feeds that are read from the pages that they lead to."""

from __future__ import annotations

import logging
import zipfile
from datetime import date
from xml.sax.saxutils import escape

import pytest

from kg.documents import Choices, documents
from kg.model import Document, Omission

pytest.importorskip("feedparser", reason="feedparser is not installed: pip install 'diplomacy-kg[feeds]'")

TEXT = "Norway proposed a treaty on cod, and Iceland agreed to talks in Bergen on Monday."
SUMMARY = "Norway proposed a treaty …"
LONG = " ".join([TEXT] * 10)


def entry(link: str | None, text: str = SUMMARY, *, number: int = 1, whole: bool = False) -> str:
    told = f"<content:encoded>{escape(text)}</content:encoded>" if whole else f"<description>{escape(text)}</description>"
    where = f"<link>{escape(link)}</link>" if link else ""
    day = "<pubDate>Sun, 05 Mar 2017 10:00:00 GMT</pubDate>"
    return f"<item><title>Cod treaty</title>{where}<guid isPermaLink='false'>{number}</guid>{day}{told}</item>"


def feed(*entries: str, about: str = "<title>Fjord News</title>") -> bytes:
    rss = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    return f'<?xml version="1.0"?>{rss}<channel>{about}{"".join(entries)}</channel></rss>'.encode()


@pytest.fixture
def read(site, tmp_path, monkeypatch):
    """What is read of a feed in a file, with its links followed."""
    monkeypatch.chdir(tmp_path)

    def reading(*entries: str, follow: bool = True, about: str = "<title>Fjord News</title>"):
        (tmp_path / "news.rss").write_bytes(feed(*entries, about=about))
        return list(documents(["news.rss"], site.fetcher(), Choices(follow=follow)))

    return reading


def test_an_entry_is_read_from_its_page_as_if_the_address_had_been_given(site, read):
    pytest.importorskip("trafilatura", reason="trafilatura is not installed: pip install 'diplomacy-kg[html]'")
    page = f"""<html lang="en"><head><meta property="og:site_name" content="Fjord Press"><meta property="og:title" content="Cod and more">
        <meta property="article:published_time" content="2017-03-04"></head>
        <body><article><h1>Cod and more</h1><p>{LONG}</p></article></body></html>"""
    site.has("/1", status=301, Location="/news/1")
    site.has("/news/1", page.encode(), Content_Type="text/html")
    found = read(entry(site.url("/1")))
    assert found == list(documents([site.url("/1")], site.fetcher()))
    assert (found[0].id, found[0].url, found[0].title) == (site.url("/1"), site.url("/news/1"), "Cod and more")
    assert (found[0].publisher, found[0].published) == ("Fjord Press", date(2017, 3, 4))


def test_what_a_page_does_not_tell_of_its_publication_the_feed_tells(site, read):
    site.has("/1", TEXT.encode())
    [alone] = documents([site.url("/1")], site.fetcher())
    assert (alone.title, alone.publisher, alone.published) == (None, None, None)
    [found] = read(entry(site.url("/1")))
    assert (found.id, found.url, found.text) == (site.url("/1"), site.url("/1"), TEXT)
    assert (found.title, found.publisher, found.published) == ("Cod treaty", "Fjord News", date(2017, 3, 5))


def test_a_manifest_knows_better_than_page_and_feed(site, read, tmp_path):
    (tmp_path / "news.rss").touch()
    (tmp_path / "manifest.json").write_text('{"news.rss": {"publisher": "Ministry of Fish", "title": "Feed", "published": "2001-01-01"}}')
    site.has("/1", b"OSLO, March 3, 2017. /NTB/. " + TEXT.encode())
    [found] = read(entry(site.url("/1")))
    assert (found.title, found.publisher, found.published) == ("Cod treaty", "Ministry of Fish", date(2017, 3, 3))


def test_a_feed_at_an_address_may_have_links_that_begin_there(site):
    site.has("/news/feed.rss", feed(entry("a b.txt?c=d&e"), entry("http://[", number=2)), Content_Type="application/rss+xml")
    site.has("/news/a%20b.txt?c=d&e", TEXT.encode())
    first, second = documents([site.url("/news/feed.rss")], site.fetcher(), Choices(follow=True))
    assert (first.id, first.text) == (site.url("/news/a%20b.txt?c=d&e"), TEXT)
    # without an address it is an entry without a link
    assert (second.id, second.text) == (f"{site.url('/news/feed.rss')}#2", SUMMARY)


def test_links_in_a_file_begin_where_the_feed_says_that_it_is(site, read):
    site.has("/news/1", TEXT.encode())
    [found] = read(entry("news/1"), about=f"<title>Fjord</title><link>{site.url('/')}</link>")
    assert found.id == site.url("/news/1")
    [found] = read(entry("../../etc/passwd"))
    assert (found.id, found.text) == ("news.rss#1", SUMMARY)


def test_where_a_page_cannot_be_read_the_feed_has_the_text_if_it_is_the_whole(site, read):
    site.has("/robots.txt", b"User-agent: *\nDisallow: /closed")
    site.has("/film.mp4", Content_Type="video/mp4")
    found = read(
        entry(site.url("/gone"), TEXT, whole=True, number=1),
        entry(site.url("/closed"), LONG, number=2),
        entry(site.url("/film.mp4"), SUMMARY, whole=True, number=3),
        entry("http://10.0.0.1/secret", TEXT, number=4),
        entry("file://etc/passwd", "", number=5),
    )
    told = {one.document: one.why for one in found if isinstance(one, Omission)}
    assert [(one.id, one.text) for one in found if isinstance(one, Document)] == [("news.rss#1", TEXT), ("news.rss#2", LONG)]
    assert list(told) == [*(site.url(path) for path in ("/gone", "/closed", "/film.mp4")), "http://10.0.0.1/secret", "file://etc/passwd"]
    assert told[site.url("/gone")] == (
        "is read as news.rss#1 from the feed, for its page is not there (404 Not Found): has the page moved?"
    )
    assert told[site.url("/closed")].startswith("is read as news.rss#2 from the feed, for its page is closed to programs by ")
    assert told[site.url("/film.mp4")].startswith("is video/mp4")
    assert told["http://10.0.0.1/secret"].startswith("is not in the public internet")
    assert told["file://etc/passwd"].startswith("begins with file: only http and https are fetched")


def test_pages_are_asked_for_once_and_one_a_second(site, read):
    site.has("/1", TEXT.encode())
    site.has("/2", TEXT.encode())
    found = read(entry(site.url("/1")), entry(site.url("/2")), entry(site.url("/1")))
    assert [path for _, path in site.asked] == ["/robots.txt", "/1", "/2"]
    assert len(site.slept) == 2
    assert found[2] == Omission(site.url("/1"), "was read before: a second document of that name is left out")


def test_an_address_that_a_terminal_would_obey_is_shown_as_it_is_asked_for(site, read):
    site.has("/%E2%80%AE2J", TEXT.encode())
    [found] = read(entry(site.url("/\u202e2J")))
    assert found.id == site.url("/%E2%80%AE2J")


def test_links_of_feeds_that_feeds_lead_to_are_followed_no_further(site, read):
    site.has("/other.rss", feed(entry(site.url("/other.rss"), TEXT)), Content_Type="application/rss+xml")
    [found] = read(entry(site.url("/other.rss")))
    assert (found.id, found.text) == (f"{site.url('/other.rss')}#1", TEXT)
    assert [path for _, path in site.asked] == ["/robots.txt", "/other.rss"]


def test_feeds_in_archives_are_followed_too(site, tmp_path):
    site.has("/1", TEXT.encode())
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.writestr("news.rss", feed(entry(site.url("/1"))))
    [found] = documents([tmp_path / "all.zip"], site.fetcher(), Choices(follow=True))
    assert found.id == site.url("/1")


def test_without_the_choice_nothing_is_asked_for_and_summaries_are_told_of_once(site, read, caplog):
    caplog.set_level(logging.WARNING)
    whole = entry(site.url("/3"), TEXT, whole=True, number=3)
    long, linkless = entry(site.url("/4"), LONG, number=4), entry(None, number=5)
    found = read(entry(site.url("/1")), entry(site.url("/2"), "", number=2), whole, long, linkless, follow=False)
    assert [one.id if isinstance(one, Document) else one.document for one in found] == [f"news.rss#{number}" for number in range(1, 6)]
    assert [one.document for one in found if isinstance(one, Omission)] == ["news.rss#2"]
    assert site.asked == []
    assert caplog.messages == [
        "news.rss#1: has, as have 1 more, no more than a summary and a link; --follow reads the pages that such entries of feeds lead to"
    ]
    caplog.clear()
    read(whole, long, linkless, follow=False)
    read(entry(site.url("/gone")))
    assert caplog.messages == []
