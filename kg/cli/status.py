"""`kg status`: what a built graph holds."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import add_place, verb
from kg.cli.counted import number
from kg.cli.plain import plain

if TYPE_CHECKING:
    from kg.pipeline import Status

SHOWN_RUNS = 5


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(verbs, "status", "tell what a built graph holds, what read it, and whether its files are up to date", "kg status build")
    add_place(parser)
    parser.add_argument("--documents", action="store_true", help="list the documents, one id a line, and nothing else")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print the figures, or the documents."""
    from kg.pipeline import status

    found = status(options.place)
    # in a pipe they are names for another program
    names = map(plain, found.documents) if sys.stdout.isatty() else found.documents
    print("\n".join(names if options.documents else _lines(found)))
    return 0


def _lines(found: Status) -> Iterator[str]:
    yield f"{number(len(found.documents), 'document')}, {number(found.statements, 'statement')}, {number(found.triples, 'triple')}"
    if found.same_reports:
        carry = "carries" if found.same_reports == 1 else "carry"
        yield f"same   {number(found.same_reports, 'document')} {carry} an earlier one's report; what is repeated is counted once"
    yield f"base   {found.base}"
    if found.bytes is not None:
        yield f"disk   {found.bytes / 1e6:.1f} MB"
    if found.files:
        yield f"files  {found.files}"
    for run in found.runs[:SHOWN_RUNS]:
        yield f"run    {run.started}  {number(run.documents, 'document')}  kg {run.version}, {run.pipeline}"
    if len(found.runs) > SHOWN_RUNS:
        yield f"       and {number(len(found.runs) - SHOWN_RUNS, 'earlier run')}"
