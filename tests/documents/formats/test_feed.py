"""Feeds: what their readers must not do, and what entries are named by."""

from __future__ import annotations

import pytest

from kg.documents import documents
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
