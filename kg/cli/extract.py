"""`kg extract`: the statement records."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from kg.cli.arguments import add_inputs, verb
from kg.cli.reading import write_lines
from kg.model import records


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(verbs, "extract", "write the statements in the inputs, one JSON object a line", "kg extract seeds")
    add_inputs(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the records as the documents are read."""
    return write_lines(options, lambda reading: records.lines(map(records.record, reading.statements)))
