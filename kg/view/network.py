"""Statements as a pyvis network: actors and topics are nodes, relations edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from pyvis.network import Network

from kg.lexicon.relations import Relation
from kg.model import Actor, Modality, Polarity, Statement, Topic
from kg.network.layout import positions

TOPIC = "Topic"
SHAPES = {"Country": "dot", "Organization": "square", "Group": "triangle", "Office": "diamond", "Person": "star", "Place": "triangleDown"}
# Okabe and Ito's colours, which those who don't see all colours can tell apart.
NODE_COLOURS = {
    "Country": "#0072B2",
    "Organization": "#009E73",
    "Group": "#E69F00",
    "Office": "#56B4E9",
    "Person": "#CC79A7",
    "Place": "#8C8C8C",
    TOPIC: "#F5F1E6",
}
COOPERATION, CONFLICT, OTHER = "cooperation", "conflict", "other"
EDGE_COLOURS = {COOPERATION: "#0072B2", CONFLICT: "#D55E00", OTHER: "#8A8A8A"}
LONGEST_LABEL = 60  # characters


class Edge(NamedTuple):
    """Statements drawn as one edge: the same relation between the same two, put in the same way."""

    subject: str
    relation: str
    target: str
    told: str  # actual, or how else it is put
    negative: bool


def network(statements: Iterable[Statement], relations: Mapping[str, Relation]) -> Network:
    """The statements as a directed pyvis `Network` with positions given and physics off.

    A node's name is its IRI. An edge bundles the statements of one relation between the same two nodes that are put in the same way;
    its `statements` are their numbers in the order given. Statements without an object lead to their topic.
    """
    listed = list(statements)
    drawn = Network(directed=True, height="100%", width="100%", cdn_resources="in_line")
    entities = _entities(listed)
    weight = Counter(name for statement in listed for name in (statement.subject.entity.id, _target(statement).id))
    edges = _edges(listed)
    labels = {name: short(entity.label) for name, entity in entities.items()}
    place = positions(labels, [(edge.subject, edge.target) for edge in edges])
    for name, entity in entities.items():
        x, y = place[name]
        drawn.add_node(name, label=labels[name], x=x, y=y, physics=False, **_node_look(entity, weight[name]))
    between: Counter[frozenset[str]] = Counter()
    for edge, numbers in edges.items():
        pair = frozenset((edge.subject, edge.target))
        look = _edge_look(edge, relations.get(edge.relation), len(numbers), between[pair])
        between[pair] += 1
        drawn.add_edge(edge.subject, edge.target, id="\x1f".join(map(str, edge)), relation=edge.relation, statements=numbers, **look)
    drawn.toggle_physics(False)
    return drawn


def short(label: str) -> str:
    """A label that can be drawn."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…"


def kind(entity: Actor | Topic) -> str:
    """The type that the legend shows."""
    return entity.type.value if isinstance(entity, Actor) else TOPIC


def side(relation: Relation | None) -> str:
    """Whether a relation is cooperation, conflict, or neither."""
    quad = relation.quad if relation is not None and relation.quad else ""
    return COOPERATION if quad.endswith("Cooperation") else CONFLICT if quad.endswith("Conflict") else OTHER


def _target(statement: Statement) -> Actor | Topic:
    mention = statement.object or statement.topic or statement.subject
    return mention.entity


def _entities(statements: list[Statement]) -> dict[str, Actor | Topic]:
    found: dict[str, Actor | Topic] = {}
    for statement in statements:
        for entity in (statement.subject.entity, _target(statement)):
            found.setdefault(entity.id, entity)
    return dict(sorted(found.items()))


def _edges(statements: list[Statement]) -> dict[Edge, list[int]]:
    def drawn(number: int) -> Edge:
        statement = statements[number]
        told = "actual" if statement.modality is Modality.ACTUAL else "open"
        return Edge(statement.subject.entity.id, statement.predicate, _target(statement).id, told, statement.polarity is Polarity.NEGATIVE)

    return {edge: list(numbers) for edge, numbers in groupby(sorted(range(len(statements)), key=lambda n: (drawn(n), n)), key=drawn)}


def _node_look(entity: Actor | Topic, weight: int) -> dict[str, object]:
    colour = NODE_COLOURS[kind(entity)]
    if isinstance(entity, Topic):
        return {"shape": "box", "color": {"background": colour, "border": "#C9BE9F"}, "kind": TOPIC, "borderWidth": 1}
    size = 9 + 5 * min(weight, 16) ** 0.5
    return {"shape": SHAPES[kind(entity)], "color": {"background": colour, "border": colour}, "kind": kind(entity), "size": round(size, 1)}


def _edge_look(edge: Edge, relation: Relation | None, count: int, parallel: int) -> dict[str, object]:
    colour = EDGE_COLOURS[side(relation)]
    words = relation.label if relation else edge.relation
    label = ("not: " if edge.negative else "") + words + (f" ×{count}" if count > 1 else "")
    bend = [0.0, 0.18, -0.18, 0.34, -0.34, 0.5, -0.5]
    roundness = bend[min(parallel, len(bend) - 1)]
    return {
        "label": label,
        "color": {"color": colour, "highlight": colour, "hover": colour},
        "dashes": [2, 5] if edge.negative else [9, 6] if edge.told == "open" else False,
        "width": round(1.2 + 0.8 * min(count, 9) ** 0.5, 2),
        "arrows": "" if relation is not None and relation.symmetric else "to",
        "smooth": {"enabled": bool(roundness), "type": "curvedCW" if roundness >= 0 else "curvedCCW", "roundness": abs(roundness)},
    }
