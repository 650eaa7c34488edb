"""Confidence: how likely a statement is read right, by the way that it was read.

A logistic model whose weights `kg.evaluation.confidence` fits on annotated statements.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Token

from kg.extraction import syntax
from kg.extraction.annotations import AttributionRow
from kg.extraction.arguments import Argument
from kg.lexicon.cues import Stance
from kg.lexicon.frames import Part

WEIGHTS = Path(__file__).with_name("confidence.json")
DEEPEST = 3
FARTHEST = 100  # characters
DOUBTED = frozenset({Stance.DOUBTFUL.value, Stance.DENYING.value})


class Features(NamedTuple):
    """How a statement was read, each between 0 and 1."""

    noun: float  # its relation is named by a noun
    adjective: float
    inferred: float  # from an obligation or a cue rather than from a frame
    detached: float  # a role doesn't hang where it should
    fixed: float  # the frame has other words than its head
    subject: float  # how indirectly the subject is named: by a pronoun, as whoever speaks
    object: float
    bare: float  # there is no object
    topical: float  # the object is a topic rather than an actor
    deep: float  # how many clauses hold it
    far: float  # from the subject to the trigger
    doubted: float  # by who reports it


def features(
    trigger: Token,
    part: Part | None,
    attached: bool,
    fixed: bool,
    arguments: tuple[Argument, Argument | None, Argument | None],
    within: AttributionRow | None,
) -> Features:
    """The features of a statement at its trigger, with its subject, object and topic, and the attribution that holds it."""
    subject, thing, about = arguments
    what = thing or about
    span = subject.mention.passage
    gap = max(trigger.idx - span.end, span.start - trigger.idx, 0)
    return Features(
        noun=part is Part.NOUN,
        adjective=part is Part.ADJECTIVE,
        inferred=part is None,
        detached=not attached,
        fixed=fixed,
        subject=1 - subject.sureness,
        object=1 - what.sureness if what else 0,
        bare=what is None,
        topical=what is not None and not what.is_actor,
        deep=min(DEEPEST, syntax.depth(trigger)) / DEEPEST,
        far=min(FARTHEST, gap) / FARTHEST,
        doubted=within is not None and within.stance in DOUBTED,
    )


def confidence(read: Features) -> float:
    """The probability that a statement read so is right."""
    intercept, weights = _model()
    return 1 / (1 + math.exp(-intercept - sum(weight * value for weight, value in zip(weights, read, strict=True))))


@cache
def _model() -> tuple[float, tuple[float, ...]]:
    model = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return model["intercept"], tuple(model["weights"][name] for name in Features._fields)
