"""robots.txt as RFC 9309 reads it."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("protego", reason="Protego is not installed: pip install 'diplomacy-kg[web]'")

from kg.documents.addresses.robots import LARGEST, Rules


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow:\n", True),
        ("User-agent: *\nDisallow: /\n", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/\n", True),  # the longest that matches, not the first
        ("User-agent: *\nDisallow: /*?page=\n", False),
        ("User-agent: *\nDisallow: /*.html$\n", True),
        ("User-agent: somebody\nDisallow: /\n", True),
        ("User-agent: somebody\nUser-agent: Diplomacy-KG\nDisallow: /\n", False),
        ("User-agent: diplomacy-kg\nAllow: /\n\nUser-agent: *\nDisallow: /\n", True),
        ("User-agent: *\nAllow: /\n\nuser-agent : diplomacy-kg # us\nDisallow: /news\n", False),
        ("user agent *\r\ndisallow: /\r\n", False),
        ("<html><body>Not found</body></html>", True),
    ],
)
def test_what_is_allowed(text, allowed):
    assert Rules(text).allow("https://example.org/news/1.html?page=2") is allowed


def test_the_pause_between_requests():
    assert Rules("User-agent: *\nCrawl-delay: 2.5\n").delay == 2.5
    assert Rules("User-agent: other\nCrawl-delay: 10\n").delay == 0
    assert Rules("User-agent: *\nCrawl-delay: inf\n").delay == 0


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"User-agent: a{number}\n" for number in range(20_000)) + "Disallow: /a\n" * 20_000,
        "".join(f"User-agent: diplomacy-kg{number}\n" for number in range(15_000)) + "Disallow: /a\n" * 15_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 200_000 + "*b\n",
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*a*b\n" * 15_000,
        "User-agent" + " " * 400_000,
    ],
)
def test_a_malicious_robots_txt_is_read_in_reasonable_time(text):
    began = time.monotonic()
    Rules(text[:LARGEST]).allow("https://example.org/" + "a" * 3000)
    assert time.monotonic() - began < 5
