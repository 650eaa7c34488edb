"""Questions in SPARQL, answered by Oxigraph."""

from __future__ import annotations

import re

import pyoxigraph as ox
from rdflib import Dataset

from kg.errors import GraphError
from kg.graph.answers import Answer, Rows, Triples, Truth
from kg.graph.names import PREFIXES
from kg.graph.oxigraph import engine, prefixes

_TOKEN = re.compile(
    r"""
      (?P<skip> \#[^\n\r]* | \s+ )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<text> '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3} | "{3}(?:"{0,2}(?:[^"\\]|\\.))*"{3} | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
    | (?P<variable> [?$]\w+ )
    | (?P<name> [\w.%-]*:(?:[\w.%:-]|\\.)* | @[\w-]+ )
    | (?P<word> \w+ )
    | (?P<sign> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def query(dataset: Dataset, sparql: str) -> Answer:
    """The answer to a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT or DESCRIBE) over the union of all graphs, and over each by GRAPH.

    The prefixes of `kg.graph.names` are declared. Rows without ORDER BY come sorted, so that the same question to the same data
    gives the same text. A query reads no file and no address: FROM chooses among the dataset's own graphs, SERVICE is refused, and
    so is every update. Raises `GraphError` for these and for what is not SPARQL, with the place.
    """
    words = _words(sparql)
    _check(words)
    known = prefixes(dataset)
    try:
        result = engine(dataset).query(sparql, prefixes=known)
        if isinstance(result, ox.QuerySolutions):
            rows = [tuple(solution) for solution in result]
            if "ORDER" not in words:
                rows.sort(key=lambda row: [str(term) if term else "" for term in row])
            return Rows(tuple(variable.value for variable in result.variables), tuple(rows), known)
        if isinstance(result, ox.QueryTriples):
            return Triples(frozenset(result), known)
        return Truth(bool(result))
    except SyntaxError as wrong:
        raise GraphError(_explained(sparql, str(wrong))) from None
    except (OSError, RuntimeError, ValueError) as wrong:
        raise GraphError(f"the query cannot be answered: {wrong}") from None


def _words(sparql: str) -> list[str]:
    """The bare words of a query in upper case: neither in an IRI, a string or a comment, nor part of a variable or a prefixed name."""
    return [match.group().upper() for match in _TOKEN.finditer(sparql) if match.lastgroup == "word"]


def _check(words: list[str]) -> None:
    if "SERVICE" in words:
        raise GraphError("SERVICE is refused: a query reads nothing but this graph")
    first = next((word for word in words if word in _FORMS | _UPDATES), None)
    if first in _UPDATES:
        raise GraphError(f"{first} is refused: a query only reads; SELECT, ASK, CONSTRUCT and DESCRIBE do")


def _explained(sparql: str, wrong: str) -> str:
    """Where the query cannot be read, with a caret under it: Oxigraph tells that, and all it would have accepted there."""
    found = re.match(r"error at (\d+):(\d+)", wrong)
    if not found:
        return f"the query cannot be read: {wrong}"
    line, column = int(found[1]), int(found[2])
    lines = sparql.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    shown = "".join(character if character.isprintable() else " " for character in text)
    message = f"the query cannot be read at line {line}, column {column}:\n  {shown}\n  {' ' * (column - 1)}^"
    if "Prefix not found" in wrong:
        message += f"\n  this prefix is not declared; known without declaring are {', '.join(PREFIXES)}"
    return message
