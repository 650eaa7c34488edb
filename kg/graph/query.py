"""Questions in SPARQL, answered by Oxigraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType

import pyoxigraph as ox
from rdflib import Dataset

from kg.errors import GraphError
from kg.graph.answers import Answer, Rows, Term, Triples, Truth
from kg.graph.names import PREFIXES
from kg.graph.oxigraph import Engine, engine, prefixes

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
# SERVICE, one IRI, name or variable, and a brace, wherever that stands, in a string, too: Oxigraph asks the address of every SERVICE that
# its own parser sees, and _TOKEN takes other words for one. "ex:.SERVICE" has one, and so has what follows "1<2&&'>'='>'".
_SKIPPED = r"(?: \s++ | \#[^\n\r]*+ )*+"
_SERVICE = re.compile(
    rf"""
      [?$]\w+
    | (?P<service> SERVICE {_SKIPPED} (?: SILENT {_SKIPPED} )?
        (?: <[^<>]*+> | (?= [?$] | [^ \t\r\n{{}}<>]*: ) (?: \\. | [^ \t\r\n{{}}<>"\#\\] )++ ) {_SKIPPED} \{{ )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8}))", re.IGNORECASE)
# Oxigraph's parser calls itself for each and ends the process at some thousands.
_DEEPEST = 500
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}


def query(graph: Dataset | Engine, sparql: str, bound: Mapping[str, Term] = MappingProxyType({}), limit: int | None = None) -> Answer:
    """The answer to a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT or DESCRIBE) over the union of all graphs, and over each by GRAPH.

    The prefixes of `kg.graph.names` are declared. Rows without ORDER BY come sorted, so that the same question to the same data
    gives the same text. A query reads no file and no address: FROM chooses among the dataset's own graphs, SERVICE is refused, and
    so is every update. Variables that are `bound` have that term from the start; they must be projected. No more than `limit` rows or
    triples are read, where one is given. Raises `GraphError` for these and for what is not SPARQL, with the place.
    """
    words = checked(sparql)
    store, known = engine(graph) if isinstance(graph, Dataset) else graph, prefixes(graph)
    substitutions = {ox.Variable(name): term for name, term in bound.items()}
    try:
        result = store.query(sparql, prefixes=known, substitutions=substitutions)
        if isinstance(result, ox.QuerySolutions):
            rows = [tuple(solution) for solution in islice(result, limit)]
            if "ORDER" not in words:
                rows.sort(key=lambda row: [str(term) if term else "" for term in row])
            return Rows(tuple(variable.value for variable in result.variables), tuple(rows), known)
        if isinstance(result, ox.QueryTriples):
            return Triples(frozenset(islice(result, limit)), known)
        return Truth(bool(result))
    except SyntaxError as wrong:
        raise GraphError(explained(sparql, str(wrong))) from None
    except (OSError, RuntimeError, ValueError) as wrong:
        raise GraphError(f"the query cannot be answered: {wrong}") from None


def checked(sparql: str) -> list[str]:
    """The bare words of a query in upper case: neither in an IRI, a string or a comment, nor part of a variable or a prefixed name.

    Raises `GraphError` where it would do more than read this graph, and where it nests deeper than the parser bears.
    """
    words, depth = [], 0
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup == "word":
            words.append(match.group().upper())
        elif match.lastgroup == "sign":
            depth += (match.group() in "({[") - (match.group() in ")}]")
            if depth > _DEEPEST:
                raise GraphError(f"the query nests more than {_DEEPEST} brackets in each other")
    if any(match["service"] for text in (sparql, _unescaped(sparql)) for match in _SERVICE.finditer(text)):
        raise GraphError("SERVICE is refused: a query reads nothing but this graph")
    first = next((word for word in words if word in _FORMS | _UPDATES), None)
    if first in _UPDATES:
        raise GraphError(f"{first} is refused: a query only reads; SELECT, ASK, CONSTRUCT and DESCRIBE do")
    return words


def _unescaped(sparql: str) -> str:
    r"""The query with its \u and \U written out, as SPARQL has it and Oxigraph does inside IRIs and strings alone."""
    return _ESCAPED.sub(lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)), sparql) if "\\" in sparql else sparql


def explained(sparql: str, wrong: str) -> str:
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
