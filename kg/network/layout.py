"""Positions: where each node of a drawing stands, the same at every run."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import networkx as nx
import numpy as np

# Characters and lines of a label, in the units of the drawing, and how much wider than high a drawing is.
CHARACTER, LINE, LONGEST = 9.0, 46.0, 22
SPREAD, WIDER = 112.0, 1.3
RELAXED = 200
"""Up to this number of nodes no label covers another; in a larger drawing, this many stand first."""
CENTRAL = 500
"""Above this number of nodes springs place only those of most weight, and the others stand around them."""
GOLDEN = math.pi * (3 - math.sqrt(5))

Position = tuple[float, float]
NONE: Mapping[str, int] = MappingProxyType({})


def positions(labels: Mapping[str, str], edges: Iterable[tuple[str, str]], weight: Mapping[str, int] = NONE) -> dict[str, Position]:
    """A position for each node (name → label) so that linked nodes are near each other and, in a small drawing, no label covers another.

    Up to 500 nodes stand where springs and repulsion put them (Fruchterman and Reingold 1991; above 200 ForceAtlas2, Jacomy et al. 2014),
    the connected parts side by side, the largest first. Of more nodes, the 500 of most weight do, and each other one beside the heaviest
    that it is linked to.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(labels)
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    heaviest = sorted(graph, key=lambda node: (-weight.get(node, 0), -graph.degree(node), node))
    central = graph.subgraph(heaviest[:CENTRAL])
    placed = _side_by_side([_part(_ordered(central, part), labels) for part in _parts(central)], len(central))
    placed |= _around(placed, graph, heaviest[CENTRAL:])
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in placed.items()}


def _parts(graph: nx.Graph[str]) -> list[set[str]]:
    return sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes)))


def _side_by_side(parts: Sequence[dict[str, Position]], count: int) -> dict[str, Position]:
    """The parts in rows, each as wide as the whole shall be."""
    placed: dict[str, Position] = {}
    left = top = row_height = 0.0
    width = SPREAD * WIDER * 1.25 * math.sqrt(max(1, count))
    for at in parts:
        x_low, x_high = min(x for x, _ in at.values()), max(x for x, _ in at.values())
        y_low, y_high = min(y for _, y in at.values()), max(y for _, y in at.values())
        if left and left + x_high - x_low > width:
            left, top, row_height = 0.0, top + row_height + 2.2 * LINE, 0.0
        placed |= {node: (left + x - x_low, top + y - y_low) for node, (x, y) in at.items()}
        left += x_high - x_low + 2.2 * SPREAD
        row_height = max(row_height, y_high - y_low)
    return placed


def _ordered(graph: nx.Graph[str], part: set[str]) -> nx.Graph[str]:
    """A part of a graph with its nodes and edges by name: networkx's own subgraphs have another order at each run."""
    copy: nx.Graph[str] = nx.Graph()
    copy.add_nodes_from(sorted(part))
    copy.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges(part)))
    return copy


def _part(graph: nx.Graph[str], labels: Mapping[str, str]) -> dict[str, Position]:
    """A connected part, longest from left to right."""
    nodes = list(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    ring = {node: [math.cos(2 * math.pi * n / len(nodes)), math.sin(2 * math.pi * n / len(nodes))] for n, node in enumerate(nodes)}
    if len(nodes) <= RELAXED:
        found = nx.spring_layout(graph, pos=ring, k=1.7 / math.sqrt(len(nodes)), iterations=250, seed=1)
    else:
        found = nx.forceatlas2_layout(graph, pos=ring, max_iter=100, seed=1)
    at = _filled(np.array([found[node] for node in nodes]))
    return _apart(nodes, at, labels) if len(nodes) <= RELAXED else dict(zip(nodes, at, strict=True))


def _filled(places: np.ndarray) -> list[Position]:
    """Places turned so that most of their spread is from left to right, and stretched to fill a drawing's shape."""
    centred = places - places.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    # the sign of an axis is arbitrary, and differs between machines
    axes *= np.sign(axes[np.arange(2), np.abs(axes).argmax(axis=1)])[:, None]
    turned = centred @ axes.T
    # most of the nodes count, not those few that stand far out
    spread = np.maximum(np.percentile(np.abs(turned), 90, axis=0), 1e-9)
    height = SPREAD * (0.62 if len(places) <= 4 else 0.5) * math.sqrt(len(places) - 1)
    stretch = np.array([height * WIDER, height]) / spread
    stretch[1] = min(stretch[1], stretch[0] * 2.2)
    # and those few are drawn nearer
    near = turned / spread
    near = np.where(np.abs(near) > 1, np.sign(near) * (1 + np.log(np.maximum(np.abs(near), 1))), near)
    return [(float(x), float(y)) for x, y in near * spread * stretch]


def _apart(nodes: Sequence[str], at: Sequence[Position], labels: Mapping[str, str]) -> dict[str, Position]:
    """Push nodes whose labels overlap from each other, along the shorter way."""
    place = {node: [*position] for node, position in zip(nodes, at, strict=True)}
    half = {node: CHARACTER * min(len(labels[node]), LONGEST) / 2 + 12 for node in nodes}
    for _ in range(120):
        moved = False
        for n, a in enumerate(nodes):
            for b in nodes[n + 1 :]:
                across = half[a] + half[b] - abs(place[a][0] - place[b][0])
                down = LINE * 1.7 - abs(place[a][1] - place[b][1])
                if across <= 0 or down <= 0:
                    continue
                moved = True
                axis, gap = (0, across) if across < down else (1, down)
                step = gap / 2 + 0.5 if place[a][axis] >= place[b][axis] else -gap / 2 - 0.5
                place[a][axis] += step
                place[b][axis] -= step
        if not moved:
            break
    return {node: (x, y) for node, (x, y) in place.items()}


def _around(placed: Mapping[str, Position], graph: nx.Graph[str], rest: Sequence[str]) -> dict[str, Position]:
    """Those of less weight, in a spiral around the first placed one that they are linked to, or around all where there is none."""
    order = {node: n for n, node in enumerate(placed)}
    satellites: defaultdict[str | None, int] = defaultdict(int)
    edge = max((math.hypot(x, y) for x, y in placed.values()), default=0.0)
    found = {}
    for node in rest:
        hub = min((other for other in graph[node] if other in placed), key=order.__getitem__, default=None)
        satellites[hub] += 1
        out, turn = satellites[hub], GOLDEN * satellites[hub]
        x, y = placed[hub] if hub is not None else (0.0, 0.0)
        radius = LINE * (1 + math.sqrt(out)) if hub is not None else 1.2 * edge + LINE * math.sqrt(out)
        found[node] = (x + WIDER * radius * math.cos(turn), y + radius * math.sin(turn))
    return found
