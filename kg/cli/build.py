"""`kg build`: from articles to a graph, in one command."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import add_inputs, add_resume, add_store, reads, verb
from kg.cli.counted import number
from kg.cli.plain import plain
from kg.cli.reading import complain_of, left_out, progress

if TYPE_CHECKING:
    from kg.pipeline import Summary

SHOWN_ACTORS = 12


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(
        verbs, "build", "read the inputs and leave statements, RDF and an interactive page in a folder", "kg build seeds -o build"
    )
    add_inputs(parser)
    parser.add_argument("-o", "--output", required=True, metavar="DIR", help="the folder for the results; it is made if it is missing")
    parser.add_argument(
        "--infer",
        action="store_true",
        help="add what follows from the statements, in a graph of its own, graph:inferred; a change without --infer drops it",
    )
    parser.add_argument(
        "--store",
        metavar="WHERE",
        help="keep the graph in memory alone ('memory') or at the address of a SPARQL 1.1 server, instead of in DIR/store",
    )
    add_resume(parser)
    add_store(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Build, and print what was found and where it is."""
    from kg.pipeline import build

    summary = build(
        options.inputs,
        options.output,
        options.pipeline,
        progress(options),
        store=options.store,
        base=options.base,
        wait=options.wait,
        infer=options.infer,
        resume=options.resume,
        **reads(options),
    )
    complain_of(summary.change, options.log)
    print("\n".join(lines(summary, options.log)))
    return 1 if summary.change.unread else 0


def lines(summary: Summary, log: str | None = None) -> Iterator[str]:
    """What was found, for people; `log` is the file that tells what was skipped, if one does."""
    change = summary.change
    yield f"{number(summary.documents, 'document')}, {number(summary.statements, 'statement')}"
    if change.unchanged:
        yield f"  {number(len(change.unchanged), 'document')} had been read before"
    if change.removed:
        yield f"  {number(len(change.removed), 'document')} of an earlier build removed"
    if change.kept:
        yield f"  {number(len(change.kept), 'document')} of an earlier build kept: what could not be read this time may have them"
    more = len(summary.actors) - SHOWN_ACTORS
    yield from _table("actors", [(plain(actor.label), count) for actor, count in summary.actors[:SHOWN_ACTORS]])
    if more > 0:
        yield f"  and {more} more"
    yield from _table("statements by relation", summary.relations)
    if change.unread or change.omissions:
        yield "\nskipped"
    if change.unread:
        yield f"  {number(len(change.unread), 'input')} that could not be read, each named {f'in {log}' if log else 'above'}"
    yield from left_out(change, log)
    yield "\nfiles" if summary.files else "\nno document could be read: no file was written"
    for path in summary.files:
        yield f"  {path}"


def _table(heading: str, rows: Sequence[tuple[str, int]]) -> Iterator[str]:
    if rows:
        yield f"\n{heading}"
    width = max((len(name) for name, _ in rows), default=0)
    for name, count in rows:
        yield f"  {name:<{width}}  {count:>5}"
