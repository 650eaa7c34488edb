"""Statements as a pyvis network: actors and topics are nodes, relations edges."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pyvis.network import Network

from kg.lexicon.relations import Relation
from kg.model import Actor, Modality, Polarity, Statement, Topic
from kg.model.naming import type_of
from kg.network.layout import Position, positions
from kg.view.looks import BORDERS, BROKEN, COLOURS, SHAPES, SIDES, short, side

MOST_PARALLEL = 3
"""Edges between two nodes that are drawn one by one; where there are more, those to one side are one."""
FIRST = 100
"""Nodes that are shown before the reader asks for more."""
BENDS = (0.0, 0.18, -0.18, 0.34, -0.34, 0.5, -0.5)

Ends = tuple[str, str]


class Edge(NamedTuple):
    """Statements drawn as one edge: between the same two, with the same relation, or several of one side, put in the same way."""

    subject: str
    relations: tuple[str, ...]
    target: str
    actual: bool
    negative: bool


def network(statements: Iterable[Statement], relations: Mapping[str, Relation]) -> Network:
    """The statements as a directed pyvis `Network` with positions given and physics off.

    A node's name is its IRI; nodes come in the order of their importance: by how many statements they are in, then by name. An edge
    bundles the statements between the same two nodes that have the same relation and are put in the same way, and where there would be
    more than three edges between the two, those whose relations are on the same side. Its `statements` are their numbers in the order
    given. Statements without an object lead to their topic.
    """
    listed = list(statements)
    drawn = Network(directed=True, height="100%", width="100%", cdn_resources="in_line")
    entities = _entities(listed)
    weight = Counter(name for statement in listed for name in (statement.subject.entity.id, target(statement).id))
    edges = _bundled(listed, relations)
    labels = {name: short(entity.label) for name, entity in entities.items()}
    ends = [(edge.subject, edge.target) for edge in edges]
    place = positions(labels, ends, weight)
    ordered = sorted(entities, key=lambda name: (-weight[name], name))
    first = _first(ordered, labels, ends, weight)
    for name in ordered:
        x, y = place[name]
        look = _node_look(entities[name], weight[name])
        drawn.add_node(name, label=labels[name], x=x, y=y, first=first.get(name), physics=False, weight=weight[name], **look)
    between: Counter[frozenset[str]] = Counter()
    for edge, numbers in edges.items():
        pair = frozenset((edge.subject, edge.target))
        look = _edge_look(edge, relations, len(numbers), between[pair])
        between[pair] += 1
        drawn.add_edge(edge.subject, edge.target, id=_name(edge), relations=list(edge.relations), statements=numbers, **look)
    drawn.toggle_physics(False)
    return drawn


def target(statement: Statement) -> Actor | Topic:
    """Where a statement's edge leads: to its object, without one to its topic, without both to its subject."""
    mention = statement.object or statement.topic or statement.subject
    return mention.entity


def _first(ordered: list[str], labels: Mapping[str, str], edges: list[Ends], weight: Mapping[str, int]) -> dict[str, Position]:
    """Where those that are shown at first stand while they are among themselves."""
    shown = set(ordered[:FIRST]) if len(ordered) > FIRST else set()
    return positions({name: labels[name] for name in shown}, [ends for ends in edges if shown.issuperset(ends)], weight)


def _entities(statements: list[Statement]) -> dict[str, Actor | Topic]:
    found: dict[str, Actor | Topic] = {}
    for statement in statements:
        for entity in (statement.subject.entity, target(statement)):
            found.setdefault(entity.id, entity)
    return dict(sorted(found.items()))


def _bundled(statements: list[Statement], relations: Mapping[str, Relation]) -> dict[Edge, list[int]]:
    single: defaultdict[Edge, list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        actual, negative = statement.modality is Modality.ACTUAL, statement.polarity is Polarity.NEGATIVE
        single[Edge(statement.subject.entity.id, (statement.predicate,), target(statement).id, actual, negative)].append(number)
    parallel = Counter(frozenset((edge.subject, edge.target)) for edge in single)
    bundles: defaultdict[tuple[str, str, str, bool, bool], list[Edge]] = defaultdict(list)
    for edge in sorted(single):
        crowded = parallel[frozenset((edge.subject, edge.target))] > MOST_PARALLEL
        [relation] = edge.relations
        drawn_as = side(relations.get(relation)) if crowded else relation
        bundles[edge.subject, edge.target, drawn_as, edge.actual, edge.negative].append(edge)
    return {
        edges[0]._replace(relations=tuple(edge.relations[0] for edge in edges)): sorted(n for edge in edges for n in single[edge])
        for edges in bundles.values()
    }


def _name(edge: Edge) -> str:
    return "\x1f".join([edge.subject, "+".join(edge.relations), edge.target, str(edge.actual), str(edge.negative)])


def _node_look(entity: Actor | Topic, weight: int) -> dict[str, object]:
    of = type_of(entity)
    look: dict[str, object] = {"shape": SHAPES[of], "color": {"background": COLOURS[of], "border": BORDERS[of]}, "kind": of}
    return look if isinstance(entity, Topic) else {**look, "size": round(9 + 5 * min(weight, 16) ** 0.5, 1)}


def _edge_look(edge: Edge, relations: Mapping[str, Relation], count: int, parallel: int) -> dict[str, object]:
    told = [relations.get(name) for name in edge.relations]
    on = side(told[0])
    roundness = BENDS[min(parallel, len(BENDS) - 1)]
    arrows = {
        "to": {"enabled": not all(relation is not None and relation.symmetric for relation in told)},
        "middle": {"enabled": edge.negative, "type": "bar"},
    }
    return {
        "label": label(edge.relations, relations, count, edge.negative),
        "side": on,
        "color": dict.fromkeys(("color", "highlight", "hover"), SIDES[on]),
        "dashes": False if edge.actual else BROKEN,
        "actual": edge.actual,
        "negative": edge.negative,
        "width": round(1.2 + 0.8 * min(count, 9) ** 0.5, 2),
        "arrows": arrows,
        "smooth": {"enabled": bool(roundness), "type": "curvedCW" if roundness >= 0 else "curvedCCW", "roundness": abs(roundness)},
    }


def label(names: Iterable[str], relations: Mapping[str, Relation], count: int, negative: bool) -> str:
    """What an edge says: its relation, two of them, or how many, and how many statements are behind it."""
    words = [relations[name].label if name in relations else name for name in names]
    said = ", ".join(words) if len(words) <= 2 else f"{len(words)} relations"
    return ("not: " if negative else "") + said + (f" ×{count}" if count > 1 else "")
