"""The format of what has no name that tells it: the standard input, and files without an end to their names."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from kg.documents.formats import text
from kg.documents.formats.beginning import beginning
from kg.documents.formats.format import Choices, Format, Found
from kg.documents.publication import Known

BEGINNING = 16_384  # bytes that are looked at


def read(name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Found]:
    """What is read of a file of the format that it begins like."""
    form, whole = recognized(file, choices)
    yield from form.documents(name, whole, known, choices)


def recognized(file: BinaryIO, choices: Choices) -> tuple[Format, BinaryIO]:
    """The format that a file begins like, text where it is none that is known, and the same file from where it was."""
    seen, whole = beginning(file, BEGINNING)
    return by_contents(seen, choices), whole


def by_contents(seen: bytes, choices: Choices) -> Format:
    """The format whose files begin with these bytes; text where it is none that is known."""
    from kg.documents.formats import FORMATS

    seen = seen.removeprefix(codecs.BOM_UTF8)
    return next((form for form in FORMATS if form.begins is not None and form.begins(seen, choices)), text.FORMAT)


FORMAT = Format("a file whose name does not tell what is in it", (), (), read)
