"""`kg extract`: the statement records."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from kg.cli.arguments import add_inputs, reads, verb
from kg.cli.counted import number
from kg.cli.reading import complain_of, left_out, progress, write_lines
from kg.model import records


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(verbs, "extract", "write the statements in the inputs, one JSON object a line", "kg extract seeds")
    add_inputs(parser)
    parser.add_argument(
        "--partitions",
        metavar="DIR",
        help="write them into files there instead, by some hundred documents, and beside each the graph as N-Quads, to be loaded in bulk",
    )
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Write the records as the documents are read."""
    if options.partitions:
        return _partition(options)
    return write_lines(options, lambda reading: records.lines(map(records.record, reading.statements)))


def _partition(options: Namespace) -> int:
    from kg.pipeline import partition

    told = partition(
        options.inputs,
        options.partitions,
        options.pipeline,
        progress(options),
        **reads(options),
    )
    complain_of(told.change, options.log)
    there = f"; {told.there} had been written before" if told.there else ""
    print(f"{number(len(told.change.added), 'document')} in {number(told.written, 'partition')}{there}")
    for line in left_out(told.change, options.log):
        print(line)
    return 1 if told.change.unread else 0
