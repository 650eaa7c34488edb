"""What several verbs take."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

INPUTS = "a .txt or .jsonl file, a folder of them, or - for text from the standard input"


def verb(verbs: Any, name: str, does: str, example: str) -> ArgumentParser:
    """A verb's parser, its help ending with one example."""
    parser: ArgumentParser = verbs.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.", epilog=f"example: {example}")
    return parser


def add_inputs(parser: ArgumentParser) -> None:
    """INPUT…, --pipeline and --fast."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help=INPUTS)
    add_pipeline(parser)


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
        default=0,
        metavar="SECONDS",
        help="how long to wait for another process that writes to the store (default: not at all)",
    )


def add_store(parser: ArgumentParser) -> None:
    """--base and --wait."""
    parser.add_argument(
        "--base",
        metavar="IRI",
        help="the namespace of a new store's data: statements, documents, topics, and actors that ontologies/ does not have",
    )
    add_wait(parser)
