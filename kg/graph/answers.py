"""Answers to queries, and the texts they make."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import pyoxigraph as ox
from rdflib import XSD

from kg.errors import GraphError
from kg.graph.files import in_order, turtle
from kg.graph.names import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

# Characters of a cell in a table for people.
WIDEST = 100
_LOCAL = re.compile(r"[\w%](?:[\w%.-]*[\w%-])?")


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


class Answer:
    """What a query found. Which formats it can be written in depends on the form of the query."""

    def text(self, form: Format = Format.TABLE) -> str:
        """The answer in a format, with a line end; raises `GraphError` where the query's form has no such format.

        A table is for people: IRIs are prefixed names there, and long cells are cut. CSV and JSON are those of SPARQL 1.1 Query Results,
        Turtle is sorted.
        """
        write = {Format.TABLE: self._table, Format.CSV: self._csv, Format.JSON: self._json, Format.TTL: self._ttl}
        return write[form]()

    def cut(self, rows: int) -> tuple[Answer, bool]:
        """The answer with its first rows alone, and whether there are more; one without rows is whole."""
        return self, False

    def _table(self) -> str:
        raise NotImplementedError

    def _csv(self) -> str:
        raise GraphError("csv is for rows: this query answers yes or no; use --format table or json")

    def _json(self) -> str:
        raise GraphError("json is for rows and for yes or no: this query answers triples; use --format ttl, table or csv")

    def _ttl(self) -> str:
        raise GraphError("ttl is for triples, as CONSTRUCT and DESCRIBE answer; for this query use --format table or json")


@dataclass(frozen=True, slots=True)
class Rows(Answer):
    """What SELECT found: a term, or None where unbound, for each column of each row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    prefixes: Mapping[str, str] = field(default_factory=lambda: PREFIXES, compare=False, repr=False)

    def cut(self, rows: int) -> tuple[Answer, bool]:
        """These columns with the first rows alone, and whether there are more."""
        return replace(self, rows=self.rows[:rows]), len(self.rows) > rows

    def _table(self) -> str:
        return _table(self.columns, ([_shown(term, self.prefixes) for term in row] for row in self.rows))

    def _csv(self) -> str:
        return _csv(self.columns, self.rows)

    def _json(self) -> str:
        bindings = [{name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None} for row in self.rows]
        return _dump({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}})


@dataclass(frozen=True, slots=True)
class Truth(Answer):
    """What ASK found: whether there is such a thing."""

    holds: bool

    def _table(self) -> str:
        return "yes\n" if self.holds else "no\n"

    def _json(self) -> str:
        return _dump({"head": {}, "boolean": self.holds})


@dataclass(frozen=True, slots=True)
class Triples(Answer):
    """What CONSTRUCT or DESCRIBE made."""

    triples: frozenset[ox.Triple]
    prefixes: Mapping[str, str] = field(default_factory=lambda: PREFIXES, compare=False, repr=False)

    def _table(self) -> str:
        return _table(self._columns(), ([_shown(term, self.prefixes) for term in row] for row in self._rows()))

    def _csv(self) -> str:
        return _csv(self._columns(), self._rows())

    def _ttl(self) -> str:
        return turtle(self.triples, self.prefixes).decode()

    def _columns(self) -> tuple[str, ...]:
        return "subject", "predicate", "object"

    def _rows(self) -> list[tuple[Term, ...]]:
        return [(triple.subject, triple.predicate, triple.object) for triple in in_order(self.triples)]


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(columns), *([cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…" for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(columns))]
    lines.insert(1, ["-" * width for width in widths])
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([_bare(term) for term in row] for row in rows)
    return written.getvalue()


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _bare(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else str(term)


def _shown(term: Term | None, prefixes: Mapping[str, str]) -> str:
    if isinstance(term, ox.NamedNode):
        return _prefixed(term.value, prefixes)
    # A line end in a text would break the table, a control character could reach the terminal.
    return "".join(character if character.isprintable() else " " for character in _bare(term))


def _prefixed(iri: str, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": _json(term.subject), "predicate": _json(term.predicate), "object": _json(term.object)}
        return {"type": "triple", "value": parts}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == str(XSD.string):
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
