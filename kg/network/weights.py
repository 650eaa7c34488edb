"""What a statement weighs, and whether it binds or divides."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from kg.lexicon.relations import event_types, plover_told, relations
from kg.model import Actor, Mention, Modality, Polarity, Statement, Topic


class Weight(StrEnum):
    """What the weight of an edge is a sum of."""

    COUNT = "count"
    CONFIDENCE = "confidence"
    INTENSITY = "intensity"

    @property
    def meaning(self) -> str:
        """What it is, in words."""
        return _MEANINGS[self]


_MEANINGS = {
    Weight.COUNT: "number of statements",
    Weight.CONFIDENCE: "confidences of the readings, so the number of statements expected to be right",
    Weight.INTENSITY: "distances of the PLOVER types from neutral, 0 to 10 for each statement",
}


class Tone(NamedTuple):
    """A statement's PLOVER type as told, its quad class, +1 for cooperation, -1 for conflict or 0 for neither, and its intensity."""

    plover: str
    quad: str
    sign: int
    intensity: float


NEUTRAL = Tone("", "", 0, 0.0)


def tone(statement: Statement) -> Tone:
    """Whether a statement tells of cooperation or conflict, in word or deed.

    What is negated is neither ('did not attack'), but for what PLOVER has a type for when it isn't done ('did not agree' is a REJECT).
    What is only intended has the type of that: a future attack is a THREATEN.
    """
    return _tone(statement.predicate, statement.plover, statement.polarity is Polarity.NEGATIVE, statement.modality is Modality.INTENDED)


def weight(statement: Statement, by: Weight) -> float:
    """What a statement weighs: not less than 0, whatever its sign."""
    if by is Weight.COUNT:
        return 1.0
    return statement.evidence.confidence if by is Weight.CONFIDENCE else abs(tone(statement).intensity)


def side(statement: Statement) -> int:
    """+1 where its subject takes a position for something, -1 where against it, 0 where it takes no side.

    A negated position is the contrary one: who does not support is against, who does not reject is in favour.
    """
    in_favour = relations()[statement.predicate].in_favour
    if in_favour is None:
        return 0
    return 1 if in_favour is (statement.polarity is Polarity.POSITIVE) else -1


def matter(statement: Statement) -> Topic | None:
    """The topic of a statement: its object, or what it is about beside an object that acts ('asked Turkey for a ceasefire')."""
    return next(filter(None, map(_topic, (statement.object, statement.topic))), None)


def _topic(mention: Mention | None) -> Topic | None:
    return mention.entity if mention is not None and not isinstance(mention.entity, Actor) else None


@cache
def _tone(predicate: str, plover: str | None, negative: bool, intended: bool) -> Tone:
    own = relations()[predicate].plover
    told = plover or (own and plover_told(own, intended=intended, negative=negative))
    if not told or told not in event_types() or negative and told == own:
        return NEUTRAL
    kind = event_types()[told]
    return Tone(told, kind.quad, 1 if kind.cooperates else -1, kind.intensity)
