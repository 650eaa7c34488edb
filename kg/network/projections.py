"""Statements as networks of actors, and of actors and topics.

The edges of all of them have a `weight`, not less than 0, and the ids of the `statements` that they rest on. What the weight is a sum of is
told by `graph.graph["weight"]`, in words by `graph.graph["meaning"]`; a statement without a PLOVER type has no intensity. The order in
which statements come makes no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import networkx as nx

from kg.lexicon.relations import event_types, relations
from kg.model import Actor, ActorType, Modality, Polarity, Statement, Topic
from kg.model.naming import most_told, type_of
from kg.model.records import statement_id
from kg.network.periods import Period
from kg.network.weights import Weight, matter, side, tone, weight

FACTS = (Modality.ACTUAL,)
"""What is told as done or going on: not what is intended, possible, desired, required or under a condition."""
POSITIONS = (Modality.ACTUAL, Modality.INTENDED, Modality.DESIRED, Modality.REQUIRED)
"""A position is one, too, where it is a wish or a demand; where it is only possible or under a condition it is none."""
POSITIVE = (Polarity.POSITIVE,)
EITHER = tuple(Polarity)
Ends = tuple[Actor, Actor | Topic]


def actors(
    statements: Iterable[Statement],
    weight: str = Weight.COUNT,
    *,
    modality: Collection[str] = FACTS,
    polarity: Collection[str] = POSITIVE,
) -> nx.MultiDiGraph[str]:
    """The signed multigraph of actors: an edge for each relation and PLOVER type between two of them, from subject to object.

    Nodes are IRIs with `label` and `type`; places are no actors. An edge has `relation`, `label`, `symmetric`, `plover`, `quad`, `sign`
    (+1 cooperation, -1 conflict, 0 neither), `weight`, `count`, `first` and `last` day of publication, and `statements`. Statements count
    where they are told as facts that hold; `modality` and `polarity` let in others.
    """
    made = _Network(Weight(weight))
    for statement in statements:
        if ends := between_actors(statement, modality, polarity):
            made.add(statement, ends)
    return made.graph(_tie)


def actors_by_time(
    statements: Iterable[Statement],
    by: str = Period.MONTH,
    weight: str = Weight.COUNT,
    *,
    modality: Collection[str] = FACTS,
    polarity: Collection[str] = POSITIVE,
) -> dict[str, nx.MultiDiGraph[str]]:
    """The multigraph of actors for each period in which one was published, in the order of time; undated statements are in none."""
    made: defaultdict[str, _Network] = defaultdict(lambda: _Network(Weight(weight)))
    for statement in statements:
        ends = between_actors(statement, modality, polarity)
        if ends and statement.evidence.published:
            made[Period(by).of(statement.evidence.published)].add(statement, ends)
    return {period: made[period].graph(_tie) for period in sorted(made)}


def topics(
    statements: Iterable[Statement],
    weight: str = Weight.COUNT,
    *,
    modality: Collection[str] = POSITIONS,
    polarity: Collection[str] = EITHER,
) -> nx.MultiDiGraph[str]:
    """The network of actors and topics: an edge for each relation and side, from who acts or takes a position to what it is about.

    An edge has `relation`, `label`, `side` (+1 for the topic, -1 against it, 0 neither), `weight`, `count`, `first`, `last` and
    `statements`. Topics have the type 'Topic'. What two do together, such as talks, concerns both of them.
    """
    made = _Network(Weight(weight))
    for statement in statements:
        _add_views(made, statement, modality, polarity)
    return made.graph(_view)


def actors_and_topics(
    statements: Iterable[Statement],
    weight: str = Weight.COUNT,
    *,
    modality: Collection[str] = (),
    polarity: Collection[str] = (),
) -> tuple[nx.MultiDiGraph[str], nx.MultiDiGraph[str]]:
    """Both networks, `actors` and `topics`, in one pass over the statements; without `modality` or `polarity` each has its own default."""
    between, about = _Network(Weight(weight)), _Network(Weight(weight))
    for statement in statements:
        if ends := between_actors(statement, modality or FACTS, polarity or POSITIVE):
            between.add(statement, ends)
        _add_views(about, statement, modality or POSITIONS, polarity or EITHER)
    return between.graph(_tie), about.graph(_view)


def ties(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """The multigraph of actors with one undirected edge between two.

    It has the sums of `weight`, `cooperation` and `conflict`, and the `sign` of the greater of the last two (0 where they are equal). Nodes
    and edges are in the order of names.
    """
    made: nx.Graph[str] = nx.Graph(**graph.graph)
    made.add_nodes_from((node, graph.nodes[node]) for node in sorted(graph))
    sums: dict[tuple[str, str], list[Any]] = {}
    for one, other, told in graph.edges(data=True):
        tie = sums.setdefault((one, other) if one < other else (other, one), [0.0, 0.0, 0.0, []])
        tie[0] += told["weight"]
        tie[1] += told["weight"] if told["sign"] > 0 else 0.0
        tie[2] += told["weight"] if told["sign"] < 0 else 0.0
        tie[3].append(told["statements"])
    for (one, other), (total, cooperation, conflict, ids) in sorted(sums.items()):
        said = ids[0] if len(ids) == 1 else tuple(sorted(name for some in ids for name in some))
        sign = (cooperation > conflict) - (cooperation < conflict)
        made.add_edge(one, other, weight=total, cooperation=cooperation, conflict=conflict, sign=sign, statements=said)
    return made


def concerned(statement: Statement) -> tuple[Actor, ...]:
    """Those who act in a statement: its subject, and with it the object of what holds both ways."""
    mentions = [statement.subject, statement.object if relations()[statement.predicate].symmetric else None]
    found = [mention.entity for mention in mentions if mention]
    return tuple(dict.fromkeys(entity for entity in found if isinstance(entity, Actor) and entity.type is not ActorType.PLACE))


@dataclass(slots=True)
class _Sum:
    first: date | None = None
    last: date | None = None
    statements: list[tuple[str, float]] = field(default_factory=list)


class _Network:
    """Statements by the edge that they are part of."""

    def __init__(self, by: Weight) -> None:
        self._by = by
        self._labels: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._sums: defaultdict[tuple[str, str, str, str, int], _Sum] = defaultdict(_Sum)

    def add(self, statement: Statement, ends: Ends, stands: int = 0) -> None:
        """Count a statement for the edge between two, apart from those of another relation, PLOVER type or side."""
        for entity in ends:
            self._labels[entity.id][entity.label, type_of(entity)] += 1
        edge = ends[0].id, ends[1].id, statement.predicate, tone(statement).plover, stands
        found = self._sums[edge]
        found.statements.append((statement_id(statement), weight(statement, self._by)))
        day = statement.evidence.published
        if day is not None:
            found.first = min(found.first or day, day)
            found.last = max(found.last or day, day)

    def graph(self, attributes: Any) -> nx.MultiDiGraph[str]:
        """The network, its nodes and edges by name."""
        made: nx.MultiDiGraph[str] = nx.MultiDiGraph(weight=self._by.value, meaning=self._by.meaning)
        for name, told in sorted(self._labels.items()):
            label, kind = most_told(told)
            made.add_node(name, label=label, type=kind)
        for edge, found in sorted(self._sums.items(), key=lambda item: item[0]):
            one, other, relation, plover, stands = edge
            found.statements.sort()
            days = {"first": found.first and found.first.isoformat(), "last": found.last and found.last.isoformat()}
            made.add_edge(
                one,
                other,
                relation=relation,
                label=relations()[relation].label,
                plover=plover,
                **attributes(relation, plover, stands),
                # summed in the order of ids, whatever the order in which they came
                weight=sum(part for _, part in found.statements),
                count=len(found.statements),
                **days,
                statements=tuple(name for name, _ in found.statements),
            )
        return made


def _tie(relation: str, plover: str, stands: int) -> dict[str, object]:
    kind = event_types().get(plover)
    sign = 0 if kind is None else 1 if kind.cooperates else -1
    return {"symmetric": relations()[relation].symmetric, "quad": kind.quad if kind else "", "sign": sign}


def _view(relation: str, plover: str, stands: int) -> dict[str, object]:
    return {"side": stands}


def _add_views(made: _Network, statement: Statement, modality: Collection[str], polarity: Collection[str]) -> None:
    about = matter(statement)
    if about is not None and statement.modality in modality and statement.polarity in polarity:
        for actor in concerned(statement):
            made.add(statement, (actor, about), side(statement))


def between_actors(statement: Statement, modality: Collection[str], polarity: Collection[str]) -> tuple[Actor, Actor] | None:
    """Subject and object where both act and are not the same, and the statement is put as is asked for."""
    if statement.object is None or statement.modality not in modality or statement.polarity not in polarity:
        return None
    one, other = statement.subject.entity, statement.object.entity
    if not isinstance(one, Actor) or not isinstance(other, Actor) or ActorType.PLACE in (one.type, other.type) or one.id == other.id:
        return None
    return one, other
