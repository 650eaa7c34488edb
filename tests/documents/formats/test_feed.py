"""Feeds: what their readers must not do, and what entries are named by."""

from __future__ import annotations

import time
from datetime import date
from io import BytesIO

import pytest

from kg.documents import documents
from kg.documents.formats import Choices, Linked
from kg.documents.formats import feed as room
from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document

pytest.importorskip("feedparser", reason="feedparser is not installed: pip install 'diplomacy-kg[feeds]'")

SENTENCE = "Norway proposed a treaty on cod, and Iceland agreed to talks in Bergen on Monday."


def feed(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Fjord News</title>{"".join(items)}</channel></rss>'


def test_a_feed_that_is_the_name_of_a_file_opens_no_file(tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text(feed(f"<item><title>Plans</title><description>{SENTENCE}</description></item>"))
    for name, words in {"path.xml": str(secret), "address.xml": secret.as_uri()}.items():
        (tmp_path / name).write_text(words)
        assert not [found for found in documents([tmp_path / name]) if isinstance(found, Document)]


def read(data: str):
    found = room.read("news.xml", BytesIO(data.encode()), Known(title="all", url="https://fjord.example/feed"), Choices())
    return [one.own if isinstance(one, Linked) else one for one in found]


def test_an_entry_of_rss_has_its_own_link_day_and_title_and_the_publisher_of_the_feed():
    [found] = read(
        feed(
            "<language>en-gb</language><item><title>Cod &amp;amp; eel</title><link>https://fjord.example/1</link><guid>one</guid>"
            f"<pubDate>Sun, 05 Mar 2017 23:30:00 -0500</pubDate><description>&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;"
            "</description></item>"
        )
    )
    assert (found.id, found.title, found.url) == ("news.xml#one", "Cod & eel", "https://fjord.example/1")
    assert (found.text, found.publisher, found.published, found.language) == (
        f"{SENTENCE}\n\nMore.",
        "Fjord News",
        date(2017, 3, 5),
        "en-gb",
    )


def test_an_entry_of_atom_is_read_by_its_content():
    [found] = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord</title><entry><id>tag:fjord.example,2017:1</id><title>Cod</title>'
        '<link href="https://fjord.example/1"/><updated>2017-03-05T23:30:00-05:00</updated><summary>Short.</summary>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCE}</p></div></content></entry></feed>'
    )
    assert (found.id, found.text, found.published) == ("news.xml#tag:fjord.example,2017:1", SENTENCE, date(2017, 3, 5))


def test_an_entry_that_is_a_title_alone_is_told_and_one_without_an_id_is_numbered():
    first, second = read(feed("<item><title>Cod</title></item>", f"<item><description>{SENTENCE}</description></item>"))
    assert (first.document, first.why) == ("news.xml#1", "has no text in the feed: only its title")
    assert second.id == "news.xml#2"


def test_scripts_of_an_entry_are_no_text():
    [found] = read(feed(f"<item><description><![CDATA[<p>{SENTENCE}</p><script>alert(1)</script><!-- x -->]]></description></item>"))
    assert found.text == SENTENCE


def test_entities_of_entities_end():
    entities = "".join(f'<!ENTITY e{number} "{f"&e{number - 1};" * 10}">' for number in range(1, 12))
    laughs = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>' + feed("<item><description>&e11;</description></item>")
    begun = time.monotonic()
    try:
        found = read(laughs)
    except InputError:
        found = []
    assert all(len(getattr(one, "text", "")) < 10_000 for one in found)
    assert time.monotonic() - begun < 20


def test_an_entity_of_a_file_is_not_looked_up(tmp_path):
    (tmp_path / "secret").write_text("secret words")
    outside = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    for one in read(outside + feed(f"<item><description>{SENTENCE} &e;</description></item>")):
        assert "secret words" not in getattr(one, "text", "")
