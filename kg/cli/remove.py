"""`kg remove`: documents leave a built graph, with what only they said."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from kg.cli.arguments import add_place, add_wait, verb
from kg.cli.counted import number


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(
        verbs,
        "remove",
        "remove documents from a built graph, and what only they said",
        "kg remove build seeds/tass-2017-01-30-lavrov-safe-havens.txt",
    )
    add_place(parser)
    parser.add_argument("documents", nargs="+", metavar="DOCUMENT", help="a document's id, as kg status --documents lists it, or its IRI")
    add_wait(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Remove, and print how many."""
    from kg.pipeline import remove

    change = remove(options.documents, options.place, wait=options.wait)
    print(f"{number(len(change.removed), 'document')} removed")
    return 0
