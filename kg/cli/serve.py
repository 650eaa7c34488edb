"""`kg serve`: a built graph over HTTP."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from kg.cli.arguments import verb
from kg.errors import PipelineError


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(
        verbs,
        "serve",
        "serve a built graph: a SPARQL endpoint, the stored questions, statements as JSON and the page, to read only unless told otherwise",
        "kg serve build --port 0",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that kg build made")
    parser.add_argument("--host", default="127.0.0.1", help="the address or name to serve at (default: %(default)s, this machine alone)")
    parser.add_argument("--port", type=int, default=8321, help="0 takes a free one (default: %(default)s)")
    parser.add_argument(
        "--cors",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="let pages of this origin read the answers, or of all with *; repeatable",
    )
    parser.add_argument("--timeout", type=float, default=10, metavar="SECONDS", help="what a query may take (default: %(default)s)")
    parser.add_argument("--memory", type=float, default=2, metavar="GB", help="what a query may take (default: %(default)s; Linux)")
    parser.add_argument("--largest", type=float, default=64, metavar="MB", help="what an answer may have (default: %(default)s)")
    parser.add_argument("--workers", type=int, default=4, metavar="N", help="queries answered at a time (default: %(default)s)")
    parser.add_argument(
        "--writable",
        action="store_true",
        help="take statements at POST /statements and remove documents at DELETE /documents/ID, from this machine alone",
    )
    parser.set_defaults(run=run, misused=parser.error)


def run(options: Namespace) -> int:
    """Print the address and serve until interrupted."""
    if min(options.timeout, options.memory, options.largest, options.workers) <= 0:
        options.misused("--timeout, --memory, --largest and --workers are more than 0")
    if not 0 <= options.port <= 65535:
        options.misused("--port is a number from 0 to 65535")
    if options.writable and (options.cors or options.host not in {"127.0.0.1", "::1", "localhost"}):
        options.misused("--writable is for this machine alone: there are no passwords; leave --cors and --host out")
    try:
        from kg.service.application import Limits
        from kg.service.server import serve
    except ModuleNotFoundError as missing:
        raise PipelineError(f"kg serve needs {missing.name}, which is not installed\n  pip install 'diplomacy-kg[serve]'") from None
    limits = Limits(
        seconds=options.timeout, memory=int(options.memory * 2**30), answer=int(options.largest * 2**20), workers=options.workers
    )
    serve(
        options.folder,
        options.host,
        options.port,
        tuple(options.cors),
        limits,
        lambda address: print(address, flush=True),
        writable=options.writable,
    )
    return 0
