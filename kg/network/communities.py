"""Camps: groups of actors that cooperate more with each other than with the rest."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import networkx as nx

from kg.errors import PipelineError
from kg.network.findings import Findings, rests_on
from kg.network.projections import ties

NAMES = 3
"""By so many topics, or members where there are none, a community is called."""


class Method(StrEnum):
    """How communities are found."""

    LOUVAIN = "louvain"
    LEIDEN = "leiden"


@dataclass(frozen=True, slots=True)
class Community:
    """A group of actors: what it is called by, its members (the most tied first), and the weight of cooperation inside and outwards."""

    number: int
    label: str
    size: int
    members: tuple[str, ...]
    labels: tuple[str, ...]
    topics: tuple[str, ...]
    inside: float
    outside: float
    statements: tuple[str, ...]


def communities(
    graph: nx.MultiDiGraph[str],
    topics: nx.MultiDiGraph[str] | None = None,
    method: str = Method.LOUVAIN,
    resolution: float = 1.0,
    seed: int = 0,
) -> Findings[Community]:
    """The communities in the multigraph of actors, the largest first.

    They are found on cooperation alone, by its weight: conflict holds nobody together, and an actor without a cooperative tie is in none.
    Louvain (Blondel et al. 2008) comes with networkx, Leiden (Traag et al. 2019) needs leidenalg. Their labels are the topics that are more
    theirs than others', by a TF-IDF over communities, from the network of actors and topics.
    """
    bound = cooperation(graph)
    found = _METHODS[Method(method)](bound, resolution, seed)
    found.sort(key=lambda members: (-len(members), members[0]))
    camp = {member: number for number, members in enumerate(found) for member in members}
    inside, outside, within = [0.0] * len(found), [0.0] * len(found), defaultdict[int, list[dict[str, Any]]](list)
    for one, other, tie in bound.edges(data=True):
        if camp[one] == camp[other]:
            inside[camp[one]] += tie["weight"]
            within[camp[one]].append(tie)
        else:
            outside[camp[one]] += tie["weight"]
            outside[camp[other]] += tie["weight"]
    called = _topics(camp, topics) if topics is not None else {}
    rows = []
    for number, members in enumerate(found):
        ordered = sorted(members, key=lambda node: (-bound.degree(node, weight="weight"), node))
        labels = tuple(graph.nodes[node]["label"] for node in ordered)
        about = tuple(called.get(number, ()))
        rows.append(
            Community(
                number + 1,
                ", ".join(about or labels[:NAMES]),
                len(members),
                tuple(ordered),
                labels,
                about,
                inside[number],
                outside[number],
                rests_on(within[number]),
            )
        )
    named = "topics" if called else "members"
    how = f"{Method(method)}, resolution {resolution:g}, seed {seed}, on cooperation ({graph.graph.get('meaning')}); called by {named}"
    return Findings(rows, how)


def camps(found: Iterable[Community]) -> dict[str, int]:
    """The number of the community of each actor."""
    return {member: community.number for community in found for member in community.members}


def cooperation(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """The ties of cooperation alone: `weight` is its sum, and the statements those that tell of it."""
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    kept.add_edges_from((one, other, told) for one, other, told in graph.edges(data=True) if told["sign"] > 0)
    return ties(kept)


def _louvain(bound: nx.Graph[str], resolution: float, seed: int) -> list[list[str]]:
    nodes = list(bound)
    # sets of numbers have the same order at every run, those of names have not
    found = nx.community.louvain_communities(nx.convert_node_labels_to_integers(bound), resolution=resolution, seed=seed)
    return [sorted(nodes[number] for number in members) for members in found]


def _leiden(bound: nx.Graph[str], resolution: float, seed: int) -> list[list[str]]:
    try:
        import igraph
        import leidenalg
    except ModuleNotFoundError as missing:
        raise PipelineError(f"Leiden needs {missing.name}, which is not installed\n  pip install 'diplomacy-kg[leiden]'") from None
    nodes = list(bound)
    place = {node: number for number, node in enumerate(nodes)}
    made = igraph.Graph(n=len(nodes), edges=[(place[one], place[other]) for one, other in bound.edges])
    weights = [weight for _, _, weight in bound.edges(data="weight")]
    partition = leidenalg.RBConfigurationVertexPartition
    found = leidenalg.find_partition(made, partition, weights=weights, resolution_parameter=resolution, seed=seed, n_iterations=-1)
    return [sorted(nodes[number] for number in members) for members in found]


_METHODS = {Method.LOUVAIN: _louvain, Method.LEIDEN: _leiden}


def _topics(camp: Mapping[str, int], topics: nx.MultiDiGraph[str]) -> dict[int, list[str]]:
    """The labels of the topics that are most a community's own: class-based TF-IDF (Grootendorst 2022)."""
    weights: defaultdict[int, Counter[str]] = defaultdict(Counter)
    overall: Counter[str] = Counter()
    for actor, topic, told in topics.edges(data=True):
        if actor in camp:
            weights[camp[actor]][topic] += told["weight"]
            overall[topic] += told["weight"]
    if not weights:
        return {}
    average = sum(overall.values()) / len(weights)

    def score(number: int, topic: str) -> float:
        return weights[number][topic] * math.log(1 + average / overall[topic]) if overall[topic] else 0.0

    return {
        number: [topics.nodes[topic]["label"] for topic in sorted(of_camp, key=lambda topic: (-score(number, topic), topic))[:NAMES]]
        for number, of_camp in weights.items()
    }
