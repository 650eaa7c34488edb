"""RDF/XML: all triples, each once."""

from __future__ import annotations

from io import BytesIO
from typing import IO

import pyoxigraph as ox

from kg.graph.exports.contents import triples
from kg.graph.oxigraph import prefixes
from kg.xml import allowed


def write(store: ox.Store, file: IO[bytes]) -> None:
    """Write the store's triples by subject. Control characters, which XML has no way to write, are replaced."""
    ox.serialize(map(_writable, triples(store)), _Returns(file), format=ox.RdfFormat.RDF_XML, prefixes=prefixes(store))


def _writable(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or (text := allowed(value.value)) == value.value:
        return triple
    literal = ox.Literal(text, language=value.language) if value.language else ox.Literal(text, datatype=value.datatype)
    return ox.Triple(triple.subject, triple.predicate, literal)


class _Returns(BytesIO):
    """A file to write to that keeps carriage returns, which an XML parser takes for line ends unless they are escaped."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file

    def write(self, content) -> int:  # type: ignore[no-untyped-def]
        self._file.write(bytes(content).replace(b"\r", b"&#13;"))
        return len(content)
