"""Who stands between camps, and on which ties and statements camps hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.network.communities import cooperation
from kg.network.findings import Findings, rests_on
from kg.network.matrices import BLOCK, upward


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor between camps: how many pairs of partners in two camps have no tie but through others, and into how many camps it reaches.

    `participation` is 0 where all its cooperation is in one camp, and nears 1 the more evenly it is spread over many.
    """

    actor: str
    label: str
    camp: int
    pairs: int
    camps: int
    participation: float
    inside: float
    outside: float
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A tie of cooperation between camps: how many partners its ends have in common, and whether the network falls apart without it."""

    one: str
    other: str
    label: str
    other_label: str
    camp: int
    other_camp: int
    common: int
    only: bool
    weight: float
    statements: tuple[str, ...]


def brokers(graph: nx.MultiDiGraph[str], camps: Mapping[str, int]) -> Findings[Broker]:
    """Actors that cooperate with members of several camps, those that stand between most pairs first.

    A broker of a pair is tied to both of them, who are in different camps and not tied to each other (Gould and Fernandez 1989);
    participation is that of Guimerà and Amaral (2005), by weight. Actors without a camp are left out; the pairs are counted, not sampled.
    """
    bound = _between_members(graph, camps)
    between = _pairs(bound, camps)
    rows = []
    for node in bound:
        weights: defaultdict[int, float] = defaultdict(float)
        for other, tie in bound[node].items():
            weights[camps[other]] += tie["weight"]
        total, inside = sum(weights.values()), weights.get(camps[node], 0.0)
        if total == inside:
            continue
        said = rests_on(tie for other, tie in bound[node].items() if camps[other] != camps[node])
        participation = 1 - sum((weight / total) ** 2 for weight in weights.values())
        label = graph.nodes[node]["label"]
        rows.append(Broker(node, label, camps[node], between[node], len(weights), participation, inside, total - inside, said))
    rows.sort(key=lambda row: (-row.pairs, -row.participation, -row.outside, row.actor))
    return Findings(rows, f"cooperation alone; inside and outside: {graph.graph.get('meaning')}")


def bridges(graph: nx.MultiDiGraph[str], camps: Mapping[str, int]) -> Findings[Bridge]:
    """The ties of cooperation between members of different camps, with the statements that bridge them.

    First those that alone hold parts of the network together, then those whose ends have fewest partners in common: an end without any is
    Granovetter's local bridge (1973). Among equals, the heavier first.
    """
    bound = _between_members(graph, camps)
    alone = {frozenset(edge) for edge in nx.bridges(bound)}
    neighbours = {node: set(bound[node]) for node in bound}
    rows = [
        Bridge(
            one,
            other,
            graph.nodes[one]["label"],
            graph.nodes[other]["label"],
            camps[one],
            camps[other],
            len(neighbours[one] & neighbours[other]),
            frozenset((one, other)) in alone,
            tie["weight"],
            tie["statements"],
        )
        for one, other, tie in bound.edges(data=True)
        if camps[one] != camps[other]
    ]
    rows.sort(key=lambda row: (not row.only, row.common, -row.weight, row.one, row.other))
    return Findings(rows, f"cooperation between camps; weight: {graph.graph.get('meaning')}")


def _between_members(graph: nx.MultiDiGraph[str], camps: Mapping[str, int]) -> nx.Graph[str]:
    bound = cooperation(graph)
    bound.remove_nodes_from([node for node in bound if node not in camps])
    return bound


def _pairs(bound: nx.Graph[str], camps: Mapping[str, int]) -> dict[str, int]:
    """For each node, the pairs of its neighbours that are in different camps and are no neighbours: all pairs, less the triangles."""
    import numpy as np

    if not bound.number_of_edges():
        return dict.fromkeys(bound, 0)
    nodes, edges = upward(bound, None, np.int64)
    camp = np.asarray([camps[node] for node in nodes])
    across = edges.tocoo(copy=True)
    across.data = across.data * (camp[across.row] != camp[across.col])
    across = across.tocsr()
    across.eliminate_zeros()
    closed = np.zeros(len(nodes), dtype=np.int64)
    below = edges.T.tocsr()
    for start in range(0, len(nodes), BLOCK):
        rows = slice(start, start + BLOCK)
        # lowest, highest and middle corner of a triangle whose opposite edge leads from camp to camp
        closed[rows] += _sums(edges[rows] @ across, edges[rows], 1)
        closed += _sums(across[rows] @ edges, edges[rows], 0)
        closed[rows] += _sums(below[rows] @ across, edges[rows], 1)
    found = {}
    for number, node in enumerate(nodes):
        counted = np.bincount([camps[other] for other in bound[node]])
        degree = int(counted.sum())
        found[node] = (degree * degree - int((counted * counted).sum())) // 2 - int(closed[number])
    return found


def _sums(paths: Any, edges: Any, axis: int) -> Any:
    import numpy as np

    return np.asarray(paths.multiply(edges).sum(axis=axis)).ravel()
