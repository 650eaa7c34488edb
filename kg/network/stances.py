"""Where actors stand on topics, and how that changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import networkx as nx

from kg.model import Actor, Statement, Topic
from kg.model.records import statement_id
from kg.network.changes import LEVEL, SHUFFLES, changes
from kg.network.findings import Findings
from kg.network.periods import Period
from kg.network.projections import EITHER, POSITIONS, concerned
from kg.network.weights import matter, side


@dataclass(frozen=True, slots=True)
class Stance:
    """An actor for (+1) or against (-1) a topic, in one statement."""

    actor: Actor
    topic: Topic
    side: int
    day: date | None
    statement: str


@dataclass(frozen=True, slots=True)
class Stand:
    """A period: how often an actor was for a topic and how often against it, the mean (+1 to -1), and whether a new stretch begins."""

    period: str
    favour: int
    against: int
    mean: float
    change: bool
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A topic: how many actors speak of it, how many are on balance for it and how many against, and the days of it."""

    topic: str
    label: str
    actors: int
    favour: int
    against: int
    first: str | None
    last: str | None
    statements: tuple[str, ...]


def stances(
    statements: Iterable[Statement], *, modality: Collection[str] = POSITIONS, polarity: Collection[str] = EITHER
) -> Iterator[Stance]:
    """The positions that statements tell, on topics, as they come; those that take no side are left out."""
    for statement in statements:
        topic, stand = matter(statement), side(statement)
        if topic is None or not stand or statement.modality not in modality or statement.polarity not in polarity:
            continue
        for actor in concerned(statement):
            yield Stance(actor, topic, stand, statement.evidence.published, statement_id(statement))


def course(found: Iterable[Stance], actor: str, topic: str, by: str = Period.MONTH) -> Findings[Stand]:
    """The position of an actor on a topic (IRIs) over time, in the periods in which it took one.

    Changes are sought from day to day, each day with the mean of its positions (`kg.network.changes`); a period is marked where a new
    stretch begins in it. Positions without a day are left out.
    """
    taken = [one for one in found if one.actor.id == actor and one.topic.id == topic]
    days: defaultdict[date, list[int]] = defaultdict(list)
    periods: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for one in sorted(taken, key=lambda one: (one.day or date.min, one.statement)):
        if one.day is not None:
            days[one.day].append(one.side)
            periods[Period(by).of(one.day)].append((one.statement, one.side))
    means, undated = [sum(sides) / len(sides) for sides in days.values()], sum(one.day is None for one in taken)
    breaks = {Period(by).of(list(days)[change.at]) for change in changes(means)}
    rows = []
    for period, told in periods.items():
        favour = sum(stand > 0 for _, stand in told)
        mean = sum(stand for _, stand in told) / len(told)
        rows.append(Stand(period, favour, len(told) - favour, mean, period in breaks, tuple(name for name, _ in told)))
    left = f"; {undated} without a day left out" if undated else ""
    how = f"for +1, against -1, a negated position the contrary; changes of the daily mean by CUSUM, {SHUFFLES} shuffles, p ≤ {LEVEL}{left}"
    return Findings(rows, how)


def disputes(topics: nx.MultiDiGraph[str]) -> Findings[Dispute]:
    """All topics in the network of actors and topics, those that most speak of first."""
    said: defaultdict[str, set[str]] = defaultdict(set)
    days: defaultdict[str, list[str]] = defaultdict(list)
    sides: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for actor, topic, told in topics.edges(data=True):
        said[topic].update(told["statements"])
        days[topic] += [day for day in (told["first"], told["last"]) if day]
        sides[topic][actor] += told["side"] * told["weight"]
    rows = [
        Dispute(
            topic,
            topics.nodes[topic]["label"],
            len(of_topic),
            sum(balance > 0 for balance in of_topic.values()),
            sum(balance < 0 for balance in of_topic.values()),
            min(days[topic], default=None),
            max(days[topic], default=None),
            tuple(sorted(said[topic])),
        )
        for topic, of_topic in sides.items()
    ]
    rows.sort(key=lambda row: (-row.actors, -len(row.statements), row.topic))
    return Findings(rows, f"an actor is for or against by the balance of its positions ({topics.graph.get('meaning')})")
