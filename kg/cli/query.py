"""`kg query`: ask a built graph."""

from __future__ import annotations

import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.arguments import verb
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.graph import Question

FORMATS = ("table", "csv", "json", "ttl")


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(
        verbs,
        "query",
        "ask a built graph in SPARQL; the project's prefixes are declared already",
        "kg query build 'SELECT ?who ?what { ?who dip:proposes ?what }'",
    )
    parser.add_argument("folder", nargs="?", metavar="DIR", help="a folder that kg build made, or the address of a SPARQL 1.1 server")
    parser.add_argument("sparql", nargs="?", metavar="SPARQL", help="the query")
    parser.add_argument("--file", metavar="FILE", help="read the query from a file, or from the standard input with -")
    parser.add_argument("--name", metavar="NAME", help="ask a stored question")
    parser.add_argument("--list", action="store_true", help="list the stored questions and what can be set in each")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="set a parameter of a question, e.g. actor=russia; repeatable"
    )
    parser.add_argument("--format", choices=FORMATS, default="table", help="ttl is for CONSTRUCT and DESCRIBE (default: %(default)s)")
    parser.set_defaults(run=run, misused=parser.error)


def run(options: Namespace) -> int:
    """Print the answer, or the stored questions."""
    if options.list:
        return _list()
    given = [value for value in (options.sparql, options.file, options.name) if value is not None]
    if options.folder is None or len(given) != 1:
        options.misused("needs DIR and one of SPARQL, --file FILE and --name NAME (or --list alone)")

    from kg.graph import Format, ask, read

    question = _question(options)
    with _interruptible():
        answer = ask(read(options.folder), question, _settings(options))
    sys.stdout.write(answer.text(Format(options.format)))
    return 0


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the process at once: Oxigraph does not look up before it has an answer. The next reader tidies up."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _list() -> int:
    from kg.graph import questions

    stored = questions()
    width = max((len(question.name) for question in stored), default=0)
    for question in stored:
        print(f"{question.name:<{width}}  {question.english}")
        for parameter in question.parameters.values():
            needed = " (needed)" if parameter.needed else ""
            print(f"{'':<{width}}    --set {parameter.name}=…  {parameter.kind}, {parameter.meaning}{needed}")
    return 0


def _settings(options: Namespace) -> dict[str, str]:
    settings = {}
    for given in options.set:
        name, equals, value = given.partition("=")
        if not (name and equals):
            options.misused(f"--set takes NAME=VALUE, not {given!r}")
        if name in settings:
            options.misused(f"--set {name} is given twice")
        settings[name] = value
    return settings


def _question(options: Namespace) -> Question:
    from kg.graph import question, read_question

    if options.name is not None:
        return question(options.name)
    return read_question(options.file or "the query", _sparql(options))


def _sparql(options: Namespace) -> str:
    if options.file is None:
        return str(options.sparql)
    try:
        return sys.stdin.read() if options.file == "-" else Path(options.file).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{options.file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{options.file}: is not UTF-8") from None
