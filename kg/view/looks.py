"""How things look: shapes and colours by type, colours by side. Okabe and Ito's, which those who don't see all colours can tell apart."""

from __future__ import annotations

from kg.lexicon.relations import Relation
from kg.model.naming import TOPIC_TYPE

SHAPES = {
    "Country": "dot",
    "Organization": "square",
    "Group": "triangle",
    "Office": "diamond",
    "Person": "star",
    "Place": "triangleDown",
    TOPIC_TYPE: "box",
}
COLOURS = {
    "Country": "#0072B2",
    "Organization": "#009E73",
    "Group": "#E69F00",
    "Office": "#56B4E9",
    "Person": "#CC79A7",
    "Place": "#8C8C8C",
    TOPIC_TYPE: "#F5F1E6",
}
BORDERS = {**COLOURS, TOPIC_TYPE: "#C9BE9F"}
COOPERATION, CONFLICT, NEITHER = "cooperation", "conflict", "neither"
SIDES = {COOPERATION: "#0072B2", CONFLICT: "#D55E00", NEITHER: "#8A8A8A"}
# A line is whole for what is told as done or held, broken for what is wished for, planned or thought possible.
BROKEN = [9, 6]
LONGEST_LABEL = 60  # characters


def side(relation: Relation | None) -> str:
    """Whether a relation is cooperation, conflict, or neither, as its quad class in PLOVER has it."""
    quad = relation.quad if relation is not None and relation.quad else ""
    return COOPERATION if quad.endswith("Cooperation") else CONFLICT if quad.endswith("Conflict") else NEITHER


def short(label: str) -> str:
    """A label that can be drawn."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"
