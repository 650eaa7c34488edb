"""A site on loopback, and a fetcher that may ask it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.documents.addresses import Fetcher, Limits

Page = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server: what it has at each path, what it was asked, and the names under which it is known."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.names = {"news.example": "127.0.0.1", "other.example": "127.0.0.1"}
        self.stop: list[threading.Event] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.headers["Host"].partition(":")[0], self.path))
                site.headers.append(dict(self.headers))
                if self.path in site.pages:
                    site.pages[self.path](self)
                else:
                    self.send_error(404)

            def log_message(self, *arguments: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *arguments: object) -> None:
                """A client that has had enough leaves; that is no error."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self.server.server_port
        self.scheme = "http"

    def url(self, path: str, host: str = "news.example") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def has(self, path: str, content: bytes = b"Norway agreed.", status: int = 200, **headers: str) -> None:
        """Have a page there; a header's name is written with _ for -."""

        def page(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in ({"Content_Type": "text/plain"} | headers).items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(content)

        self.pages[path] = page

    def says(self, path: str, *pieces: bytes, every: float = 0, endless: bool = False) -> None:
        """Answer there with these bytes as they are, one piece at a time, the last of them over and over if it is endless."""
        stopped = threading.Event()

        def page(handler: BaseHTTPRequestHandler) -> None:
            for piece in pieces:
                handler.wfile.write(piece)
            while endless and not stopped.wait(every):
                handler.wfile.write(pieces[-1])

        self.pages[path] = page
        self.stop.append(stopped)

    def resolve(self, host: str, port: int, **kinds: int) -> list:
        return socket.getaddrinfo(self.names.get(host, host), port, flags=socket.AI_NUMERICHOST, **kinds)

    def fetcher(self, **options) -> Fetcher:
        """A fetcher to which this machine, and no other, is the public internet, and which writes down how long it was to sleep."""
        self.slept: list[float] = []
        defaults = {
            "ports": [self.port],
            "may_connect": lambda found: str(found) == "127.0.0.1",
            "resolve": self.resolve,
            "sleep": self.slept.append,
            "limits": Limits(connecting=2, silence=0.3, page=1, size=100_000),
        }
        return Fetcher(**defaults | options)


@pytest.fixture
def site() -> Iterator[Site]:
    """A site without pages."""
    pytest.importorskip("protego", reason="Protego is not installed: pip install 'diplomacy-kg[web]'")
    made = Site()
    threading.Thread(target=made.server.serve_forever, args=(0.02,), daemon=True).start()
    yield made
    for event in made.stop:
        event.set()
    made.server.shutdown()
    made.server.server_close()
