"""Who stands where in a network: how many partners, how much is said, on how many ways between others, in how dense a part."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

import networkx as nx

from kg.network.findings import Findings, rests_on
from kg.network.projections import ties

PIVOTS = 256
"""From so many actors shortest paths are followed; in a network that has no more of them, from all."""
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Centrality:
    """An actor's place: number of partners, sum of the weights of its ties, betweenness (0 to 1), PageRank (all sum to 1), k-core."""

    actor: str
    label: str
    type: str
    partners: int
    weight: float
    betweenness: float
    pagerank: float
    core: int
    statements: tuple[str, ...]


def centralities(graph: nx.MultiDiGraph[str], pivots: int = PIVOTS, seed: int = 0) -> Findings[Centrality]:
    """The place of each actor in the multigraph of actors, those with the most weight first.

    Whether ties bind or divide makes no difference here. Partners, betweenness and core look at who is tied to whom at all, PageRank at
    who addresses whom with what weight; what holds both ways counts in both.
    """
    simple = ties(graph)
    between, ranks, cores = betweenness(simple, pivots, seed), pagerank(graph), nx.core_number(simple)
    rows = [
        Centrality(
            node,
            told["label"],
            told["type"],
            len(simple[node]),
            sum(tie["weight"] for tie in simple[node].values()),
            between[node],
            ranks[node],
            cores[node],
            rests_on(simple[node].values()),
        )
        for node, told in simple.nodes(data=True)
    ]
    rows.sort(key=lambda row: (-row.weight, -row.pagerank, row.actor))
    sampled = f"estimated from {pivots:,} of {len(simple):,} actors" if pivots < len(simple) else "exact"
    how = f"weight: {_meaning(graph)}; betweenness on unweighted paths, {sampled}; PageRank with damping 0.85"
    return Findings(rows, how)


def betweenness(graph: nx.Graph[str], pivots: int = PIVOTS, seed: int = 0) -> dict[str, float]:
    """The share of shortest paths between two others on which each node lies (Freeman 1977), on unweighted edges.

    Brandes' algorithm (2001) on sparse matrices, from several nodes at once; from all, or from as many as `pivots`, drawn with `seed`,
    from which the rest is estimated (Brandes and Pich 2007).
    """
    import numpy as np

    nodes = sorted(graph)
    if len(nodes) < 3:
        return dict.fromkeys(nodes, 0.0)
    adjacent = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, dtype=np.float64, format="csr")
    sources = range(len(nodes)) if pivots >= len(nodes) else sorted(Random(seed).sample(range(len(nodes)), pivots))
    total = np.zeros(len(nodes))
    for start in range(0, len(sources), _AT_ONCE):
        total += _dependencies(adjacent, np.asarray(sources[start : start + _AT_ONCE]))
    total *= len(nodes) / len(sources) / ((len(nodes) - 1) * (len(nodes) - 2))
    return dict(zip(nodes, map(float, total), strict=True))


def pagerank(graph: nx.MultiDiGraph[str]) -> dict[str, float]:
    """PageRank (Brin and Page 1998) of each actor: high for one whom many, and important ones, address."""
    directed: nx.DiGraph[str] = nx.DiGraph()
    directed.add_nodes_from(sorted(graph))
    weights: dict[tuple[str, str], float] = {}
    for one, other, told in graph.edges(data=True):
        for way in ((one, other), (other, one)) if told["symmetric"] else ((one, other),):
            weights[way] = weights.get(way, 0.0) + told["weight"]
    directed.add_weighted_edges_from((one, other, weight) for (one, other), weight in sorted(weights.items()))
    found: dict[str, float] = nx.pagerank(directed) if directed else {}
    return found


def _dependencies(adjacent: Any, sources: Any) -> Any:
    """For each node, the sum of its dependencies for these sources: forth by levels, counting paths, and back."""
    import numpy as np

    column = np.arange(len(sources))
    depth = np.full((adjacent.shape[0], len(sources)), -1, dtype=np.int32)
    depth[sources, column] = 0
    reached = np.zeros(depth.shape)
    reached[sources, column] = 1.0
    paths, level = reached.copy(), 0
    while True:
        reached = adjacent @ reached
        reached[depth >= 0] = 0.0
        if not reached.any():
            break
        level += 1
        depth[reached > 0] = level
        paths += reached
    dependency = np.zeros(depth.shape)
    for further in range(level, 0, -1):
        share = np.divide(1.0 + dependency, paths, out=np.zeros(depth.shape), where=depth == further)
        dependency += np.where(depth == further - 1, (adjacent @ share) * paths, 0.0)
    dependency[sources, column] = 0.0
    return dependency.sum(axis=1)


def _meaning(graph: nx.MultiDiGraph[str]) -> str:
    return str(graph.graph.get("meaning", "as given"))
