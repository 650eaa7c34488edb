"""Stored questions: the SPARQL files of ontologies/queries, and the parameters that they can be asked with.

A file opens with comments: its question in English, then what it answers and what can be set:

    # Who proposed what, when, and how was it put?
    # columns: who what modality published statement
    # parameter actor: an actor, who proposes
    # needs topic: an actor or topic, what is proposed

A parameter is a variable of the query. One that is not set stays free, and one that is needed must be set. To be bound, it must be
projected; where it is none of the columns it is left out of the answer.

Oxigraph plans a query before it knows what is bound, and of patterns that look alike to it takes the first one first. So the patterns
that follow a comment `# in any order`, one a line, are asked with those first that a set parameter makes selective.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from rdflib import Dataset

from kg import paths
from kg.errors import GraphError
from kg.graph.answers import Answer, Rows
from kg.graph.oxigraph import Engine, engine
from kg.graph.parameters import Parameter, kind, near, value
from kg.graph.query import query

_PARAMETER = re.compile(r"(parameter|needs) (\w+): (an? [^,]+), (.+)")
_ANY_ORDER = re.compile(r"(?m)^ *# in any order\n((?: *\?.* \.\n)+)")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the name by which it is asked, the English of its first line, its SPARQL, its columns and its parameters.

    Without columns told, it answers all that it projects.
    """

    name: str
    english: str
    sparql: str
    columns: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


def questions() -> tuple[Question, ...]:
    """All stored questions, by name."""
    return tuple(read_question(path.stem, path.read_text(encoding="utf-8")) for path in _files())


def question(name: str) -> Question:
    """The stored question of this name; raises `GraphError` that lists the names where there is none."""
    for path in _files():
        if path.stem == name:
            return read_question(name, path.read_text(encoding="utf-8"))
    names = "".join(f"\n  {known.name:40} {known.english}" for known in questions())
    raise GraphError(f"no stored question {name!r}; there are{names}")


def _files() -> list[Path]:
    return sorted((paths.ontologies() / "queries").glob("*.rq"))


def read_question(name: str, text: str) -> Question:
    """The question that a query's text is, by the comments that it opens with; raises `GraphError` for a parameter of no known kind."""
    opening = []
    for line in text.split("\n"):
        if not line.startswith("#"):
            break
        opening.append(line.lstrip("# ").strip())
    columns: tuple[str, ...] = ()
    parameters = {}
    for line in opening[1:]:
        if line.startswith("columns:"):
            columns = tuple(line.split()[1:])
        elif told := _PARAMETER.fullmatch(line):
            needed, variable, what, meaning = told.groups()
            parameters[variable] = Parameter(variable, kind(what), meaning, needed == "needs")
    return Question(name, opening[0] if opening else "", text, columns, parameters)


def ask(graph: Dataset | Engine, asked: Question, settings: Mapping[str, str] = MappingProxyType({}), limit: int | None = None) -> Answer:
    """The answer to a question with its parameters set to these texts; no more than `limit` rows are read, where one is given.

    Raises `GraphError` for a parameter that the question does not have, one that it needs and is not set, and a value that the graph
    does not know or that is of another kind.
    """
    for name in settings:
        if name not in asked.parameters:
            takes = f"it takes {', '.join(asked.parameters)}" if asked.parameters else "it takes none"
            raise GraphError(f"{asked.name} has no parameter {name!r}{near(name, asked.parameters)}\n  {takes}")
    for parameter in asked.parameters.values():
        if parameter.needed and parameter.name not in settings:
            example = f"{parameter.name}={parameter.kind.example}"
            raise GraphError(f"{asked.name} needs {parameter.name}: {parameter.kind}, {parameter.meaning}\n  --set {example}")
    store = engine(graph) if isinstance(graph, Dataset) else graph
    bound = {name: value(store, asked.parameters[name], text) for name, text in settings.items()}
    answer = query(store, planned(asked.sparql, bound), bound, limit)
    return _narrowed(answer, asked) if isinstance(answer, Rows) else answer


def planned(sparql: str, bound: Iterable[str]) -> str:
    """The query with those of its patterns in any order first that name a bound variable."""
    names = re.compile(rf"\?(?:{'|'.join(map(re.escape, bound))})\b") if bound else None

    def selective_first(block: re.Match[str]) -> str:
        lines = block[1].splitlines(keepends=True)
        return "".join(sorted(lines, key=lambda line: not (names and names.search(line))))

    return _ANY_ORDER.sub(selective_first, sparql)


def _narrowed(rows: Rows, asked: Question) -> Rows:
    hidden = {*asked.parameters} - {*asked.columns} if asked.columns else set()
    keep = [column for column, name in enumerate(rows.columns) if name not in hidden]
    columns = tuple(rows.columns[column] for column in keep)
    return replace(rows, columns=columns, rows=tuple(tuple(row[column] for column in keep) for row in rows.rows))
