"""Statements against hand-annotated ones, and what their confidence is worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import srsly  # type: ignore[import-untyped]
from spacy.language import Language

from kg.documents import documents
from kg.evaluation.count import Count
from kg.evaluation.report import Row, Table
from kg.extraction import readings
from kg.lexicon.actors import actors
from kg.lexicon.relations import relations
from kg.model import Document, Mention, Statement

NEEDS = "pairs of NAME.txt and NAME.json with annotated statements"
LONGEST = 12  # words: a whole clause given as an argument names nothing
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Compared(NamedTuple):
    """A document's statements against the annotated ones: the counts, what was missed, and which statements are right.

    `right` leaves out further readings of what is annotated: they neither help nor hurt.
    """

    plain: Count
    strict: Count
    missed: list[dict[str, Any]]
    right: dict[int, bool]


def evaluate(nlp: Language, data: Path) -> list[Table]:
    """Precision, recall and F1 by document; strict is F1 where source, polarity and modality must be right too."""
    paths = [path for path in sorted(data.glob("*.txt")) if path.with_suffix(".json").exists()]
    rows, mistakes, sure = [], list[str](), list[tuple[float, bool]]()
    whole = strict = Count()
    for reading in readings((document for document in documents(paths) if isinstance(document, Document)), nlp):
        path = next(path for path in paths if path.stem == Path(reading.document.id).stem)
        statements = scored(reading.statements)
        result = compared(srsly.read_json(path.with_suffix(".json"))["statements"], statements)
        rows.append(Row(path.stem, _figures(result.plain, result.strict)))
        whole, strict = whole.plus(result.plain), strict.plus(result.strict)
        sure += [(statements[number].evidence.confidence, right) for number, right in result.right.items()]
        mistakes += [f"{path.stem}: missed {_gold(gold)}" for gold in result.missed]
        mistakes += [f"{path.stem}: added {_found(statements[number])}" for number, right in result.right.items() if not right]
    if not rows:
        return []
    rows.append(Row("all", _figures(whole, strict)))
    columns = ("P", "R", "F1", "strict F1")
    return [Table("Annotated statements", columns, tuple(rows), mistakes=tuple(mistakes)), reliability(sure)]


def _figures(plain: Count, strict: Count) -> tuple[float, ...]:
    return plain.precision, plain.recall, plain.f1, strict.f1


def scored(statements: Iterable[Statement]) -> list[Statement]:
    """Those that are measured: no background facts, and not what a source merely asserts."""
    return [s for s in statements if s.predicate != "asserts" and not relations()[s.predicate].background]


def compared(annotated: Sequence[dict[str, Any]], statements: Sequence[Statement]) -> Compared:
    """Each required statement takes the statement that fits it best, the shortest evidence first."""
    required = [gold for gold in annotated if not gold["optional"]]
    used: dict[int, bool] = {}
    missed = []
    for gold in sorted(required, key=lambda gold: gold["end"] - gold["start"]):
        fitting = [n for n, statement in enumerate(statements) if n not in used and fits(gold, statement)]
        if not fitting:
            missed.append(gold)
            continue
        best = max(fitting, key=lambda n: sum(qualified(gold, statements[n])))
        used[best] = all(qualified(gold, statements[best]))
    right = {n: n in used for n, statement in enumerate(statements) if n in used or not any(fits(gold, statement) for gold in annotated)}
    strict = Count(sum(used.values()), len(right), len(required))
    return Compared(Count(len(used), len(right), len(required)), strict, missed, right)


def fits(gold: dict[str, Any], statement: Statement) -> bool:
    """Whether evidence, predicate, subject and object are those of an annotated statement, either way round where it is symmetric."""
    sentence = statement.evidence.sentence
    if statement.predicate not in gold["predicate"] or sentence.start >= gold["end"] or gold["start"] >= sentence.end:
        return False
    target = statement.object or statement.topic
    ways: list[tuple[Mention | None, Mention | None]] = [(statement.subject, target), (statement.subject, statement.topic)]
    if relations()[statement.predicate].symmetric:
        ways.append((target, statement.subject))
    return any(_means(gold["subject"], one) and _means(gold["object"], other) for one, other in ways)


def qualified(gold: dict[str, Any], statement: Statement) -> tuple[bool, bool, bool]:
    """Whether source, polarity and modality are right."""
    sources = gold["source"] or [None]
    source = None in sources if statement.source is None else _means([name for name in sources if name], statement.source)
    return source, statement.polarity.value == gold["polarity"], statement.modality.value in gold["modality"]


def _means(alternatives: Sequence[str], mention: Mention | None) -> bool:
    """Whether an argument is one of the alternatives: a capitalized one its whole name, another the start of a word in it."""
    if mention is None:
        return False
    names = [name for name in (mention.entity.label, mention.passage.text) if len(name.split()) <= LONGEST]
    return any(_is_named(term, name) for term in alternatives for name in names)


def _is_named(term: str, name: str) -> bool:
    if not term[:1].isupper():
        return re.search(r"(?<!\w)" + re.escape(term.casefold()), name.casefold()) is not None
    one, other = _plain(term), _plain(name)
    return one == other or bool(_known(term) & _known(name)) or re.search(rf"(?<!\w){re.escape(one)}(?!\w)", other) is not None


def _known(name: str) -> set[str]:
    """Whom the ontology knows by a name."""
    return {known.actor.id for known in actors().names.get(re.sub(r"^the ", "", name.replace("’", "'")), ())}


def _plain(name: str) -> str:
    plain = re.sub(r"'s$", "", name.casefold().replace("’", "'").strip())
    return re.sub(r"^(the|a|an|our|its|his|her|their)\s+", "", plain)


def reliability(sure: Sequence[tuple[float, bool]]) -> Table:
    """How often statements of some confidence are right, beside the mean of their confidence."""
    rows = []
    gap = 0.0
    for low, high in pairwise(BINS):
        inside = [(confidence, right) for confidence, right in sure if low <= confidence < high or confidence == high == 1]
        if inside:
            mean, share = (100 * sum(column) / len(inside) for column in zip(*inside, strict=True))
            gap += abs(mean - share) * len(inside) / len(sure)
            rows.append(Row(f"{low:.1f} to {high:.1f}", (len(inside), mean, share)))
    brier = sum((confidence - right) ** 2 for confidence, right in sure) / max(1, len(sure))
    note = f"expected calibration error {gap:.1f} points, Brier score {brier:.3f}"
    return Table("Confidence of the statements found", ("found", "mean", "right"), tuple(rows), note)


def _gold(gold: dict[str, Any]) -> str:
    return f"{gold['subject'][0]} {gold['predicate'][0]} {gold['object'][0]} | {gold['evidence'][:120]}"


def _found(statement: Statement) -> str:
    target = statement.object or statement.topic
    words = " ".join(statement.evidence.sentence.text.split())[:120]
    return f"{statement.subject.entity.label} {statement.predicate} {target.entity.label if target else ''} | {words}"
