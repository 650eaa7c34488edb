"""Stores to export."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox

from kg.graph import dataset
from kg.graph.exports import export
from kg.graph.oxigraph import engine, quads
from kg.model import Attribution, Document, Statement
from kg.model.records import statement_id
from tests.graph.samples import DOCUMENT, MINISTER, PROPOSAL, STATEMENTS, elsewhere
from tests.graph.test_dataset import RUN

TWICE = (*STATEMENTS, elsewhere(PROPOSAL, "b.txt"))
"""What one document says, and the same proposal in a second one."""


def store(
    said: Iterable[Statement] = TWICE, documents: Iterable[Document] = (DOCUMENT,), attributions: Iterable[Attribution] = ()
) -> ox.Store:
    return engine(dataset(said, documents, RUN, {DOCUMENT.id: [MINISTER]}, attributions))


def exported(found: ox.Store, form: str) -> bytes:
    file = BytesIO()
    export(found, form, file)
    return file.getvalue()


def named(found: ox.Store) -> set[ox.Quad]:
    return {quad for quad in found if isinstance(quad.graph_name, ox.NamedNode)}


def triples(found: Iterable[ox.Quad]) -> set[ox.Triple]:
    return {quad.triple for quad in found}


def large_store(folder: Path, documents: int) -> ox.Store:
    """A store on disk of so many documents that all say the same."""
    made = list(quads(dataset(STATEMENTS, [DOCUMENT], RUN)))
    lines = "".join(f"{quad} .\n" for quad in sorted(made, key=str))
    copies = []
    for number in range(documents):
        name = f"news-{number:06}.txt"
        copy = lines.replace("news.txt", name)
        for statement in STATEMENTS:
            copy = copy.replace(statement_id(statement), statement_id(elsewhere(statement, name)))
        copies.append(copy)
    opened = ox.Store(folder)
    opened.bulk_load("".join(copies), format=ox.RdfFormat.N_QUADS)
    return opened
