"""Relations: those of re3d's ministry statements that have counterparts among ours, by overlap of both arguments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from kg.corpora import re3d
from kg.documents import document
from kg.evaluation.count import Count
from kg.evaluation.names import MINISTRIES
from kg.evaluation.report import Row, Table
from kg.extraction import readings
from kg.lexicon.relations import relations
from kg.model import Statement

NEEDS = "the folders of re3d"
COUNTERPARTS = {
    "CommWith": {"meetsWith", "negotiatesWith", "visits", "invites", "discusses", "agreesWith", "requests", "demands", "asserts"},
    "Likes": {"supports", "praises", "aids", "accepts", "hopesFor"},
    "Dislikes": {"opposes", "rejects", "criticizes", "accuses", "sanctions", "concernedAbout", "warns", "protests"},
    "AlliesOf": {"alliedWith", "cooperatesWith", "aids", "supports", "agreesWith"},
    "FightingAgainst": {"attacks", "coerces", "threatens"},
}
# Those that hold both ways, whatever the relation of ours that finds them.
MUTUAL = frozenset({"CommWith", "AlliesOf", "FightingAgainst"})


class Found(NamedTuple):
    """A statement's relation, and the characters of its subject and of its object or topic."""

    predicate: str
    subject: tuple[int, int]
    object: tuple[int, int]


def evaluate(nlp: Language, data: Path) -> list[Table]:
    """Precision, recall and F1 by relation, on the four folders of ministries in `data` or in data/re3d."""
    folders = [folder for base in (data, data / "re3d") for folder in (base / name for name in MINISTRIES) if folder.is_dir()]
    counts = dict.fromkeys(COUNTERPARTS, Count())
    mistakes = []
    for folder in folders:
        texts = re3d.texts(folder)
        gold = re3d.relations(folder, frozenset(COUNTERPARTS))
        for reading in readings((document(name, text) for name, text in texts.items()), nlp):
            annotated = _once(gold.get(reading.document.id, []))
            found = list(_spans(reading.statements))
            for kind in COUNTERPARTS:
                count, missed = compared(kind, [row for row in annotated if row.type == kind], found)
                counts[kind] = counts[kind].plus(count)
                mistakes += [f"{reading.document.id[:8]}: missed {row.source} {kind} {row.target} | {row.text}" for row in missed]
    if not folders:
        return []
    whole = Count()
    for count in counts.values():
        whole = whole.plus(count)
    rows = [Row(name, (count.gold, count.precision, count.recall, count.f1)) for name, count in {**counts, "all": whole}.items()]
    note = "a relation of ours may stand for two of theirs, and theirs leave many out: precision is a lower bound"
    title = "re3d, the four ministries' texts, relations between actors: overlapping arguments"
    return [Table(title, ("there", "P", "R", "F1"), tuple(rows), note, tuple(mistakes))]


def _once(marked: Iterable[re3d.Marked]) -> list[re3d.Marked]:
    """The annotated relations without the way back of those that hold both ways."""
    kept: dict[object, re3d.Marked] = {}
    for row in marked:
        ends = (row.source_span, row.target_span)
        kept.setdefault((row.type, frozenset(ends) if row.type in MUTUAL else ends), row)
    return list(kept.values())


def _spans(statements: Iterable[Statement]) -> Iterable[Found]:
    for statement in statements:
        target = statement.object or statement.topic
        if target is not None:
            subject = statement.subject.passage
            yield Found(statement.predicate, (subject.start, subject.end), (target.passage.start, target.passage.end))


def compared(kind: str, gold: Sequence[re3d.Marked], found: Sequence[Found]) -> tuple[Count, list[re3d.Marked]]:
    """The count for one kind of theirs in one text, and those missed. A statement of ours counts once."""
    free = [row for row in found if row.predicate in COUNTERPARTS[kind]]
    number, missed = len(free), []
    for row in gold:
        match = next((other for other in free if _fits(row, other)), None)
        if match is None:
            missed.append(row)
        else:
            free.remove(match)
    return Count(number - len(free), number, len(gold)), missed


def _fits(gold: re3d.Marked, found: Found) -> bool:
    ways = [(found.subject, found.object)]
    if gold.type in MUTUAL or relations()[found.predicate].symmetric:
        ways.append((found.object, found.subject))
    return any(_overlap(gold.source_span, one) and _overlap(gold.target_span, other) for one, other in ways)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
