"""RDF as Oxigraph writes it, but with the prefixes in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import IO

import pyoxigraph as ox

from kg.graph.names import PREFIXES

_PREFIX = b"@prefix "


def serialize(
    found: Iterable[ox.Triple] | Iterable[ox.Quad], file: IO[bytes], form: ox.RdfFormat, prefixes: Mapping[str, str] = PREFIXES
) -> None:
    """Write triples or quads as they come, in Turtle or TriG."""
    lines = sorted(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items())
    file.writelines(line.encode() for line in lines)
    ox.serialize(found, _Headless(file), format=form, prefixes=dict(prefixes))


class _Headless(BytesIO):
    """A file to write to that drops the prefixes, which Oxigraph writes first, in an order that differs from run to run."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self._head = b""
        self._in_head = True

    def write(self, content) -> int:  # type: ignore[no-untyped-def]
        if not self._in_head:
            return self._file.write(content)
        self._head += content
        while self._head.startswith(_PREFIX) and b"\n" in self._head:
            self._head = self._head.partition(b"\n")[2]
        if self._head and not _PREFIX.startswith(self._head[: len(_PREFIX)]):
            self._file.write(self._head)
            self._in_head = False
        return len(content)
