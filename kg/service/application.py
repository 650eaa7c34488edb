"""The web application: its addresses, and what is answered at each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

import kg
from kg.errors import GraphError
from kg.graph.listing import FILTERS, LONGEST
from kg.graph.names import PREFIXES
from kg.graph.questions import question, questions
from kg.graph.responses import RESULTS, TRIPLES, description
from kg.service.guards import LOOPBACK, KnownHosts, SafeHeaders
from kg.service.jobs import CSV, JSON, Outcome, refusal
from kg.service.negotiation import preferred
from kg.service.requests import Refused, asked, posted
from kg.service.workers import Workers
from kg.service.writing import FORMATS, Writer

PAGE = "index.html"
ROWS, MOST_ROWS = 1000, 10_000
"""Rows of a stored question, unless more or fewer are asked for, and the most that can be."""
CUT = "Kg-Cut"
"""The header that tells that there are more rows than the answer has."""
_ASSETS = {"page.js": "text/javascript", "page.css": "text/css"}
_EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: seconds, bytes of memory, of its body, of its answer and of what it writes; and the number of workers."""

    seconds: float = 10.0
    memory: int = 2 * 2**30
    request: int = 2**20
    answer: int = 64 * 2**20
    workers: int = 4
    written: int = 64 * 2**20


def application(
    folder: Path, host: str = "127.0.0.1", origins: tuple[str, ...] = (), limits: Limits | None = None, *, writable: bool = False
) -> Starlette:
    """The application that serves the graph of a folder to requests that call it by the host's name.

    Pages of the `origins` may read its answers, those of no others. `writable` lets whoever reaches it post statements and delete
    documents. Raises `GraphError` where the folder has no graph.
    """
    limits = limits or Limits()
    writer = Writer(folder, limits.seconds) if writable else None
    workers = Workers(folder, limits.workers, limits.seconds, limits.memory)
    # a graph keeps its base
    prefixes: dict[str, str] = {}

    async def endpoint(request: Request) -> Response:
        told = await asked(request, limits.request)
        accept = request.headers.get("accept")
        if told is None:
            if preferred(accept, ("text/turtle", *TRIPLES, "text/html")) == "text/html":
                return _asset("page.html", "text/html")
            media_type = preferred(accept, TRIPLES)
            if media_type is None:
                raise Refused(406, f"the service description is written as {', '.join(TRIPLES)}")
            found = description(str(request.url.replace(query="")), media_type)
            return _response(Outcome(200, found.media_type, found.body))
        job = {
            "name": "sparql",
            "query": told.query,
            "default_graphs": told.default_graphs,
            "named_graphs": told.named_graphs,
            "results": preferred(accept, RESULTS),
            "triples": preferred(accept, TRIPLES),
            "largest": limits.answer,
        }
        return _response(await _unless_left(request, workers.outcome(job)))

    async def answer(request: Request) -> Response:
        settings = _settings(request)
        limit = _whole(settings.pop("limit", str(ROWS)), "limit", MOST_ROWS)
        results = preferred(request.headers.get("accept"), ("application/sparql-results+json", JSON, CSV))
        if results is None:
            raise Refused(406, f"an answer is written as application/sparql-results+json, {JSON} or {CSV}")
        name = request.path_params["name"]
        try:
            question(name)
        except GraphError as unknown:
            raise Refused(404, str(unknown)) from None
        job = {"name": "question", "question": name, "settings": settings, "limit": limit, "results": results}
        return _response(await _unless_left(request, workers.outcome(job)))

    async def stored(request: Request) -> Response:
        if not prefixes:
            outcome = await _unless_left(request, workers.outcome({"name": "prefixes"}))
            if outcome.status == 200:
                prefixes.update(json.loads(outcome.body))
        # while all workers are busy, the page abbreviates what it can
        return JSONResponse({**_stored(), "prefixes": prefixes or PREFIXES})

    async def statements(request: Request) -> Response:
        settings = _settings(request)
        limit = _whole(settings.pop("limit", "100"), "limit", LONGEST)
        after = settings.pop("after", "")
        job = {"name": "statements", "settings": settings, "after": after, "limit": limit}
        outcome = await _unless_left(request, workers.outcome(job))
        if outcome.status != 200:
            return _response(outcome)
        page = json.loads(outcome.body)
        last = page.pop("after")
        page["next"] = str(request.url.include_query_params(after=last)) if last else None
        return JSONResponse(page)

    async def taken(request: Request) -> Response:
        return _response(await _allowed(writer).take(*await posted(request, FORMATS, limits.written)))

    async def dropped(request: Request) -> Response:
        return _response(await _allowed(writer).drop(request.path_params["document"]))

    async def health(request: Request) -> Response:
        well = workers.alive > 0
        return JSONResponse({"status": "ok" if well else "no worker is alive", "workers": workers.alive}, 200 if well else 503)

    async def view(request: Request) -> Response:
        page = folder / PAGE
        if not page.is_file():
            raise Refused(404, f"{PAGE}: there is none; kg build makes it")
        # the page tells its own policy, under which its own scripts run, and nothing is fetched
        return FileResponse(page, media_type="text/html", headers={"Content-Security-Policy": "frame-ancestors 'none'"})

    @asynccontextmanager
    async def working(app: Starlette) -> AsyncIterator[None]:
        await workers.start()
        try:
            yield
        finally:
            await workers.close()

    names = None if host in _EVERYWHERE else LOOPBACK | {host.lower(), f"[{host.lower()}]"}
    guards = [Middleware(KnownHosts, names=names), Middleware(SafeHeaders)]
    if origins:
        methods, headers = ["GET", "POST"], ["Content-Type"]
        guards.append(Middleware(CORSMiddleware, allow_origins=origins, allow_methods=methods, allow_headers=headers, expose_headers=[CUT]))
    return Starlette(
        routes=[
            Route("/", _page),
            *(Route(f"/{name}", _asset_of(name, media_type)) for name, media_type in _ASSETS.items()),
            Route("/sparql", endpoint, methods=["GET", "POST"]),
            Route("/questions", stored),
            Route("/questions/{name}", answer),
            Route("/statements", statements),
            Route("/statements", taken, methods=["POST"]),
            Route("/documents/{document:path}", dropped, methods=["DELETE"]),
            Route("/view", view),
            Route("/health", health),
        ],
        middleware=guards,
        exception_handlers={Refused: _refused},
        lifespan=working,
    )


def _allowed(writer: Writer | None) -> Writer:
    if writer is None:
        raise Refused(403, "this server only reads; kg serve --writable writes, too")
    return writer


async def _page(request: Request) -> Response:
    return _asset("page.html", "text/html")


@lru_cache(maxsize=1)
def _stored() -> dict[str, Any]:
    return {
        "version": kg.__version__,
        "questions": [
            {
                "name": stored.name,
                "question": stored.english,
                "columns": stored.columns,
                "parameters": [
                    {"name": p.name, "kind": p.kind, "meaning": p.meaning, "needed": p.needed, "example": p.kind.example}
                    for p in stored.parameters.values()
                ],
                "sparql": stored.sparql,
            }
            for stored in questions()
        ],
        "filters": [{"name": f.name, "kind": f.kind, "meaning": f.meaning} for f in FILTERS.values()],
    }


def _asset_of(name: str, media_type: str) -> Handler:
    async def handler(request: Request) -> Response:
        return _asset(name, media_type)

    return handler


def _asset(name: str, media_type: str) -> Response:
    return Response(files("kg.service").joinpath(name).read_text(encoding="utf-8"), media_type=media_type)


async def _unless_left(request: Request, outcome: Coroutine[Any, Any, Outcome]) -> Outcome:
    """The outcome, unless the client goes: then nobody waits for it, and its worker is free for others."""
    working = asyncio.ensure_future(outcome)
    while not (await asyncio.wait({working}, timeout=1))[0]:
        if await request.is_disconnected():
            working.cancel()
            return refusal(503, "the client has gone")
    return working.result()


def _response(outcome: Outcome) -> Response:
    response = Response(outcome.body, outcome.status, media_type=outcome.media_type, headers={"Vary": "Accept"})
    if outcome.cut:
        response.headers[CUT] = "true"
    if outcome.status == 503:
        response.headers["Retry-After"] = "1"
    return response


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    return _response(refusal(refused.status, refused.why))


def _settings(request: Request) -> dict[str, str]:
    """What is set in the address: an empty value sets nothing."""
    settings: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in settings:
            raise Refused(400, f"{name} is given twice")
        if value:
            settings[name] = value
    return settings


def _whole(text: str, name: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise Refused(400, f"{name} is a number from 1 to {most}")
    return int(text)
