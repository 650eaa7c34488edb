"""`kg`: the verbs, and what becomes of their errors."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import kg
from kg.cli import add, analyze, attributions, build, evaluate, export, extract, import_, query, remove, serve, status, validate, view
from kg.cli.plain import plain
from kg.errors import KgError

# in the order of the work
VERBS = (build, add, remove, status, import_, extract, attributions, query, analyze, validate, view, serve, export, evaluate)
DONE, PROBLEMS, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb; 0 is done, 1 problems found, and `SystemExit(2)` misused."""
    _write_utf8()
    options = parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except KgError as error:
        print(plain(str(error)), file=sys.stderr)
        return PROBLEMS
    except BrokenPipeError:
        # the reader of `kg extract … | head` has had enough; what is still buffered must not be tried again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    whole = argparse.ArgumentParser(prog="kg", description=kg.__doc__, epilog="example: kg build seeds -o build")
    whole.add_argument("--version", action="version", version=f"kg {kg.__version__}")
    verbs = whole.add_subparsers(metavar="VERB", required=True)
    for verb in VERBS:
        verb.add_to(verbs)
    return whole


def _write_utf8() -> None:
    # statements.jsonl is UTF-8 under any locale, and so is what is written in its place
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")
