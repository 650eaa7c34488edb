"""`kg evaluate`: measure a part of the pipeline on annotated data."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import add_pipeline, verb
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.evaluation.report import Table

PARTS = ("parser", "names", "actors", "coreference", "attributions", "statements", "events", "relations", "store", "network", "speed")
STORE, NETWORK, SPEED = "store", "network", "speed"


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(
        verbs,
        "evaluate",
        "measure a part of the pipeline on annotated data, beside published figures",
        "kg evaluate parser --data treebanks",
    )
    parser.add_argument("part", choices=PARTS, help="what is measured")
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="a folder with treebanks and corpora; all parts but store and network need it, and the manual names them",
    )
    parser.add_argument(
        "--documents", type=int, metavar="NUMBER", help="how many documents the store is measured with, ten statements in each"
    )
    parser.add_argument("--actors", type=int, metavar="NUMBER", help="how many actors the network is measured with")
    parser.add_argument("--edges", type=int, metavar="NUMBER", help="and how many edges between them, a statement each")
    parser.add_argument("--show", action="store_true", help="list every mistake in attributions, statements, events and relations")
    add_pipeline(parser)
    parser.set_defaults(run=run, misused=parser.error)


def run(options: Namespace) -> int:
    """Print the tables. Raises `InputError` where DIR has nothing to measure the part on."""
    if options.part == STORE:
        return _store(options.documents)
    if options.part == NETWORK:
        return _network(options)
    if options.data is None:
        options.misused(f"{options.part} needs --data DIR")
    if options.part == SPEED:
        return _speed(options.data, options.pipeline)
    if not options.data.is_dir():
        raise InputError(f"{options.data}: no such folder")
    try:
        part = import_module(f"kg.evaluation.{options.part}")
    except ModuleNotFoundError as missing:
        raise InputError(f"{missing.name} is not installed, which the evaluation needs: pip install 'diplomacy-kg[evaluate]'") from None
    from kg.evaluation.report import rendered
    from kg.extraction import load

    try:
        tables = part.evaluate(load(options.pipeline), options.data)
    except FileNotFoundError:
        tables = []
    if not tables:
        raise InputError(f"{options.data}: nothing to measure {options.part} on\n  it should hold {part.NEEDS}")
    print("\n\n".join(rendered(table, mistakes=options.show) for table in tables))
    return 0


def _speed(data: Path, pipeline: str) -> int:
    from kg.evaluation.speed import NEEDS, evaluate

    if not _printed(evaluate(data, pipeline)):
        raise InputError(f"{data}: nothing to measure speed on\n  it should hold {NEEDS}")
    return 0


def _store(documents: int | None) -> int:
    from kg.evaluation.store import DOCUMENTS, evaluate

    _printed(evaluate(documents or DOCUMENTS))
    return 0


def _network(options: Namespace) -> int:
    from kg.evaluation.network import ACTORS, EDGES, evaluate

    _printed(evaluate(options.actors or ACTORS, options.edges or EDGES))
    return 0


def _printed(tables: Iterable[Table]) -> bool:
    """Print each table as soon as it is measured, and tell whether there was any."""
    from kg.evaluation.report import rendered

    printed = False
    for table in tables:
        print(rendered(table) + "\n", flush=True)
        printed = True
    return printed
