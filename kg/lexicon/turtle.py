"""The door to Turtle: the files in ontologies/ as a plain index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph

from kg import paths
from kg.errors import OntologyError
from kg.namespaces import ONTOLOGY

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
LEXINFO = "http://www.lexinfo.net/ontology/3.0/lexinfo#"


class Index(dict[str, dict[str, list[str]]]):
    """Subject IRI → predicate IRI → values (IRIs and literals as text), each in the order of the file, and the file's name."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.name = paths.shown(name)
        self._lines = text.splitlines()

    def one(self, subject: str, predicate: str) -> str | None:
        """The value of a predicate that has one at most."""
        return next(iter(self[subject].get(predicate, ())), None)

    def of_type(self, *types: str) -> Iterator[str]:
        """The subjects of these types."""
        return (subject for subject, values in self.items() if not set(types).isdisjoint(values.get(RDF_TYPE, ())))

    def with_predicate(self, predicate: str) -> Iterator[str]:
        """The subjects that have a value for this predicate."""
        return (subject for subject, values in self.items() if predicate in values)

    def error(self, literal: str, problem: str, hint: str = "") -> OntologyError:
        """An error about something that stands in the file, with the line that begins with it, or else the first that has it."""
        numbered = list(enumerate(self._lines, 1))
        begun = (number for number, text in numbered if text.split(maxsplit=1)[:1] == [literal])
        line = next(begun, 0) or next((number for number, text in numbered if literal in text), 0)
        return OntologyError(f"{self.name}:{line}: {problem}" + (f"\n  {hint}" if hint else ""))


def dip(name: str) -> str:
    """The IRI of a term of our ontology."""
    return ONTOLOGY + name


def index(name: str, folder: Path | None = None) -> Index:
    """What the file of this name in ontologies/ says.

    Raises `OntologyError` with the line where the file is not UTF-8 or not Turtle.
    """
    path = (folder or paths.ontologies()) / name
    return _index(path, path.stat().st_mtime_ns)


# several tables are compiled of one file; who edits it gets what it says now
@lru_cache(maxsize=32)
def _index(path: Path, changed: int) -> Index:
    name = path.name
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise OntologyError(f"{paths.shown(name)}:{line}: not UTF-8\n  save it in that encoding") from None
    found = Index(name, text)
    try:
        for triple in pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE):
            values = found.setdefault(triple.subject.value, {})
            values.setdefault(triple.predicate.value, []).append(triple.object.value)
    except SyntaxError as error:
        line = error.lineno or int((re.search(r"line (\d+)", str(error)) or [0, 0])[1])
        raise OntologyError(f"{paths.shown(name)}:{line}: not Turtle: {error.msg}") from None
    return found
