"""URLs that are fetched, and those that are not."""

from __future__ import annotations

import pytest

from kg.documents.addresses.address import address, is_address, redirected, shown
from kg.errors import InputError


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG./News?q=1#part", "https://example.org/News?q=1"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:443/a%20b", "https://example.org/a%20b"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org/Yaoundé?ville=Yaoundé", "https://example.org/Yaound%C3%A9?ville=Yaound%C3%A9"),
        ("https://bücher.example/ru", "https://xn--bcher-kva.example/ru"),
        ("https://[2606:2800:0220::1]/", "https://[2606:2800:220::1]/"),
        ("https://example.org/a?u=http://x@y/", "https://example.org/a?u=http://x@y/"),
    ],
)
def test_a_url_is_written_as_servers_are_asked_for_it(url, asked):
    assert address(url, ()).url == asked
    assert address(asked, ()) == address(url, ())


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/", "begins with ftp: only http and https are fetched"),
        ("file:///etc/passwd", "begins with file: only http and https"),
        ("gopher://example.org/", "begins with gopher"),
        ("https://me:secret@example.org/", "has a name or a password in it"),
        ("https://example.org@127.0.0.1/", "has a name or a password in it"),
        ("https://example.org:8080/", "has port 8080: of servers on others than 80 and 443 nothing is fetched unless --port 8080"),
        ("https://example.org:99999/", "is no address that can be read"),
        ("https://example.org:x/", "is no address that can be read"),
        ("https://me:secret@exa℀mple.org/", "is no address that can be read"),
        ("https://me:secret", "is no address that can be read"),
        ("https:///news", "has no host"),
        ("https://exa..mple.org/", "has no host"),
        ("https://%31%32%37.0.0.1/", "has no host"),
        ("https://-/", "has no host"),
        (f"https://{'a' * 64}.org/", "has no host"),
        ("https://[fe80::1%25eth0]/", "has no host: [ and ] are for an IPv6 address"),
        ("https://[::1/", "is no address that can be read"),
        ("https://example.org/a b", "has a space"),
        ("https://example.org\\@127.0.0.1/", "has a space, a backslash or a control character"),
        ("https://exam\nple.org/", "has a space"),
        (f"https://example.org/{'a' * 4000}", "has 4020 characters"),
    ],
)
def test_what_is_not_fetched_is_told_with_its_reason(url, why):
    with pytest.raises(InputError) as told:
        address(url, ())
    assert str(told.value).startswith(why)
    assert "secret" not in str(told.value)


def test_a_port_can_be_allowed():
    assert address("https://example.org:8443/", [8443]).url == "https://example.org:8443/"


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://example.org/b"),
        ("c?d", "https://example.org/a/c?d"),
        ("//other.example/", "https://other.example/"),
        ("http://other.example/x#y", "http://other.example/x"),
        (" /with a space ", "https://example.org/with%20a%20space"),
        ("/Yaoundé".encode().decode("latin-1"), "https://example.org/Yaound%C3%A9"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location, url):
    assert redirected(address("https://example.org/a/b", ()), location, ()).url == url


def test_urls_are_told_from_files():
    assert all(map(is_address, ["https://example.org", "HTTP://x", "ftp://x", "file:///x"]))
    assert not any(map(is_address, ["a.txt", "-", "C:\\news.txt", "c:/news.txt", "news/https", "//share/a.txt", 1]))


def test_a_password_is_not_shown():
    assert shown("https://me:se/cret@example.org/") == "https://me:se/cret@example.org/"  # a slash ends the host: it is a path
    assert shown("https://me:secret@x@example.org/a?b@c") == "https://example.org/a?b@c"
    assert shown("https://example.org/@me") == "https://example.org/@me"
