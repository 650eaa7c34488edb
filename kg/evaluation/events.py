"""Events: who does what to whom, as one of PLOVER's types, on the project's gold-standard records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import srsly  # type: ignore[import-untyped]
from spacy.language import Language

from kg.documents import documents
from kg.evaluation.count import Count
from kg.evaluation.report import Row, Table
from kg.extraction import readings
from kg.model import Document, Mention, Statement

NEEDS = "plover_gsr/dev.jsonl"
LEVELS = ("main", "event", "source", "triple")
UNTELLING = frozenset("the a an of and in to for its their his her president government minister s".split())
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
PUBLISHED = (Row("UniversalPetrarch", (None, 68.3, None, None), "its README: recall on 244 sentences written for it"),)


def evaluate(nlp: Language, data: Path) -> list[Table]:
    """The share of plover_gsr/dev.jsonl's sentences read right: id, text, event, source and target (lists of names, may be empty)."""
    path = data / "plover_gsr" / "dev.jsonl"
    if not path.exists():
        return []
    gold = list(srsly.read_jsonl(path))
    found: dict[str, Sequence[Statement]] = {}
    sentences = (document for document in documents([path]) if isinstance(document, Document))
    for reading in readings(sentences, nlp):
        found[reading.document.id.rsplit("/", 1)[-1]] = reading.statements
    by_type: dict[str, dict[str, Count]] = {}
    mistakes = []
    kinds = 0
    for record in gold:
        said = found.get(record["id"], ())
        levels = right(record, said)
        kinds += len({statement.plover for statement in said if statement.plover})
        for kind in ("all", record["event"]):
            counts = by_type.setdefault(kind, dict.fromkeys(LEVELS, Count()))
            for level in LEVELS:
                counts[level] = counts[level].plus(Count(level in levels, 1, 1))
        if "triple" not in levels:
            mistakes.append(_line(record, said))
    whole = by_type.pop("all")
    rows = [Row("kg", tuple(whole[level].recall for level in LEVELS)), *PUBLISHED]
    rows += [Row(kind, tuple(counts[level].recall for level in LEVELS)) for kind, counts in sorted(by_type.items())]
    note = f"main: the surest statement's type is right; {len(gold)} sentences, {kinds / len(gold):.2f} types found in each"
    return [Table("PLOVER's gold-standard records: share of the sentences", LEVELS, tuple(rows), note, tuple(mistakes))]


def right(record: dict[str, Any], statements: Iterable[Statement]) -> set[str]:
    """Which of the levels a sentence reaches."""
    typed = [statement for statement in statements if statement.plover]
    event = record["event"]
    reached = set()
    if typed and _same_type(max(typed, key=lambda s: s.evidence.confidence).plover, event):
        reached.add("main")
    same = [statement for statement in typed if _same_type(statement.plover, event)]
    by = [s for s in same if _names(record["source"], s.subject) or event in MUTUAL and _names(record["source"], s.object)]
    whom = [s for s in by if not record["target"] or any(_names(record["target"], m) for m in (s.object, s.topic, s.subject))]
    return reached | {level for level, some in zip(LEVELS[1:], (same, by, whom), strict=True) if some}


def _same_type(found: str | None, gold: str) -> bool:
    return found == gold or gold == "YIELD" and found in YIELDING


def _names(names: Iterable[str], mention: Mention | None) -> bool:
    """Whether an argument shares a telling word with one of the names, by its first five letters."""
    if mention is None:
        return False
    said = _words(mention.entity.label) | _words(mention.passage.text)
    return any(_words(name) & said for name in names)


def _words(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w+", text.casefold()) if word not in UNTELLING}


def _line(record: dict[str, Any], statements: Iterable[Statement]) -> str:
    found = "; ".join(f"{s.subject.entity.label} {s.predicate} {s.object.entity.label if s.object else ''}".strip() for s in statements)
    sides = " → ".join(", ".join(record[side]) or "?" for side in ("source", "target"))
    return f"{record['id']}: {record['event']} {sides} | {record['text'][:150]} | found: {found or 'nothing'}"
