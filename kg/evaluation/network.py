"""How long the measures on networks take, and how much memory, on statements that nobody made."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import networkx as nx

from kg import namespaces, network
from kg.errors import InputError
from kg.evaluation.report import Row, Table
from kg.lexicon.relations import relations
from kg.model import Actor, ActorType, Evidence, Mention, Passage, Statement, Topic, Word

ACTORS, EDGES = 50_000, 1_000_000
GOAL = 300.0
CAMP, TOPICS = 500, 20_000
_FIRST_DAY, _DAYS = date(2015, 1, 1), 3650
_SENTENCE = Passage("One met another.", 0, 16)
_ONE, _OTHER, _TRIGGER = Passage("One", 0, 3), Passage("another", 8, 15), Word("met", 4, 7, "meet")


def evaluate(actors: int = ACTORS, edges: int = EDGES) -> Iterator[Table]:
    """What making the network of actors, and of actors and topics, took, and then each measure, one after the other."""
    clock = _Clock()
    graph = clock.timed("network of actors, from statements", lambda: network.actors(between_actors(actors, edges)))
    topics = clock.timed("network of actors and topics, from statements", lambda: network.topics(on_topics(actors, edges // 10)))
    yield clock.table(f"{len(graph):,} actors, {graph.number_of_edges():,} edges; {topics.number_of_edges():,} edges to topics", "")
    clock = _Clock()
    ties = clock.timed("ties: one edge between two", lambda: network.ties(graph))
    clock.timed("degree and weight", lambda: dict(ties.degree(weight="weight")))
    clock.timed(f"betweenness, {network.PIVOTS:,} pivots", lambda: network.betweenness(ties))
    clock.timed("PageRank", lambda: network.pagerank(graph))
    clock.timed("k-core", lambda: nx.core_number(ties))
    found = clock.timed("communities, Louvain", lambda: network.communities(graph, topics))
    camps = network.camps(found)
    clock.timed("balance: all triads, frustration", lambda: network.balance(graph))
    clock.timed("unbalanced triads one by one, of the strongest ties", lambda: network.triads(graph))
    clock.timed("pairs: cooperation and conflict", lambda: network.pairs(graph))
    clock.timed("brokers between camps", lambda: network.brokers(graph, camps))
    clock.timed("bridges between camps", lambda: network.bridges(graph, camps))
    clock.timed("topics and their sides", lambda: network.disputes(topics))
    clock.timed("agreement between actors", lambda: network.agreements(topics))
    slow = "" if clock.seconds <= GOAL else f"; {clock.seconds:.0f} seconds are more"
    yield clock.table(f"measures, {clock.seconds:.0f} seconds in all", f"goal: {GOAL:.0f} seconds or less in all, on two cores{slow}")


def between_actors(actors: int, edges: int) -> Iterator[Statement]:
    """Statements about two actors, each another edge, mostly within camps; few come very often. They are the same at every call."""
    random = Random(f"network {actors} {edges}")
    states = [Actor(f"{namespaces.ACTOR}actor-{n}", f"Actor {n}", ActorType.COUNTRY) for n in range(actors)]
    kinds = [relation for relation in relations().values() if relation.between_actors and not relation.background]
    kinds += [relation for relation in relations().values() if relation.name in ("attacks", "sanctions", "criticizes", "threatens")]
    seen: set[tuple[int, int, str]] = set()
    if edges > actors * (actors - 1) * len(kinds) // 2:
        raise InputError(f"{actors:,} actors have no {edges:,} edges between them\n  --actors and --edges set the numbers")
    while len(seen) < edges:
        one = int(actors ** random.random()) - 1 if random.random() < 0.3 else random.randrange(actors)
        near = one - one % CAMP + random.randrange(CAMP)
        inside = random.random() < 0.7 and near < actors
        other = near if inside else random.randrange(actors)
        # those of a camp get on with each other better than with the rest
        kind = random.choice(kinds if inside or random.random() < 0.2 else kinds[-4:])
        edge = one, other, kind.name
        if one != other and edge not in seen:
            seen.add(edge)
            yield _statement(random, states[one], kind.name, states[other], len(seen))


def on_topics(actors: int, count: int) -> Iterator[Statement]:
    """Statements in which actors take positions on topics, some of these very often, the same at every call."""
    random = Random(f"topics {actors} {count}")
    states = [Actor(f"{namespaces.ACTOR}actor-{n}", f"Actor {n}", ActorType.COUNTRY) for n in range(actors)]
    matters = [Topic(f"{namespaces.TOPIC}topic-{n}", f"topic {n}") for n in range(TOPICS)]
    kinds = sorted(relation.name for relation in relations().values() if relation.in_favour is not None)
    for number in range(count):
        one = states[int(actors ** random.random()) - 1]
        yield _statement(random, one, random.choice(kinds), matters[int(TOPICS ** random.random()) - 1], number)


def _statement(random: Random, subject: Actor, relation: str, target: Actor | Topic, number: int) -> Statement:
    day = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
    evidence = Evidence(f"news/{number:07}.txt", day, _SENTENCE, _TRIGGER, None, round(random.uniform(0.4, 0.99), 2))
    return Statement(Mention(subject, _ONE), relation, Mention(target, _OTHER), evidence=evidence)


class _Clock:
    """Takes the time of one measure after the other."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self.seconds = 0.0

    def timed(self, name: str, measure: Callable[[], Any]) -> Any:
        began, busy = time.perf_counter(), time.process_time()
        found = measure()
        seconds = time.perf_counter() - began
        self.seconds += seconds
        self._rows.append(Row(name, (seconds, time.process_time() - busy, _peak())))
        return found

    def table(self, title: str, note: str) -> Table:
        """The times so far."""
        told = "seconds on the clock and of the processor; MB: the most that the process has held up to then"
        return Table(title, ("seconds", "of CPU", "MB"), tuple(self._rows), f"{told}\n{note}" if note else told)


def _peak() -> float | None:
    """The most memory that this process has had so far, in MB; None where the system doesn't tell."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return None
    told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return told / 1e6 if sys.platform == "darwin" else told / 1e3
