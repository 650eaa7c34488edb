"""Dstl's Relationship and Entity Extraction Evaluation Dataset (re3d): persons, organizations and places in texts on Syria and Iraq.

Its annotators marked phrases ('the ministers') as well as names; an organization may be a state that acts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from kg.documents.publication import Known, document
from kg.model import Document

LABELS = {"Person": "PERSON", "Organisation": "ORG", "Location": "LOC"}
SURE = 0.5  # the share of annotators who agreed
FUNCTION_WORDS = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "these", "those", "all", "both", "we", "i"}
)


class Marked(NamedTuple):
    """A relation between two phrases, with their characters and the words that tell of it."""

    type: str
    source: str
    target: str
    source_span: tuple[int, int]
    target_span: tuple[int, int]
    text: str


def articles(data: Path) -> Iterator[Document]:
    """The texts of the whole data set, publisher by publisher, with title and address; none where the folder is another's."""
    for path in sorted(data.glob("*/documents.jsonl")):
        for record in _records(path):
            known = Known(title=record["title"], publisher=record["sourceName"], url=record["sourceUrl"])
            yield document(record["_id"], record["text"], known)


def texts(folder: Path) -> dict[str, str]:
    """The texts of one folder of the data set by their ids."""
    return {record["_id"]: record["text"] for record in _records(folder / "documents.jsonl")}


def relations(folder: Path, types: frozenset[str]) -> dict[str, list[Marked]]:
    """The relations of these types that most annotators saw, by the ids of their documents."""
    marked: dict[str, list[Marked]] = {}
    for record in _records(folder / "relations.jsonl"):
        if record["type"] in types and record["confidence"] >= SURE:
            spans = ((record["sourceBegin"], record["sourceEnd"]), (record["targetBegin"], record["targetEnd"]))
            row = Marked(record["type"], record["source"], record["target"], *spans, record["value"])
            marked.setdefault(record["documentId"], []).append(row)
    return marked


def documents(folder: Path, nlp: Language) -> Iterator[Doc]:
    """The texts of one folder of the data set in the tokens of a pipeline, with their outermost named entities."""
    texts_by_name = texts(folder)
    common = set(re.findall(r"\b[a-z]+\b", " ".join(texts_by_name.values())))
    marked: dict[str, list[dict[str, Any]]] = {}
    for record in _records(folder / "entities.jsonl"):
        if record["type"] in LABELS and record["confidence"] >= SURE and _is_name(record["value"], common):
            marked.setdefault(record["documentId"], []).append(record)
    for name, text in texts_by_name.items():
        doc = nlp.make_doc(text)
        spans = [
            doc.char_span(record["begin"], record["end"], LABELS[record["type"]], alignment_mode="expand")
            for record in marked.get(name, ())
        ]
        doc.ents = filter_spans([span for span in spans if span is not None])
        yield doc


def _is_name(phrase: str, common: set[str]) -> bool:
    """Whether a phrase has a capitalized word that the texts never write in lower case."""
    words = re.findall(r"\w+", phrase)
    return any(word[0].isupper() and word.lower() not in common | FUNCTION_WORDS for word in words)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
