"""`kg add`: more documents for a built graph."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from kg.cli.arguments import add_inputs, add_place, add_resume, add_store, reads, verb
from kg.cli.counted import number
from kg.cli.reading import complain_of, left_out, progress


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(
        verbs,
        "add",
        "add documents to a built graph; one that is there is read again only if it has changed",
        "kg add build seeds",
    )
    add_place(parser)
    add_inputs(parser)
    parser.add_argument(
        "--infer",
        action="store_true",
        help="derive what follows from all statements anew, as kg build --infer does; without it, a change drops what followed before",
    )
    add_resume(parser)
    add_store(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Add, and print what became of the inputs."""
    from kg.pipeline import add

    change = add(
        options.inputs,
        options.place,
        options.pipeline,
        progress(options),
        base=options.base,
        wait=options.wait,
        infer=options.infer,
        resume=options.resume,
        **reads(options),
    )
    complain_of(change, options.log)
    counts = {"added": change.added, "replaced": change.replaced, "unchanged": change.unchanged}
    print(", ".join(f"{number(len(names), 'document')} {done}" for done, names in counts.items() if names) or "nothing added")
    for line in left_out(change, options.log):
        print(line)
    return 1 if change.unread else 0
