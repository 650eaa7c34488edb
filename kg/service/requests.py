"""Requests of the SPARQL 1.1 Protocol, read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_ALL = ("query", "default-graph-uri", "named-graph-uri")


class Refused(Exception):  # noqa: N818
    """A request that is not answered: with which status, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the graphs that it is asked of; none are named where it is asked of all."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def asked(request: Request, longest: int) -> Asked | None:
    """What a request asks, by GET, by POST of a form, or by POST of a query; None for a GET that asks nothing.

    Raises `Refused`: 400 for what is no such request, 403 for an update, 413 for a body of more than `longest` bytes, 415 for another
    media type.
    """
    told = _pairs(request.scope["query_string"])
    if request.method == "POST":
        media_type = _media_type(request)
        if media_type == UPDATE:
            raise Refused(403, "this endpoint only reads")
        if media_type not in {FORM, QUERY}:
            raise Refused(415, f"a query is posted as {QUERY} or {FORM}, not as {media_type or 'no type'}")
        body = await _body(request, longest)
        told += [("query", _text(body))] if media_type == QUERY else _pairs(body)
    queries = [value for name, value in told if name == "query"]
    if any(name == "update" for name, _ in told):
        raise Refused(403, "this endpoint only reads")
    if not queries and request.method == "GET":
        return None
    if len(queries) != 1:
        raise Refused(400, "there is no query" if not queries else "there is more than one query")
    default, named = (tuple(value for name, value in told if name == wanted) for wanted in _ALL[1:])
    return Asked(queries[0], default, named)


async def posted(request: Request, media_types: Collection[str], longest: int) -> tuple[str, bytes]:
    """The media type and the body of a POST.

    Raises `Refused`: 413 for a body of more than `longest` bytes, 415 for a media type that is none of these.
    """
    media_type = _media_type(request)
    if media_type not in media_types:
        raise Refused(415, f"statements are posted as {', '.join(media_types)}, not as {media_type or 'no type'}")
    return media_type, await _body(request, longest)


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _body(request: Request, longest: int) -> bytes:
    why = f"a request has no more than {longest:,} bytes"
    if int(request.headers.get("content-length") or 0) > longest:
        raise Refused(413, why)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > longest:
            raise Refused(413, why)
    return bytes(body)


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except UnicodeDecodeError:
        raise Refused(400, "a form is percent-encoded UTF-8") from None
    except ValueError:
        raise Refused(400, "there are more than 100 parameters") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise Refused(400, f"a query is UTF-8, and at byte {wrong.start} this is not") from None
