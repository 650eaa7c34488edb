"""What several verbs take."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, Namespace
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from kg.documents import Choices, Fetcher

INPUTS = (
    "a file (text, JSON Lines, HTML, PDF, DOCX, RSS, Atom, EML, mbox, CSV, ZIP, tar, WARC, .gz, .bz2, .xz), a folder of them, a pattern "
    "('news/*.html'), an address (https://…), or - for any of these from the standard input"
)


def verb(verbs: Any, name: str, does: str, example: str) -> ArgumentParser:
    """A verb's parser, its help ending with one example."""
    parser: ArgumentParser = verbs.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.", epilog=f"example: {example}")
    return parser


def add_inputs(parser: ArgumentParser) -> None:
    """INPUT…, --columns, --follow, --pipeline and --fast, --port, --jobs, --engine, --scheduler and --log."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUTS)
    parser.add_argument(
        "--columns",
        default="",
        metavar="WHAT=NAME,…",
        help="the columns of CSV files: text=body,id=nr,published=day (default: those called text, id, title, published, publisher, url, "
        "place and language)",
    )
    parser.add_argument(
        "--follow",
        action="store_true",
        help="read the entries of feeds from the pages that they lead to, one a second and host, instead of what the feeds say of them",
    )
    add_pipeline(parser)
    parser.add_argument(
        "--port", type=_count, action="append", default=[], metavar="N", help="a port beside 80 and 443 that addresses may have"
    )
    parser.add_argument("--jobs", type=_count, default=1, metavar="N", help="how many processes read (default: this one alone)")
    parser.add_argument(
        "--engine",
        choices=["processes", "dask"],
        default="processes",
        help="who reads: processes on this machine, or the workers of a dask scheduler",
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="the scheduler's address, with --engine dask: tls://host:8786")
    parser.add_argument("--log", metavar="FILE", help="write what was skipped into a file, one JSON object a line, not among other words")
    parser.set_defaults(misused=parser.error)


def add_resume(parser: ArgumentParser) -> None:
    """--resume and --no-resume."""
    parser.add_argument(
        "--resume",
        action=BooleanOptionalAction,
        default=True,
        help="leave out documents that are in the store as they would be read, so that an interrupted run goes on",
    )


class Reads(TypedDict):
    """Who reads the inputs, what fetches those that are addresses and what is said of them, as `kg.pipeline` takes them."""

    jobs: int
    scheduler: str | None
    fetcher: Fetcher
    choices: Choices


def reads(options: Namespace) -> Reads:
    """What `add_inputs` was told of that; ends the program where a scheduler or a column is wrongly said."""
    from kg.documents import Fetcher

    if (options.engine == "dask") != (options.scheduler is not None):
        options.misused("--engine dask and --scheduler ADDRESS need each other")
    return {"jobs": options.jobs, "scheduler": options.scheduler, "fetcher": Fetcher(ports=options.port), "choices": _choices(options)}


def add_pipeline(parser: ArgumentParser) -> None:
    """--pipeline and --fast."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--pipeline",
        default="default",
        metavar="NAME_OR_PATH",
        help="another spaCy pipeline than the bundled one; its labels must be those of Universal Dependencies",
    )
    choice.add_argument(
        "--fast",
        dest="pipeline",
        action="store_const",
        const="fast",
        help="the smaller bundled pipeline: twice as fast, some more mistakes",
    )


def add_place(parser: ArgumentParser) -> None:
    """DIR."""
    parser.add_argument("place", metavar="DIR", help="a folder that kg build made, or the address of a SPARQL 1.1 server")


def add_wait(parser: ArgumentParser) -> None:
    """--wait."""
    parser.add_argument(
        "--wait",
        type=float,
        metavar="SECONDS",
        help="how long to wait for another process that writes to the store (default: not at all), or for a server that is busy or has "
        "stopped (default: five minutes, once it has answered)",
    )


def add_store(parser: ArgumentParser) -> None:
    """--base and --wait."""
    parser.add_argument(
        "--base",
        metavar="IRI",
        help="the namespace of a new store's data: statements, documents, topics, and actors that ontologies/ does not have",
    )
    add_wait(parser)


def _choices(options: Namespace) -> Choices:
    """What --columns and --follow say of the inputs; ends the program where it names what a document has not."""
    from kg.documents import Choices
    from kg.documents.formats.table import COLUMNS

    told = [pair.partition("=") for pair in options.columns.split(",") if pair]
    if wrong := next((pair for pair in told if pair[0] not in COLUMNS or not pair[2]), None):
        options.misused(f"--columns takes WHAT=NAME, where WHAT is {', '.join(COLUMNS)}: {''.join(wrong)!r} is not")
    return Choices({what: column for what, _, column in told}, options.follow)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not 1 or more")
    return int(text)
