"""How far a report keeps away from what it passes on: the second of the three uncertainties."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from kg.lexicon.cues import Act, Stance, cues
from kg.model import AttributionKind, Statement


class ReportDistance(StrEnum):
    """Whether a report tells something itself, vouches for it, passes it on, doubts it, or has it from hearsay."""

    TOLD = "told"
    ENDORSED = "endorsed"  # acknowledged
    PASSED_ON = "passedOn"  # said
    DOUBTED = "doubted"  # claimed
    HEARSAY = "hearsay"


def report_distance(statement: Statement) -> ReportDistance:
    """The distance that the attribution, the cue and the source of a statement show.

    A statement holds the innermost source alone, so of a chain ('according to A, B said') only the last link counts.
    """
    if statement.attribution is AttributionKind.NONE:
        return ReportDistance.TOLD
    cue = statement.evidence.cue
    stance = _stances().get(cue.lemma) if cue else None
    if stance is Stance.DOUBTFUL:
        return ReportDistance.DOUBTED
    if statement.source is None:
        return ReportDistance.HEARSAY
    return ReportDistance.ENDORSED if stance is Stance.FACTIVE else ReportDistance.PASSED_ON


@cache
def _stances() -> Mapping[str, Stance]:
    """The stance of each cue by its words, the head first.

    Where one both introduces words and takes positions, the first counts: 'imply' is doubtful of words and neutral of things. Where
    one is verb and noun, the stance that is not neutral does.
    """
    found: dict[str, Stance] = {}
    for cue in sorted(
        (cue for same in cues().values() for cue in same), key=lambda cue: (cue.act is Act.POSITION, cue.stance is Stance.NEUTRAL)
    ):
        found.setdefault(" ".join((cue.lemma, *cue.words)), cue.stance)
    return found
