"""How two deal with each other: altogether, and from period to period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

import networkx as nx

from kg.model import Statement
from kg.model.records import statement_id
from kg.network import weights
from kg.network.changes import LEVEL, SHUFFLES, changes
from kg.network.findings import Findings
from kg.network.periods import Period
from kg.network.projections import FACTS, POSITIVE, between_actors
from kg.network.weights import Weight, tone

QUADS = {"verbalCooperation": "verbal_cooperation", "materialCooperation": "material_cooperation"}
QUADS |= {"verbalConflict": "verbal_conflict", "materialConflict": "material_conflict"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors: sums of the weights of all that is told between them, either way, by quad class, and cooperation less conflict."""

    one: str
    other: str
    label: str
    other_label: str
    weight: float
    net: float
    verbal_cooperation: float
    material_cooperation: float
    verbal_conflict: float
    material_conflict: float
    first: str | None
    last: str | None
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A period: sums of the weights of cooperation and of conflict, the first less the second, and whether a new stretch begins with it."""

    period: str
    cooperation: float
    conflict: float
    net: float
    change: bool
    statements: tuple[str, ...]


def pairs(graph: nx.MultiDiGraph[str]) -> Findings[Pair]:
    """All pairs in the multigraph of actors, those with the greatest weight first."""
    sums: dict[tuple[str, str], dict[str, float]] = {}
    days: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other, told in graph.edges(data=True):
        pair = (one, other) if one < other else (other, one)
        found = sums.setdefault(pair, dict.fromkeys(("weight", "net", *QUADS.values()), 0.0))
        found["weight"] += told["weight"]
        found["net"] += told["sign"] * told["weight"]
        if told["quad"]:
            found[QUADS[told["quad"]]] += told["weight"]
        days[pair] += [day for day in (told["first"], told["last"]) if day]
        said[pair] += told["statements"]
    rows = [
        Pair(
            one,
            other,
            graph.nodes[one]["label"],
            graph.nodes[other]["label"],
            **sums[one, other],
            first=min(days[one, other], default=None),
            last=max(days[one, other], default=None),
            statements=tuple(sorted(said[one, other])),
        )
        for one, other in sums
    ]
    rows.sort(key=lambda row: (-row.weight, row.one, row.other))
    return Findings(rows, f"weight: {graph.graph.get('meaning')}; net: cooperation less conflict, in either direction")


def series(
    statements: Iterable[Statement],
    one: str,
    other: str | None = None,
    by: str = Period.MONTH,
    weight: str = Weight.COUNT,
    *,
    modality: Collection[str] = FACTS,
    polarity: Collection[str] = POSITIVE,
) -> Findings[Point]:
    """Cooperation and conflict between two actors (IRIs), or between one and all others, from the first period to the last without a gap.

    `change` marks periods from which on the mean of the net is another one (`kg.network.changes`).
    """
    sums: dict[str, list[tuple[str, float, int]]] = {}
    days: list[date] = []
    undated = 0
    for statement in statements:
        ends = between_actors(statement, modality, polarity)
        ids = {end.id for end in ends} if ends else set()
        if one not in ids or other is not None and other not in ids:
            continue
        day = statement.evidence.published
        if day is None:
            undated += 1
            continue
        days.append(day)
        told = (statement_id(statement), weights.weight(statement, Weight(weight)), tone(statement).sign)
        sums.setdefault(Period(by).of(day), []).append(told)
    rows = []
    for period in Period(by).between(min(days), max(days)) if days else ():
        told_then = sorted(sums.get(period, ()))
        good, bad = (sum(part for _, part, sign in told_then if sign == wanted) for wanted in (1, -1))
        rows.append(Point(period, good, bad, good - bad, False, tuple(name for name, _, _ in told_then)))
    breaks = {change.at for change in changes([row.net for row in rows])}
    left = f"; {undated} without a day left out" if undated else ""
    return Findings(
        (replace(row, change=number in breaks) for number, row in enumerate(rows)),
        f"weight: {Weight(weight).meaning}; changes of the mean of the net by CUSUM, {SHUFFLES} shuffles, p ≤ {LEVEL}{left}",
    )
