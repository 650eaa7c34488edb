"""Names: exact spans on GMB and GUM, overlapping spans on re3d, by the model alone and by model and gazetteer together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.corpora import gmb, re3d
from kg.corpora.treebanks import treebank
from kg.evaluation.count import Count
from kg.evaluation.report import Row, Table

NEEDS = "names/gmb.jsonl, gum-test.conllu or the folders of re3d"
NEWS_TEST = 800  # the last sentences of the Groningen Meaning Bank
LABELS = ("PERSON", "ORG", "LOC", "NORP", "DATE", "EVENT")
# GMB and GUM don't keep places with and without a government apart
SAME = {"GPE": "LOC"}
MINISTRIES = (
    "australian-department-of-foreign-affairs",
    "delegation-of-the-european-union-to-syria",
    "uk-government",
    "us-state-department",
)
GAZETTEER = "diplomatic_names"


class Name(NamedTuple):
    """A name in characters of its text."""

    start: int
    end: int
    label: str


def evaluate(nlp: Language, data: Path) -> list[Table]:
    """The figures of each corpus found in `data`; re3d's folders may be in a folder re3d."""
    tables = []
    if (data / "names" / "gmb.jsonl").exists():
        docs = list(gmb.news(data / "names" / "gmb.jsonl", nlp))[-NEWS_TEST:]
        tables.append(_exact(nlp, f"GMB, the last {NEWS_TEST} sentences: F1 of exact spans", docs))
    if (data / "gum-test.conllu").exists():
        docs = list(treebank(data / "gum-test.conllu", nlp.vocab))
        tables.append(_exact(nlp, "GUM test, named mentions: F1 of exact spans", docs))
    folders = [folder for base in (data, data / "re3d") for folder in (base / name for name in MINISTRIES) if folder.is_dir()]
    if folders:
        docs = [doc for folder in folders for doc in re3d.documents(folder, nlp)]
        tables.append(_overlapping(nlp, docs))
    return tables


def _exact(nlp: Language, title: str, golds: Sequence[Doc]) -> Table:
    rows = []
    labels = [label for label in LABELS if any(_names(gold, (label,)) for gold in golds)]
    for system, found in _found(nlp, golds):
        counts = dict.fromkeys(labels, Count())
        for gold, doc in zip(golds, found, strict=True):
            for label in labels:
                counts[label] = counts[label].plus(exact(_names(gold, (label,)), _names(doc, (label,))))
        whole = Count()
        for count in counts.values():
            whole = whole.plus(count)
        rows.append(Row(system, (whole.f1, *(count.f1 for count in counts.values()))))
    return Table(title, ("all", *labels), tuple(rows))


def _overlapping(nlp: Language, golds: Sequence[Doc]) -> Table:
    rows = []
    for system, found in _found(nlp, golds):
        whole = Count()
        for gold, doc in zip(golds, found, strict=True):
            whole = whole.plus(overlapping(_names(gold, ("PERSON", "ORG", "LOC")), _names(doc, ("PERSON", "ORG", "LOC"))))
        rows.append(Row(system, (whole.precision, whole.recall, whole.f1)))
    title = "re3d, the four ministries' texts, named persons, organizations and places: overlapping spans"
    return Table(title, ("P", "R", "F1"), tuple(rows), "a state may be marked as the organization that acts or as the place")


def _found(nlp: Language, golds: Sequence[Doc]) -> Iterator[tuple[str, list[Doc]]]:
    for system, disabled in (("model", [GAZETTEER]), ("model and gazetteer", [])):
        with nlp.select_pipes(disable=[name for name in disabled if name in nlp.pipe_names]):
            yield system, [nlp(gold.text) for gold in golds]


def _names(doc: Doc, labels: Iterable[str]) -> list[Name]:
    named = (Name(ent.start_char, ent.end_char, SAME.get(ent.label_, ent.label_)) for ent in doc.ents)
    return [name for name in named if name.label in labels]


def exact(gold: Sequence[Name], found: Sequence[Name]) -> Count:
    """Names with the same span and label."""
    return Count(len(set(gold) & set(found)), len(found), len(gold))


def overlapping(gold: Sequence[Name], found: Sequence[Name]) -> Count:
    """Names that share a character with one of their own, each of which counts once; a place may be an organization."""
    free = list(found)
    for name in gold:
        match = next((other for other in free if other.start < name.end and name.start < other.end and _like(name, other)), None)
        if match:
            free.remove(match)
    return Count(len(found) - len(free), len(found), len(gold))


def _like(gold: Name, found: Name) -> bool:
    return gold.label == found.label or {gold.label, found.label} == {"ORG", "LOC"}
