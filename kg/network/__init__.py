"""Statements as networks, and what can be measured on them. The only room with networkx.

    statements = list(network.selected(kg.statements("seeds"), since=date(2017, 1, 1)))
    graph = network.actors(statements, weight="confidence")
    for row in network.centralities(graph): …

Projections take statements and give networkx graphs whose edges carry the ids of their statements; measures take those and give
`Findings`: rows with the ids, the most important first, and `how` they were found.
"""

from kg.network.agreement import Agreement, agreements
from kg.network.balance import Balance, Triad, balance, triads
from kg.network.brokers import Bridge, Broker, bridges, brokers
from kg.network.bundles import bundled
from kg.network.centrality import PIVOTS, Centrality, betweenness, centralities, pagerank
from kg.network.changes import Change, changes
from kg.network.communities import Community, Method, camps, communities, cooperation
from kg.network.findings import Findings
from kg.network.names import answers_to, named
from kg.network.periods import Period
from kg.network.projections import EITHER, FACTS, POSITIONS, POSITIVE, actors, actors_and_topics, actors_by_time, ties, topics
from kg.network.representation import represented
from kg.network.selection import selected
from kg.network.series import Pair, Point, pairs, series
from kg.network.stances import Dispute, Stance, Stand, course, disputes, stances
from kg.network.weights import Tone, Weight, matter, side, tone

__all__ = [
    "EITHER",
    "FACTS",
    "PIVOTS",
    "POSITIONS",
    "POSITIVE",
    "Agreement",
    "Balance",
    "Bridge",
    "Broker",
    "Centrality",
    "Change",
    "Community",
    "Dispute",
    "Findings",
    "Method",
    "Pair",
    "Period",
    "Point",
    "Stance",
    "Stand",
    "Tone",
    "Triad",
    "Weight",
    "actors",
    "actors_and_topics",
    "actors_by_time",
    "agreements",
    "answers_to",
    "balance",
    "betweenness",
    "bridges",
    "brokers",
    "bundled",
    "camps",
    "centralities",
    "changes",
    "communities",
    "cooperation",
    "course",
    "disputes",
    "matter",
    "named",
    "pagerank",
    "pairs",
    "represented",
    "selected",
    "series",
    "side",
    "stances",
    "ties",
    "tone",
    "topics",
    "triads",
]
