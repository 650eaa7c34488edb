"""`kg export`: a built graph in the formats of others."""

from __future__ import annotations

import shutil
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from kg.cli.arguments import verb
from kg.errors import InputError
from kg.replacing import replaced

if TYPE_CHECKING:
    from pyoxigraph import Store

FORMATS = {
    "turtle": "RDF: all triples",
    "trig": "RDF: a named graph for each document",
    "ntriples": "RDF: all triples, a line each",
    "nquads": "RDF: what each document says, a line each",
    "jsonld": "RDF as JSON, a named graph for each document",
    "rdfxml": "RDF as XML: all triples",
    "rdf12": "TriG of RDF 1.2, each statement the reifier of a triple term",
    "nanopub": "nanopublications in TriG, one a statement",
    "sem": "events of the Simple Event Model in TriG: who met, aided, attacked … whom",
    "csv": "one statement a line, for spreadsheets and statistics",
    "jsonl": "statement records, as kg extract writes them and kg import reads them",
    "graphml": "network of actors and topics, equal statements bundled to an edge",
    "gexf": "the same for Gephi",
    "neo4j": "nodes.csv and relationships.csv for neo4j-admin; needs -o DIR",
}
OF_NETWORKS = ("graphml", "gexf")
FOLDERS = ("neo4j",)


def add_to(verbs: Any) -> None:
    """Add the verb."""
    parser = verb(verbs, "export", "write a built graph in another format", "kg export build --format csv")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that kg build made")
    named = "; ".join(f"{name} ({does})" for name, does in FORMATS.items())
    parser.add_argument("--format", required=True, choices=FORMATS, metavar="FORMAT", help=f"one of {named}")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to write it, instead of to the standard output")
    parser.add_argument(
        "--without-texts",
        action="store_true",
        help="leave out the texts of documents, and the words of quotations in which no statement was read",
    )
    parser.set_defaults(run=run, misused=parser.error)


def run(options: Namespace) -> int:
    """Write the graph to the standard output or a file, which is replaced at once, never half written."""
    if options.format in FOLDERS and options.output is None:
        options.misused(f"{options.format} is a folder of files: -o DIR says where")
    store = _opened(options.folder, texts=not options.without_texts)
    if options.format in FOLDERS:
        with _told(options.output, "a folder, which is made if it is missing"):
            _write_folder(store, options.format, options.output)
    elif options.output is not None:
        with _told(options.output, "a file in a folder that is there"), replaced(options.output) as file:
            _write(store, options.format, file)
    else:
        with _told("the standard output", "a file to write to instead"):
            _write(store, options.format, sys.stdout.buffer)
            sys.stdout.buffer.flush()
    return 0


def _opened(folder: Path, *, texts: bool) -> Store:
    from kg.graph import read
    from kg.graph.exports.texts import WithoutTexts
    from kg.graph.oxigraph import local

    store = local(read(folder))
    return store if texts else cast("Store", WithoutTexts(store))


def _write(store: Store, form: str, file: IO[bytes]) -> None:
    if form in OF_NETWORKS:
        from kg.graph.exports.contents import as_stored, statements
        from kg.network.files import FILES

        FILES[form]((as_stored(store, statement) for statement in statements(store)), file)
        return
    from kg.graph.exports import export

    export(store, form, file)


def _write_folder(store: Store, form: str, folder: Path) -> None:
    from kg.graph.exports import export_folder

    folder.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=".export-", dir=folder))
    try:
        for path in export_folder(store, form, staging):
            print(path.replace(folder / path.name))
    finally:
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _told(where: object, output: str) -> Iterator[None]:
    """Errors of the disk in plain words; a pipe that nobody reads any more is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError(f"{where}: cannot be written: {error.strerror or error}\n  -o takes {output}") from None
