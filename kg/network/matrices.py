"""Networks as sparse matrices, on which triangles of millions of edges are counted."""

from __future__ import annotations

from typing import Any

import networkx as nx

BLOCK = 2_000
"""Rows of a matrix that are multiplied at a time: the products of all would not fit into the memory."""


def upward(graph: nx.Graph[str], weight: str | None, dtype: Any) -> tuple[list[str], Any]:
    """The nodes by their number of ties, then by name, and each edge once, from the node with fewer ties to that with more.

    So each triangle is found once, and a node with many ties is cheap. Without `weight` each edge is 1.
    """
    from scipy.sparse import triu

    nodes = sorted(graph, key=lambda node: (graph.degree(node), node))
    return nodes, triu(nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=weight, dtype=dtype, format="csr"), format="csr")
