"""How often a name leads to the right actor, by the links to Wikipedia in GUM (Lin and Zeldes, 2021)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.corpora.treebanks import treebank
from kg.evaluation.report import Row, Table
from kg.lexicon.actors import NameKind, actors

NEEDS = "gum-test.conllu, of UD English GUM"
TITLE = "Links of names to known actors (GUM, test part)"
NOTE = "names of organizations, places and persons in the raw text; a link is right if Wikipedia's title is a name of the actor"
TYPES = frozenset({"organization", "person", "place"})


class LinkedName(NamedTuple):
    """A mention with a page in Wikipedia whose head is a proper noun: the characters of that head, half-open, and the page's title."""

    start: int
    end: int
    title: str


class Counts(NamedTuple):
    """Of one text: names whose title is an actor's, how many of them we link to it, names that we link at all, how many of them rightly."""

    names: int
    found: int
    links: int
    right: int


def evaluate(nlp: Language, data: Path) -> list[Table]:
    """Recall and precision of links from GUM's test part in the folder `data`, all genres together and each alone.

    Recall is over the names whose title is one of an actor that we know, precision over the names that we link to an actor that we know,
    whatever the title.
    """
    known = titles()
    counted: dict[str, list[Counts]] = {}
    for gold in treebank(data / "gum-test.conllu", nlp.vocab):
        counts = _counts(gold, read(nlp, gold), known)
        for group in ("all genres", genre(gold)):
            counted.setdefault(group, []).append(counts)
    rows = [_row(group, of_group) for group, of_group in counted.items()]
    return [Table(TITLE, ("names", "recall", "links", "precision"), tuple(rows), NOTE)]


def genre(gold: Doc) -> str:
    """The genre in the id of one of GUM's documents: 'news' of 'GUM_news_nasa'."""
    name: str = gold.user_data["id"]
    return name.split("_")[1]


def read(nlp: Language, gold: Doc) -> Doc:
    """A treebank's document as the pipeline reads its raw text, on its date if that is a day."""
    doc = nlp.make_doc(gold.text)
    date = gold.user_data["date"]
    doc._.published = date if date and re.fullmatch(r"\d{4}-\d\d-\d\d", date) else None
    return nlp(doc)


def linked_names(gold: Doc) -> Iterator[LinkedName]:
    """The names of organizations, places and persons that GUM links."""
    for mention in gold.user_data.get("mentions", ()):
        head = gold[mention.start : mention.end].root
        if mention.title and mention.type in TYPES and head.pos_ == "PROPN":
            yield LinkedName(head.idx, head.idx + len(head), mention.title)


def titles() -> dict[str, str]:
    """The actors' IRIs by the preferred labels and the names that are theirs alone."""
    table = actors()
    strong = {text: name.actor.id for text, names in table.names.items() for name in names if name.kind is NameKind.NAME and not name.weak}
    return {actor.label: actor.id for actor in table.actors.values()} | strong


def linked(doc: Doc, name: LinkedName) -> set[str]:
    """The IRIs of the known actors that our mentions over the head of a name point to."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return set()
    known = actors().actors
    rows = (row for row in doc._.mentions if row.kind != "pronoun" and row.start < span.end and span.start < row.end)
    return {row.id for row in rows if row.id in known}


def _counts(gold: Doc, doc: Doc, known: dict[str, str]) -> Counts:
    names = list(linked_names(gold))
    links = [linked(doc, name) for name in names]
    expected = [known.get(name.title) for name in names]
    right = sum(wanted is not None and wanted in of_name for of_name, wanted in zip(links, expected, strict=True))
    return Counts(sum(wanted is not None for wanted in expected), right, sum(map(bool, links)), right)


def _row(group: str, counts: list[Counts]) -> Row:
    names, found, links, right = (sum(values) for values in zip(*counts, strict=True))
    return Row(group, (float(names), _percent(found, names), float(links), _percent(right, links)))


def _percent(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None
