"""Pages from a server on loopback that behaves well, badly, and not at all."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from http.server import HTTPServer
from itertools import pairwise

import pytest

import kg
from kg.documents.addresses import Fetcher, Limits
from kg.errors import InputError

TEXT = b"Norway agreed."


def refused(fetcher, url, *arguments):
    """Why a page is not to be had."""
    with pytest.raises(InputError) as told:
        fetcher.fetch(url, *arguments)
    return str(told.value)


def test_a_page_comes_with_its_kind_and_its_place(site):
    site.has("/a", Content_Type='Text/HTML; charset="ISO-8859-1"')
    found = site.fetcher().fetch(site.url("/a#part"))
    assert (found.url, found.data, found.media_type, found.charset) == (site.url("/a"), TEXT, "text/html", "iso-8859-1")


@pytest.mark.parametrize("content_type", ["", "nonsense", "text"])
def test_no_kind_is_no_kind(site, content_type):
    site.has("/a", Content_Type=content_type)
    found = site.fetcher().fetch(site.url("/a"))
    assert (found.media_type, found.charset) == (None, None)


def test_we_say_who_we_are_and_nothing_else(site, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    site.has("/a", Set_Cookie="who=you")
    fetcher = site.fetcher()
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/a"))
    for headers in site.headers:
        assert headers["User-Agent"] == f"diplomacy-kg/{kg.__version__}"
        assert headers["Host"] == f"news.example:{site.port}"
        assert headers.keys() == {"User-Agent", "Host", "Accept", "Accept-Encoding", "Accept-Language", "Connection"}


# what it looks up and where it connects to


def test_nothing_on_this_machine_is_asked(site):
    site.has("/a")
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.1", "[::ffff:127.0.0.1]"):
        assert "is not in the public internet" in refused(Fetcher(ports=[site.port]), f"http://{host}:{site.port}/a")
    assert "is not in the public internet (news.example stands for 127.0.0.1)" in refused(
        Fetcher(ports=[site.port], resolve=site.resolve), site.url("/a")
    )
    assert not site.asked


def test_what_was_checked_is_what_is_asked(site, monkeypatch):
    """A name that stands for another machine each time that it is looked up."""
    site.has("/a")
    looked_up = []

    def rebinding(host, port, **kinds):
        looked_up.append(host)
        return socket.getaddrinfo("127.0.0.1", port, **kinds)

    def must_not_look_up(*host, **kinds):
        raise AssertionError("a name is looked up for a second time")

    real = socket.getaddrinfo
    fetcher = site.fetcher(resolve=rebinding)
    monkeypatch.setattr(
        "socket.getaddrinfo", lambda host, *port, **kinds: (real if host == "127.0.0.1" else must_not_look_up)(host, *port, **kinds)
    )
    assert fetcher.fetch(site.url("/a")).data == TEXT
    assert looked_up == ["news.example"] * 2  # robots.txt and the page: a look-up for each connection


def test_the_next_address_of_a_host_is_tried(site):
    site.has("/a")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))

        def resolve(host, port, **kinds):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in (nobody.getsockname(), ("127.0.0.1", port))]

        assert site.fetcher(resolve=resolve).fetch(site.url("/a")).data == TEXT


@pytest.mark.skipif(not socket.has_ipv6, reason="there is no IPv6 here")
def test_an_address_of_version_6_is_asked(site):
    class Server(HTTPServer):
        address_family = socket.AF_INET6

    try:
        server = Server(("::1", 0), site.server.RequestHandlerClass)
    except OSError:
        pytest.skip("there is no IPv6 on loopback")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    site.has("/a")
    fetcher = site.fetcher(ports=[server.server_port], may_connect=lambda found: str(found) == "::1")
    assert fetcher.fetch(f"http://[::1]:{server.server_port}/a").url == f"http://[::1]:{server.server_port}/a"
    assert site.headers[-1]["Host"] == f"[::1]:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_server_that_is_not_there(site):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        fetcher = site.fetcher(ports=[port])
        assert refused(fetcher, f"http://news.example:{port}/") == "was not answered by news.example: connection refused"
    assert refused(site.fetcher(), site.url("/", "nope.example")).startswith("has a host that is not known: nope.example")


# redirects


def test_redirects_are_followed_to_where_they_lead(site):
    site.has("/a", status=301, Location="/b?c")
    site.has("/b?c", status=302, Location=site.url("/d", "other.example"))
    site.has("/d")
    assert site.fetcher().fetch(site.url("/a")).url == site.url("/d", "other.example")
    assert ("other.example", "/robots.txt") in site.asked


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("http://10.0.0.1/secret", "leads to http://10.0.0.1/secret, which is not in the public internet: "),
        (
            "http://169.254.169.254/latest/meta-data",
            "leads to http://169.254.169.254/latest/meta-data, which is not in the public internet",
        ),
        ("http://intranet.example/", "leads to http://intranet.example/, which is not in the public internet (intranet.example stands for"),
        ("file:///etc/passwd", "leads to an address that begins with file: only http and https are fetched"),
        ("gopher://news.example/", "leads to an address that begins with gopher"),
        ("http://me:secret@news.example/", "leads to an address that has a name or a password in it"),
        ("http://news.example:22/", "leads to an address that has port 22"),
        ("http://a\x1b[31mb/", "leads to an address that cannot be read"),
        ("http://a\x1bb/", "leads to an address that has no host"),
    ],
)
def test_each_redirect_is_checked_again(site, location, why):
    site.names["intranet.example"] = "192.168.1.1"
    site.has("/a", status=302, Location=location)
    told = refused(site.fetcher(), site.url("/a"))
    assert told.startswith(why)
    assert "\x1b" not in told
    assert "secret@" not in told


def test_a_circle_of_redirects_ends(site):
    site.has("/a", status=302, Location="/b")
    site.has("/b", status=302, Location="/a")
    assert refused(site.fetcher(), site.url("/a")) == "leads from one address to the next without end: 5 are followed"
    assert len(site.asked) == 1 + 6


# bounds


def test_an_answer_that_drips_is_left(site):
    site.says("/a", b"HTTP/1.1 200 OK\r\n\r\n", b"x", every=0.1, endless=True)
    began = time.monotonic()
    assert refused(site.fetcher(), site.url("/a")).startswith("took longer than 1 seconds")
    assert time.monotonic() - began < 2


def test_headers_that_drip_are_left(site):
    site.says("/a", b"HTTP/1.1 200 OK\r\n", b"X: x\r\n", every=0.1, endless=True)
    assert refused(site.fetcher(), site.url("/a")).startswith("took longer than 1 seconds")


def test_a_server_that_is_silent_is_left(site):
    site.says("/a", b"HTTP/1.1 200 OK\r\n\r\n", b"x", every=5, endless=True)
    assert refused(site.fetcher(), site.url("/a")) == "was not answered by news.example in time: try again later"


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 10_000),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"2710\r\n" + b"x" * 10_000 + b"\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n", b""),
    ],
)
def test_what_is_too_large_is_left(site, pieces):
    site.says("/a", *pieces, endless=True)
    assert refused(site.fetcher(), site.url("/a")).startswith("is larger than 0.1 MB")


@pytest.mark.parametrize(
    "pieces", [(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000,), (b"HTTP/1.1 200 OK\r\n", b"X: x\r\n" * 10), (b"x" * 70_000,)]
)
def test_headers_without_end_are_left(site, pieces):
    site.says("/a", *pieces, endless=True)
    fetcher = site.fetcher(limits=Limits(connecting=2, silence=2, page=20, size=1000))
    assert refused(fetcher, site.url("/a")).startswith("was not answered in HTTP that can be read")


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(TEXT)),
        ("X-GZIP", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", zlib.compress(TEXT, wbits=-15)),
        ("identity", TEXT),
    ],
)
def test_what_is_packed_is_unpacked(site, coding, packed):
    site.has("/a", packed, Content_Encoding=coding)
    assert site.fetcher().fetch(site.url("/a")).data == TEXT


@pytest.mark.parametrize(
    ("coding", "packed"),
    [("gzip", gzip.compress(bytes(50_000_000))), ("deflate", zlib.compress(bytes(50_000_000)))],
)
def test_a_bomb_is_opened_no_further_than_the_bound(site, coding, packed):
    assert len(packed) < 100_000
    site.has("/a", packed, Content_Encoding=coding)
    assert refused(site.fetcher(), site.url("/a")).startswith("is larger than 0.1 MB")


@pytest.mark.parametrize(
    ("coding", "packed", "why"),
    [
        ("br", b"\x0b\x06\x80Norway\x03", "was sent packed in a way that was not asked for: 'br'"),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT)), "was sent packed in a way that was not asked for"),
        ("gzip", TEXT, "was sent packed, and cannot be unpacked"),
        ("gzip", gzip.compress(TEXT)[:-4], "was sent packed, and broke off"),
        ("gzip", b"", "was sent packed, and broke off"),
        ("gzip", gzip.compress(TEXT) * 2, "was sent packed, with something behind its end"),
    ],
)
def test_what_cannot_be_unpacked_is_told(site, coding, packed, why):
    site.has("/a", packed, Content_Encoding=coding)
    assert refused(site.fetcher(), site.url("/a")).startswith(why)


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nNorway",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nNorway",
    ],
)
def test_half_a_page_is_none(site, said):
    site.says("/a", said)
    assert refused(site.fetcher(), site.url("/a")).startswith("broke off: less was sent than was announced")


@pytest.mark.parametrize("said", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 abc OK\r\n\r\n"])
def test_what_is_no_http_is_told(site, said):
    site.says("/a", said)
    assert refused(site.fetcher(), site.url("/a")).startswith("was not answered")


# what is there


def test_what_is_not_to_be_read_is_not_taken(site):
    site.says("/a", b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n", b"x" * 1000, endless=True)
    asked = []

    def unread(media_type, url):
        asked.append((media_type, url))
        return f"is {media_type}"

    assert refused(site.fetcher(), site.url("/a"), unread) == "is video/mp4"
    assert asked == [("video/mp4", site.url("/a"))]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "is not there (404 Not Found): has the page moved?"),
        (403, "is not given to everybody (403 Forbidden): save the page from a browser"),
        (500, "is not to be had now (500 Internal Server Error): try again later"),
        (204, "has no page to read (204 No Content)"),
        (304, "has no page to read (304 Not Modified)"),
        (799, "has no page to read (799)"),
    ],
)
def test_an_answer_without_a_page_is_told(site, status, why):
    site.says("/a", b"HTTP/1.1 %d \x1b[31mred\r\nContent-Length: 0\r\n\r\n" % status)
    assert refused(site.fetcher(), site.url("/a")).startswith(why)


# the rules of the site


def test_what_robots_txt_forbids_is_not_asked_for(site):
    site.has("/robots.txt", b"User-agent: *\nDisallow: /private/\nAllow: /private/open\n")
    site.has("/private/a")
    site.has("/private/open")
    fetcher = site.fetcher()
    assert refused(fetcher, site.url("/private/a")) == (
        f"is closed to programs by {site.url('/robots.txt')}: save the page from a browser and give the file"
    )
    assert fetcher.fetch(site.url("/private/open")).data == TEXT
    assert [path for _, path in site.asked] == ["/robots.txt", "/private/open"]


def test_a_redirect_to_what_is_forbidden_is_not_followed(site):
    site.has("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    site.has("/a", status=302, Location="/private/a")
    assert refused(site.fetcher(), site.url("/a")).startswith(f"leads to {site.url('/private/a')}, which is closed to programs")
    assert ("news.example", "/private/a") not in site.asked


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_robots_txt_is_open(site, status):
    site.has("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
    site.has("/a")
    assert site.fetcher().fetch(site.url("/a")).data == TEXT


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_site_whose_rules_are_not_to_be_had_is_closed(site, status):
    site.has("/robots.txt", status=status)
    site.has("/a")
    fetcher = site.fetcher()
    for _ in range(2):
        assert refused(fetcher, site.url("/a")).startswith(
            f"is not asked for, as nobody knows whether it may be: {site.url('/robots.txt')} is not to be had now ({status} "
        )
    assert site.asked == [("news.example", "/robots.txt")]


def test_robots_txt_is_fetched_under_the_same_rules(site):
    site.has("/robots.txt", status=302, Location="http://10.0.0.1/robots.txt")
    site.has("/a")
    assert "leads to http://10.0.0.1/robots.txt, which is not in the public internet" in refused(site.fetcher(), site.url("/a"))
    site.has("/robots.txt", status=302, Location="/rules")
    site.has("/rules", b"User-agent: diplomacy-kg\nDisallow: /")
    assert "is closed to programs" in refused(site.fetcher(), site.url("/a"))


def test_of_an_endless_robots_txt_the_beginning_counts(site):
    site.says("/robots.txt", b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /b\n", b"#" * 10_000 + b"\n", endless=True)
    site.has("/a")
    site.has("/b")
    fetcher = site.fetcher(limits=Limits(page=20))
    assert fetcher.fetch(site.url("/a")).data == TEXT
    assert "is closed to programs" in refused(fetcher, site.url("/b"))


def test_a_host_is_asked_once_a_second(site):
    site.has("/a")
    site.has("/b")
    fetcher = site.fetcher()
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/b"))
    assert len(site.slept) == 2
    assert all(0.9 < seconds <= 1 for seconds in site.slept)
    fetcher.fetch(site.url("/a", "other.example"))
    assert len(site.slept) == 3  # between its robots.txt and its page


def test_requests_are_a_second_apart_on_the_clock(site):
    site.has("/a")
    times = []
    page = site.pages["/a"]
    site.pages["/a"] = lambda handler: (times.append(time.monotonic()), page(handler))
    fetcher = site.fetcher(sleep=time.sleep, limits=Limits(interval=0.2))
    for _ in range(3):
        fetcher.fetch(site.url("/a"))
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


def test_the_pause_that_a_site_asks_for_is_kept(site):
    site.has("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
    site.has("/a")
    fetcher = site.fetcher()
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/a"))
    assert [round(seconds) for seconds in site.slept] == [1, 7]


def test_a_pause_that_is_too_long_is_told(site):
    site.has("/robots.txt", b"User-agent: *\nCrawl-delay: 3600\n")
    site.has("/a")
    fetcher = site.fetcher()
    fetcher.fetch(site.url("/a"))
    assert refused(fetcher, site.url("/a")).startswith("is on a host that asks for a pause of 3600 seconds, and 60 are waited")


def test_a_busy_host_is_asked_once_more_when_it_says(site):
    answers = [503, 200]
    site.pages["/a"] = lambda handler: site.pages[str(answers.pop(0))](handler)
    site.has("503", status=503, Retry_After="5")
    site.has("200")
    assert site.fetcher().fetch(site.url("/a")).data == TEXT
    assert [round(seconds) for seconds in site.slept] == [1, 5]


def test_a_host_that_stays_busy_is_left(site):
    site.has("/a", status=429, Retry_After="5")
    site.has("/b", status=503, Retry_After="86400")
    site.has("/c", status=503)
    fetcher = site.fetcher()
    assert refused(fetcher, site.url("/c")).startswith("is not to be had now (503 Service Unavailable)")
    assert refused(fetcher, site.url("/a")).startswith("is not to be had now (429 Too Many Requests)")
    assert refused(fetcher, site.url("/b")).startswith("is not to be had now (503 Service Unavailable)")
    assert "asks for a pause of 86400 seconds" in refused(fetcher, site.url("/c"))
    assert [path for _, path in site.asked] == ["/robots.txt", "/c", "/a", "/a", "/b"]


# certificates


@pytest.fixture
def certificate(tmp_path):
    """A certificate for news.example that nobody trusts, with its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not on the path")
    made = tmp_path / "certificate.pem"
    wanted = "-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=news.example".split()
    places = ["-addext", "subjectAltName=DNS:news.example", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "only.pem"]
    subprocess.run(["openssl", "req", *wanted, *places], check=True, capture_output=True)
    made.write_text((tmp_path / "key.pem").read_text() + (tmp_path / "only.pem").read_text())
    return made


@pytest.fixture
def secure(site, certificate):
    """The site behind TLS, and the names it was greeted with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    greeted = []
    context.sni_callback = lambda connection, name, context: greeted.append(name)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    site.scheme = "https"
    site.has("/a")
    return greeted


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(site, secure):
    assert refused(site.fetcher(), site.url("/a")).startswith("has a certificate that cannot be trusted: self")
    assert not site.asked


def test_the_certificate_and_the_greeting_are_those_of_the_host_not_of_its_address(site, secure, certificate):
    trusting = ssl.create_default_context(cafile=certificate)
    assert site.fetcher(tls=trusting).fetch(site.url("/a")).url == f"https://news.example:{site.port}/a"
    assert set(secure) == {"news.example"}
    assert site.headers[-1]["Host"] == f"news.example:{site.port}"
    told = refused(site.fetcher(tls=trusting), site.url("/a", "other.example"))
    assert told.startswith("has a certificate that cannot be trusted: Hostname mismatch")


def test_a_server_without_tls_is_told(site):
    assert refused(site.fetcher(), f"https://news.example:{site.port}/a").startswith("was not answered")
