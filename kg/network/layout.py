"""Positions: where each node of a drawing stands, the same at every run."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import networkx as nx

# Characters and lines of a label, in the units of the drawing.
CHARACTER, LINE = 7.5, 46.0
SPREAD = 105.0
# Above these numbers of nodes the finer method would take longer than a reader waits.
RELAXED, FORCED = 300, 2500

Position = tuple[float, float]


def positions(labels: dict[str, str], edges: Iterable[tuple[str, str]]) -> dict[str, Position]:
    """A position for each node (name → label) so that linked nodes are near each other and, in a small drawing, no label covers another.

    Up to 2,500 nodes stand where springs and repulsion put them (ForceAtlas2, Jacomy et al. 2014), the connected parts side by side,
    the largest first; above that they stand in rings, those with most edges innermost.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(labels)
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    if len(graph) > FORCED:
        return _rings(sorted(graph, key=lambda node: (-graph.degree(node), node)))
    placed: dict[str, Position] = {}
    left = top = row_height = 0.0
    width = SPREAD * 2.2 * math.sqrt(max(1, len(graph)))
    for part in sorted(nx.connected_components(graph), key=lambda nodes: (-len(nodes), min(nodes))):
        at = _part(_ordered(graph, part), labels)
        x_low, x_high = min(x for x, _ in at.values()), max(x for x, _ in at.values())
        y_low, y_high = min(y for _, y in at.values()), max(y for _, y in at.values())
        if left and left + x_high - x_low > width:
            left, top, row_height = 0.0, top + row_height + 2 * LINE, 0.0
        placed |= {node: (left + x - x_low, top + y - y_low) for node, (x, y) in at.items()}
        left += x_high - x_low + 2.2 * SPREAD
        row_height = max(row_height, y_high - y_low)
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in placed.items()}


def _ordered(graph: nx.Graph[str], part: set[str]) -> nx.Graph[str]:
    """A part of a graph with its nodes and edges by name: networkx's own subgraphs have another order at each run."""
    copy: nx.Graph[str] = nx.Graph()
    copy.add_nodes_from(sorted(part))
    copy.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges(part)))
    return copy


def _part(graph: nx.Graph[str], labels: dict[str, str]) -> dict[str, Position]:
    """A connected part around its middle."""
    nodes = list(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    ring = {node: [math.cos(2 * math.pi * n / len(nodes)), math.sin(2 * math.pi * n / len(nodes))] for n, node in enumerate(nodes)}
    if len(nodes) <= RELAXED:
        found = nx.spring_layout(graph, pos=ring, k=1.7 / math.sqrt(len(nodes)), iterations=250, seed=1)
    else:
        found = nx.forceatlas2_layout(graph, pos=ring, max_iter=60, seed=1)
    span = max(1e-9, max(abs(float(v)) for at in found.values() for v in at))
    scale = SPREAD * (0.7 if len(nodes) <= 4 else 1.0) * math.sqrt(max(1.0, len(nodes) - 1)) / span
    at = {node: (float(x) * scale * 1.4, float(y) * scale) for node, (x, y) in found.items()}
    return _apart(nodes, at, labels) if len(nodes) <= RELAXED else at


def _apart(nodes: Sequence[str], at: dict[str, Position], labels: dict[str, str]) -> dict[str, Position]:
    """Push nodes whose labels overlap from each other, along the shorter way."""
    place = {node: [*at[node]] for node in nodes}
    half = {node: CHARACTER * min(len(labels[node]), 24) / 2 + 14 for node in nodes}
    for _ in range(80):
        moved = False
        for n, a in enumerate(nodes):
            for b in nodes[n + 1 :]:
                across = half[a] + half[b] - abs(place[a][0] - place[b][0])
                down = LINE * 1.6 - abs(place[a][1] - place[b][1])
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


def _rings(nodes: Sequence[str]) -> dict[str, Position]:
    placed, ring, done = {}, 0, 0
    while done < len(nodes):
        count = max(1, 8 * ring)
        for n, node in enumerate(nodes[done : done + count]):
            turn = 2 * math.pi * n / count
            placed[node] = (round(SPREAD * ring * math.cos(turn), 1), round(SPREAD * ring * math.sin(turn), 1))
        done += count
        ring += 1
    return placed
