"""Who takes the same side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from kg.network.findings import Findings

MOST = 1_000
"""So many actors are compared, those that take sides on most topics."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two actors: on how many topics both take a side, on how many the same, and the latter less the others as a share (+1 to -1)."""

    one: str
    other: str
    label: str
    other_label: str
    shared: int
    same: int
    score: float
    agreed: tuple[str, ...]
    disputed: tuple[str, ...]
    statements: tuple[str, ...]


def agreements(topics: nx.MultiDiGraph[str], least: int = 1, most: int = MOST) -> Findings[Agreement]:
    """Pairs of actors that take sides on the same topics, `least` or more of them; those that share most first, then those that agree most.

    An actor's side on a topic is the balance of its positions by weight; one that is even counts for none. `agreed` and `disputed` are the
    labels of the topics. Of more than `most` actors, those that take sides on most topics are compared.
    """
    balance: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    said: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for actor, topic, told in topics.edges(data=True):
        if told["side"]:
            balance[actor][topic] += told["side"] * told["weight"]
            said[actor, topic] += told["statements"]
    sides = {actor: {topic: value > 0 for topic, value in stands.items() if value} for actor, stands in balance.items()}
    compared = sorted((actor for actor in sides if sides[actor]), key=lambda actor: (-len(sides[actor]), actor))[:most]
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for actor in sorted(compared):
        for topic in sides[actor]:
            holders[topic].append(actor)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for topic in sorted(holders):
        actors = holders[topic]
        for number, one in enumerate(actors):
            for other in actors[number + 1 :]:
                shared[one, other].append(topic)
    label = topics.nodes(data="label")
    rows = []
    for (one, other), common in shared.items():
        if len(common) < least:
            continue
        agreed = [topic for topic in common if sides[one][topic] == sides[other][topic]]
        disputed = [topic for topic in common if sides[one][topic] != sides[other][topic]]
        ids = {name for topic in common for actor in (one, other) for name in said[actor, topic]}
        rows.append(
            Agreement(
                one,
                other,
                label[one],
                label[other],
                len(common),
                len(agreed),
                (len(agreed) - len(disputed)) / len(common),
                tuple(label[topic] for topic in agreed),
                tuple(label[topic] for topic in disputed),
                tuple(sorted(ids)),
            )
        )
    rows.sort(key=lambda row: (-row.shared, -row.score, row.one, row.other))
    left = f"the {most:,} of {len(sides):,} actors with most topics" if most < len(sides) else f"all {len(sides):,} actors that take sides"
    return Findings(rows, f"{left}; a side is the balance of positions ({topics.graph.get('meaning')})")
