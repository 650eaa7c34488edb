"""What a format is, and what its reader gets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from types import MappingProxyType
from typing import BinaryIO

from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

LARGEST = 50_000_000  # bytes of a file that is held whole while it is read
LONGEST_LABEL = 500  # characters


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user says of the inputs.

    `columns` has the column of a table that id, text, title, published, publisher and url are in; with `follow` the entries of feeds are
    read from the pages that they lead to.
    """

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    follow: bool = False


@dataclass(frozen=True, slots=True)
class Linked:
    """An entry of a feed that leads to a page.

    `own` is what is read in the feed itself, `whole` whether that seems to be all of the text; `known` is what is known of all entries
    beside the feed, `told` what the feed tells of this one.
    """

    own: Document | Omission
    url: str
    whole: bool
    known: Known
    told: Known


Found = Document | Omission | Linked


Reader = Callable[[str, BinaryIO, Known, Choices], Iterator[Found]]
Begins = Callable[[bytes, Choices], bool]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ends of its files' names, its media types, and what reads it: name, bytes, what is known already, choices.

    `extra` is what has to be installed for it, `needs` the modules of that. `begins` tells whether bytes are the beginning of such a file,
    without a byte order mark; None is a format that only a name tells. `own_names` are those of documents that are named by themselves,
    and not by the file.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Reader
    extra: str | None = None
    needs: tuple[str, ...] = ()
    begins: Begins | None = None
    own_names: bool = False

    @property
    def missing(self) -> str | None:
        """What would help where the format cannot be read here; None where it can."""
        needed = [module for module in self.needs if find_spec(module) is None]
        return f"is {self.name}, which needs {' and '.join(needed)}: pip install 'diplomacy-kg[{self.extra}]'" if needed else None

    def documents(self, name: str, file: BinaryIO, known: Known, choices: Choices) -> Iterator[Found]:
        """What is read of a file of the format, and an Omission where it cannot be."""
        if self.missing:
            yield Omission(name, self.missing)
            return
        try:
            yield from self.read(name, file, known, choices)
        except InputError as error:
            yield Omission(name, str(error))


def sign(pattern: bytes) -> Begins:
    """That a file begins like this."""
    compiled = re.compile(pattern)
    return lambda beginning, choices: compiled.match(beginning) is not None


def label(told: str) -> str:
    """A name that stands in a file, as a part of a document's name: one line, of no great length, that a terminal may show."""
    shown = "".join(character if character.isprintable() else ascii(character)[1:-1] for character in told[:LONGEST_LABEL])
    return shown if len(told) <= LONGEST_LABEL else f"{shown}…"


def whole(file: BinaryIO, most: int = LARGEST) -> bytes:
    """All bytes of a file; raises `InputError` where there are too many, or none."""
    data = file.read(most + 1)
    if len(data) > most:
        raise InputError(f"has more than {most // 1_000_000} MB: split it")
    if not data:
        raise InputError("is empty: there is no text to read")
    return data
