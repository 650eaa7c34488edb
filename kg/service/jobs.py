"""What a worker can be asked to do. A job is plain data, so that it travels between processes, and so is its outcome."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    from pyoxigraph import Store

Job = Mapping[str, Any]
PLAIN, JSON, CSV = "text/plain", "application/json", "text/csv"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a request: an HTTP status, a media type and a body, and whether there is more than the body has."""

    status: int
    media_type: str
    body: bytes
    cut: bool = False


def refusal(status: int, why: str) -> Outcome:
    """An outcome that says in words why there is no answer."""
    return Outcome(status, PLAIN, f"{why}\n".encode())


def done(store: Store, job: Job) -> Outcome:
    """The outcome of a job over a graph; what is wrong with the request is told in it, and what is wrong with us is logged."""
    from kg.graph.responses import NotAcceptable

    try:
        return _JOBS[job["name"]](store, job)
    except NotAcceptable as wrong:
        return refusal(406, str(wrong))
    except KgError as wrong:
        return refusal(400, str(wrong))
    except Exception:
        _LOG.exception("the job %s failed", job["name"])
        return refusal(500, "this should not happen; the server's log tells more")


def _sparql(store: Store, job: Job) -> Outcome:
    from kg.graph.responses import Accepted, respond

    accepted = Accepted(job["results"], job["triples"])
    found = respond(store, job["query"], accepted, job["largest"], job["default_graphs"], job["named_graphs"])
    return Outcome(200, found.media_type, found.body)


def _question(store: Store, job: Job) -> Outcome:
    from kg.graph import Format, ask, question

    answer, more = ask(store, question(job["question"]), job["settings"], job["limit"] + 1).cut(job["limit"])
    form = Format.CSV if job["results"] == CSV else Format.JSON
    return Outcome(200, job["results"], answer.text(form).encode(), more)


def _statements(store: Store, job: Job) -> Outcome:
    from kg.graph.listing import listing

    page = listing(store, job["settings"], job["after"], job["limit"])
    told = {"statements": page.statements, "after": page.after}
    return Outcome(200, JSON, json.dumps(told, ensure_ascii=False).encode())


def _prefixes(store: Store, job: Job) -> Outcome:
    from kg.graph.oxigraph import prefixes

    return Outcome(200, JSON, json.dumps(prefixes(store)).encode())


_JOBS: dict[str, Callable[[Any, Job], Outcome]] = {
    "sparql": _sparql,
    "question": _question,
    "statements": _statements,
    "prefixes": _prefixes,
}
