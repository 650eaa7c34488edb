"""What a format is, and what its reader gets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from types import MappingProxyType
from typing import BinaryIO

from kg.documents.publication import Known
from kg.errors import InputError
from kg.model import Document, Omission

LARGEST = 50_000_000  # bytes of a file that is held whole while it is read


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user says of the inputs: `columns` has the column of a table that id, text, title, published, publisher and url are in."""

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


Reader = Callable[[str, BinaryIO, Known, Choices], Iterator[Document | Omission]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ends of its files' names, its media types, and what reads it: name, bytes, what is known already, choices.

    `extra` is what has to be installed for it, `needs` the modules of that.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    read: Reader
    extra: str | None = None
    needs: tuple[str, ...] = ()

    @property
    def missing(self) -> str | None:
        """What would help where the format cannot be read here; None where it can."""
        if all(find_spec(module) for module in self.needs):
            return None
        return f"{self.name} is read when {' and '.join(self.needs)} are installed: pip install 'diplomacy-kg[{self.extra}]'"


def whole(file: BinaryIO, most: int = LARGEST) -> bytes:
    """All bytes of a file; raises `InputError` where there are too many, or none."""
    data = file.read(most + 1)
    if len(data) > most:
        raise InputError(f"has more than {most // 1_000_000} MB: split it")
    if not data:
        raise InputError("is empty: there is no text to read")
    return data
