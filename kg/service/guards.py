"""What stands before every request: whom the server is asked as, how much is sent, and what a browser may do with an answer."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

# The page asks this server alone; a script, style or picture comes from nowhere else.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


class KnownHosts:
    """Refuses requests that reach the server under a foreign name, as those of a page whose name was rebound to this machine.

    None for the names lets every name pass, which is for servers that the network is meant to reach.
    """

    def __init__(self, app: ASGIApp, names: Collection[str] | None) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse with 400."""
        if scope["type"] == "http" and self._names is not None and _name(Headers(scope=scope).get("host", "")) not in self._names:
            names = ", ".join(sorted(self._names))
            await PlainTextResponse(f"this server is known as {names}; kg serve --host NAME changes that\n", 400)(scope, receive, send)
            return
        await self._app(scope, receive, send)


class SafeHeaders:
    """Tells browsers to keep to the types that are told, and to run nothing in what is no page of ours."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with these headers, where the answer has none of its own."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers.setdefault("Content-Security-Policy", POLICY)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self._app(scope, receive, guarded)


def _name(host: str) -> str:
    """The name in a Host header, without its port: 'localhost:8321' → 'localhost', '[::1]:8321' → '[::1]'."""
    name, _, after = host.lower().rpartition(":")
    return name if name and after.isdigit() and (not name.startswith("[") or name.endswith("]")) else host.lower()
