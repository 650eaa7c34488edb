"""`kg attributions`: who says what."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from kg.cli.arguments import add_inputs, verb
from kg.cli.reading import write_lines
from kg.model import records


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(verbs, "attributions", "write who says what in the inputs, one JSON object a line", "kg attributions seeds")
    add_inputs(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the records as the documents are read."""
    return write_lines(options, lambda reading: records.lines(map(records.attribution_record, reading.attributions)))
