"""A statement: subject, relation, object and qualifiers, held by a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kg.model.actor import Mention
from kg.model.attribution import AttributionKind
from kg.model.passage import Passage, Word


class Polarity(StrEnum):
    """Whether the relation is said to hold."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How it is put."""

    ACTUAL = "actual"
    INTENDED = "intended"
    POSSIBLE = "possible"
    DESIRED = "desired"
    REQUIRED = "required"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Time:
    """When: the words, and the day they mean (ISO 8601, a day, month or year) where it could be resolved.

    Two are equal when they mean the same day.
    """

    passage: Passage = field(compare=False)
    value: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement was read: the document, the sentence, the words that made it one, and how sure the reading is (0 to 1)."""

    document: str
    published: date | None
    sentence: Passage
    trigger: Word
    cue: Word | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Statement:
    """Who does or says what to whom. Equal statements say the same of the same, wherever they were read: evidence does not count."""

    subject: Mention
    predicate: str
    object: Mention | None
    topic: Mention | None = None
    source: Mention | None = None
    attribution: AttributionKind = AttributionKind.NONE
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    plover: str | None = None
    location: Mention | None = None
    time: Time | None = None
    evidence: Evidence = field(compare=False, kw_only=True)


def pooled(statements: Iterable[Statement]) -> dict[Statement, tuple[Evidence, ...]]:
    """Equal statements as one, with all their evidence, in the order of first appearance."""
    pool: dict[Statement, list[Evidence]] = {}
    for statement in statements:
        pool.setdefault(statement, []).append(statement.evidence)
    return {statement: tuple(evidence) for statement, evidence in pool.items()}
