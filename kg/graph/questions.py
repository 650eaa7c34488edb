"""Stored questions: the SPARQL files of ontologies/queries, each opening with its question in English."""

from __future__ import annotations

from dataclasses import dataclass

from kg import paths
from kg.errors import GraphError


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the name by which it is asked, the English of its first line, and its SPARQL."""

    name: str
    english: str
    sparql: str


def questions() -> tuple[Question, ...]:
    """All stored questions, by name."""
    return tuple(
        Question(path.stem, _english(text), text)
        for path in sorted((paths.ontologies() / "queries").glob("*.rq"))
        for text in [path.read_text(encoding="utf-8")]
    )


def question(name: str) -> Question:
    """The stored question of this name; raises `GraphError` that lists the names where there is none."""
    stored = questions()
    for found in stored:
        if found.name == name:
            return found
    names = "".join(f"\n  {known.name:40} {known.english}" for known in stored)
    raise GraphError(f"no stored question {name!r}; there are{names}")


def _english(text: str) -> str:
    return text.partition("\n")[0].lstrip("# ").strip()
