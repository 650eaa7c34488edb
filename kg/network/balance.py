"""Structural balance: whether the friends of friends are friends (Heider 1946, Cartwright and Harary 1956)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import networkx as nx

from kg.network.findings import Findings, rests_on
from kg.network.matrices import BLOCK, upward
from kg.network.projections import ties

STRONGEST = 20_000
"""Triads are listed one by one among so many ties; they are counted among all."""
STARTS, SMALL = 10, 2_000


@dataclass(frozen=True, slots=True)
class Balance:
    """How balanced a signed network is.

    `triads` are triples of actors with three signed ties, by how many of these are negative: none, one, two, three. Those with none or two
    are balanced. `frustration` is the number of ties that must go for the rest to fall into two camps without conflict inside or
    cooperation across (the line index of balance, Harary 1959), or a little more; `share` is that of all signed ties.
    """

    positive: int
    negative: int
    triads: tuple[int, int, int, int]
    balanced: float | None
    frustration: int
    share: float | None
    camps: tuple[tuple[str, ...], tuple[str, ...]]
    frustrated: tuple[tuple[str, str], ...]
    statements: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors, each tied to the others, with the net weight of the weakest tie.

    `signs` are those of the ties of the first and second, the first and third, and the second and third.
    """

    actors: tuple[str, str, str]
    labels: tuple[str, str, str]
    signs: tuple[int, int, int]
    balanced: bool
    weight: float
    statements: tuple[str, ...]


def balance(graph: nx.MultiDiGraph[str], seed: int = 0) -> Balance:
    """How balanced the multigraph of actors is. A tie has the sign of what is greater in it, cooperation or conflict; even ones have none.

    Triads are counted all. The frustration is the least that was found by moving one actor after the other to the camp where it has less
    conflict (Iacono et al. 2010), from several starts: an upper bound, exact for a balanced network.
    """
    signed = _signed(graph)
    nodes = list(signed)
    triads = _counted(signed) if signed.number_of_edges() else (0, 0, 0, 0)
    side, starts = _two_camps(signed, seed)
    frustrated = [(one, other) for one, other, sign in signed.edges(data="sign") if side[one] * side[other] != sign]
    positive = sum(sign > 0 for _, _, sign in signed.edges(data="sign"))
    edges, all_triads = signed.number_of_edges(), sum(triads)
    return Balance(
        positive=positive,
        negative=edges - positive,
        triads=triads,
        balanced=(triads[0] + triads[2]) / all_triads if all_triads else None,
        frustration=len(frustrated),
        share=len(frustrated) / edges if edges else None,
        camps=(tuple(n for n in nodes if side[n] > 0), tuple(n for n in nodes if side[n] < 0)),
        frustrated=tuple(frustrated),
        statements=rests_on(signed[one][other] for one, other in frustrated),
        how=f"sign of a tie: cooperation against conflict ({graph.graph.get('meaning')}); all triads counted; "
        f"frustration: least of {starts} local searches, seed {seed}, an upper bound",
    )


def triads(graph: nx.MultiDiGraph[str], among: int = STRONGEST) -> Findings[Triad]:
    """The triads of the signed network one by one: the unbalanced first, and of these those of the strongest ties.

    In a network with more ties than `among`, those of the strongest so many.
    """
    signed = _signed(graph)
    strongest = sorted(signed.edges(data=True), key=lambda edge: (-_net(edge[2]), edge[0], edge[1]))[:among]
    kept: nx.Graph[str] = nx.Graph()
    kept.add_edges_from(sorted(strongest, key=lambda edge: edge[:2]))
    rows = []
    for members in _triangles(kept):
        one, two, three = members
        between = (kept[one][two], kept[one][three], kept[two][three])
        signs = (between[0]["sign"], between[1]["sign"], between[2]["sign"])
        labels = (graph.nodes[one]["label"], graph.nodes[two]["label"], graph.nodes[three]["label"])
        said = rests_on(between)
        rows.append(Triad(members, labels, signs, signs[0] * signs[1] * signs[2] > 0, min(map(_net, between)), said))
    rows.sort(key=lambda row: (row.balanced, -row.weight, row.actors))
    left = f"among the {among:,} strongest of {signed.number_of_edges():,} signed ties" if among < signed.number_of_edges() else "all"
    return Findings(rows, f"triads of signed ties, {left}; weight: {graph.graph.get('meaning')}")


def _net(tie: dict[str, Any]) -> float:
    return abs(float(tie["cooperation"] - tie["conflict"]))


def _signed(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    whole = ties(graph)
    edges = [(one, other, tie) for one, other, tie in whole.edges(data=True) if tie["sign"]]
    ends = {end for one, other, _ in edges for end in (one, other)}
    kept: nx.Graph[str] = nx.Graph()
    kept.add_nodes_from(node for node in whole if node in ends)
    kept.add_edges_from(edges)
    return kept


def _triangles(graph: nx.Graph[str]) -> Iterator[tuple[str, str, str]]:
    """Each triangle once, its corners by name."""
    rank = {node: place for place, node in enumerate(sorted(graph, key=lambda node: (graph.degree(node), node)))}
    later = {node: {other for other in graph[node] if rank[other] > rank[node]} for node in graph}
    for one in graph:
        for two in sorted(later[one]):
            for three in sorted(later[one] & later[two]):
                first, second, third = sorted((one, two, three))
                yield first, second, third


def _counted(signed: nx.Graph[str]) -> tuple[int, int, int, int]:
    """The triads by their number of negative ties."""
    import numpy as np

    nodes, signs = upward(signed, "sign", np.int32)
    friendly, hostile = signs.multiply(signs > 0).tocsr(), -signs.multiply(signs < 0).tocsr()
    counts = [0, 0, 0, 0]
    for start in range(0, len(nodes), BLOCK):
        rows = slice(start, start + BLOCK)
        steps = ((0, friendly, friendly), (1, friendly, hostile), (1, hostile, friendly), (2, hostile, hostile))
        for negative, first, second in steps:
            paths = first[rows] @ second
            counts[negative] += int(paths.multiply(friendly[rows]).sum())
            counts[negative + 1] += int(paths.multiply(hostile[rows]).sum())
    return counts[0], counts[1], counts[2], counts[3]


def _two_camps(signed: nx.Graph[str], seed: int) -> tuple[dict[str, int], int]:
    """A side for each actor, +1 or -1, with few ties that contradict it, and from how many starts it was sought."""
    import numpy as np

    nodes = list(signed)
    if not signed.number_of_edges():
        return dict.fromkeys(nodes, 1), 0
    matrix = nx.to_scipy_sparse_array(signed, nodelist=nodes, weight="sign", dtype=np.int32, format="csr")
    # one start suffices where none can be better, and is all there is time for in a large network
    starts = STARTS if len(nodes) <= SMALL else 1
    best, least = None, None
    for start in range(starts):
        side = _spread(signed, nodes) if start == 0 else np.asarray(Random(seed + start).choices((-1, 1), k=len(nodes)), dtype=np.int32)
        _settle(matrix, side)
        agreement = int(side @ (matrix @ side))
        if least is None or agreement > least:
            best, least = side.copy(), agreement
    assert best is not None
    if best[0] < 0:
        best = -best
    return dict(zip(nodes, map(int, best), strict=True)), starts


def _spread(signed: nx.Graph[str], nodes: list[str]) -> Any:
    """Sides that follow the signs from the first by name on, as far as its ties lead: in a balanced network they contradict none."""
    import numpy as np

    side: dict[str, int] = {}
    for root in nodes:
        if root in side:
            continue
        side[root], reached = 1, [root]
        for node in reached:
            for other, tie in signed[node].items():
                if other not in side:
                    side[other] = side[node] * tie["sign"]
                    reached.append(other)
    return np.asarray([side[node] for node in nodes], dtype=np.int32)


def _settle(matrix: Any, side: Any) -> None:
    """Move nodes to the other side, in order, as long as one has more contradictions than agreements on its own."""
    import numpy as np

    field = matrix @ side
    while True:
        moving = np.flatnonzero(field * side < 0)
        if not len(moving):
            return
        for node in moving:
            if field[node] * side[node] < 0:
                side[node] = -side[node]
                row = slice(matrix.indptr[node], matrix.indptr[node + 1])
                field[matrix.indices[row]] += 2 * matrix.data[row] * side[node]
