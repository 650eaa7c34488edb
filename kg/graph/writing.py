"""Triples as N-Triples and SPARQL write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from rdflib import Literal, URIRef
from rdflib.term import Node

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f]')


def written(triple: tuple[Node, Node, Node], iri: Callable[[str], str] = str) -> str:
    """The triple as a line of N-Triples, which is SPARQL, too; `iri` says what becomes of an IRI."""
    subject, predicate, value = triple
    return f"<{iri(subject)}> <{iri(predicate)}> {f'<{iri(value)}>' if isinstance(value, URIRef) else literal(value)} .\n"  # type: ignore[arg-type]


def lines(triples: Iterable[tuple[Node, Node, Node]], iri: Callable[[str], str] = str) -> dict[str, None]:
    """The triples as such lines, each once, in their order."""
    return dict.fromkeys(written(triple, iri) for triple in triples)


def literal(value: Node) -> str:
    """A literal as N-Triples has it."""
    assert isinstance(value, Literal)
    text = str(value)
    if _TO_ESCAPE.search(text):
        text = _TO_ESCAPE.sub(_escape, text)
    if value.language:
        return f'"{text}"@{value.language}'
    return f'"{text}"^^<{value.datatype}>' if value.datatype else f'"{text}"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    return _ESCAPED.get(character) or f"\\u{ord(character):04X}"
