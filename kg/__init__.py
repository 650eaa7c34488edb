"""A knowledge graph of diplomacy: who says and does what to whom in the news, with the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.model import Statement

__version__ = "0.1.0"
__all__ = ["__version__", "dataset", "statements"]


def statements(text_or_path: str | Path, pipeline: str | Path = "default") -> list[Statement]:
    """The statements in a text, a file or a folder, in the order of the text.

    A `Path`, and a string that names an existing file or folder, is read from there; any other string is the text itself.
    `pipeline` is 'fast', the smaller of the two bundled ones, or the name or path of another spaCy pipeline. Raises `InputError` for what
    cannot be read.
    """
    from kg.errors import InputError
    from kg.model import Omission
    from kg.pipeline import read, read_text

    if isinstance(text_or_path, str) and not _is_path(text_or_path):
        return list(read_text(text_or_path, pipeline).statements)
    found: list[Statement] = []
    for reading in read([text_or_path], pipeline):
        if isinstance(reading, Omission):
            raise InputError(f"{reading.document}: {reading.why}")
        found += reading.statements
    return found


def dataset(statements: Iterable[Statement]) -> Dataset:
    """The statements as RDF, one named graph for each document, with the project's prefixes bound."""
    from kg.graph import dataset as graph

    return graph(statements)


def _is_path(text: str) -> bool:
    if not text:
        return False
    from kg.documents.formats import SUFFIXES

    # a name that ends so is no text, even where the file is missing
    if text.endswith(SUFFIXES) and not any(map(str.isspace, text)):
        return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or with NUL
        return False
