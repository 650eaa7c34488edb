"""`kg view`: the interactive page of a built graph."""

from __future__ import annotations

import sys
import webbrowser
from argparse import Namespace
from typing import Any

from kg.cli.arguments import verb
from kg.errors import GraphError


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(verbs, "view", "open the page of a graph, written anew if the graph has changed", "kg view build --no-open")
    parser.add_argument("folder", metavar="DIR", help="a folder that kg build made")
    parser.add_argument("--no-open", action="store_true", help="print the page's path instead")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Open the page, or print where it is."""
    from kg.pipeline import viewed

    page, written = viewed(options.folder)
    if written:
        print(f"{page}: written anew, for the graph has changed", file=sys.stderr)
    if options.no_open:
        print(page)
        return 0
    if webbrowser.open(page.resolve().as_uri()):
        return 0
    raise GraphError(f"{page}: no browser was found to open it\n  --no-open prints its path")
