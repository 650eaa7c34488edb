"""`kg import`: from statements that were made elsewhere to a graph."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from kg.cli.arguments import add_store, verb
from kg.cli.build import lines


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(
        verbs,
        "import",
        "take statements that were made elsewhere, all or none, and leave what kg build leaves",
        "kg import build/statements.jsonl -o imported",
    )
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="FILE",
        help="statement records (.jsonl) or RDF of ours (.ttl, .trig, .nt, .nq, .jsonld, .rdf), or - for records from the standard input",
    )
    parser.add_argument("-o", "--output", required=True, metavar="DIR", help="the folder for the results; it is made if it is missing")
    add_store(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Import, and print what was found and where it is."""
    from kg.pipeline import imported

    print("\n".join(lines(imported(options.inputs, options.output, base=options.base, wait=options.wait))))
    return 0
