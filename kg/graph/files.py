"""A dataset as files: graph.ttl with all triples that were read, and graph.trig with the named graphs they stand in.

What was inferred stands in graph.trig alone, in its own graph.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox
from rdflib import RDF, Dataset

from kg.errors import GraphError
from kg.graph import stores
from kg.graph.names import PREFIXES
from kg.graph.oxigraph import in_oxigraph, prefixes, quads
from kg.graph.serializing import serialize
from kg.graph.sorting import Sorter
from kg.replacing import replaced

_TYPE = str(RDF.type)
TURTLE = "graph.ttl"
TRIG = "graph.trig"


def write(dataset: Dataset, folder: Path) -> tuple[Path, Path]:
    """Write both files and return where they are.

    The same dataset makes the same bytes. Each file is replaced in one step: a reader finds the old one or the new one, never half.
    """
    return write_quads(quads(dataset), folder, prefixes(dataset))


def write_quads(quads: Iterable[ox.Quad], folder: Path, known: Mapping[str, str] = PREFIXES) -> tuple[Path, Path]:
    """Write what stands in named graphs as `write` does, with these prefixes; the memory that it takes has an upper bound."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".sorted-", dir=folder) as beside:
        by_triple = Sorter(lambda quad: _order(quad.triple), Path(beside))
        by_graph = Sorter(lambda quad: str(quad.graph_name), Path(beside))
        for quad in quads:
            by_triple.add(quad)
        inferred = ox.NamedNode(known["graph"] + "inferred")

        def read() -> Iterator[ox.Triple]:
            for quad in by_triple:
                by_graph.add(quad)
                if quad.graph_name != inferred:
                    yield quad.triple

        with replaced(folder / TURTLE) as file:
            # what two documents say stands side by side now, and is written once
            serialize((triple for triple, _ in groupby(read())), file, ox.RdfFormat.TURTLE, known)
        with replaced(folder / TRIG) as file:
            serialize(by_graph, file, ox.RdfFormat.TRIG, known)
    return folder / TURTLE, folder / TRIG


def read(folder: Path | str) -> Dataset:
    """The dataset in a folder, from its store or, where it has none, from the files of an older build; or that of a server.

    It is to be read from, and is as it was when it was opened, whoever writes to it meanwhile. Raises `GraphError` where there is none
    or it cannot be read.
    """
    if stores.is_address(folder) or stores.exists(folder):
        return stores.dataset(stores.reading(folder))
    path = Path(folder) / TRIG
    try:
        return in_oxigraph(ox.parse(path=str(path), format=ox.RdfFormat.TRIG))
    except FileNotFoundError:
        raise GraphError(f"{folder}: no graph here; kg build INPUT -o {folder} makes one") from None
    except (OSError, SyntaxError) as wrong:
        raise GraphError(f"{path}: not a graph that can be read: {wrong}\n  kg build INPUT -o {folder} makes a new one") from None


def turtle(triples: Iterable[ox.Triple], known: Mapping[str, str] = PREFIXES) -> bytes:
    """Triples as Turtle, in order, with these prefixes."""
    file = BytesIO()
    serialize(in_order(triples), file, ox.RdfFormat.TURTLE, known)
    return file.getvalue()


def in_order(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Triples in the order in which we write them: by subject, its types first."""
    return sorted(triples, key=_order)


def _order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    predicate = triple.predicate.value
    subject = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else str(triple.subject)
    return subject, predicate != _TYPE, predicate, str(triple.object)
