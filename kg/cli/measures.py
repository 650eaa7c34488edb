"""What `kg analyze` can measure: each measure's rows, the columns of its table, and its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg import network
from kg.cli.counted import number
from kg.cli.tables import Column
from kg.model import Actor, Modality, Polarity, counted_once
from kg.model.records import statement_id

if TYPE_CHECKING:
    from argparse import Namespace

    from matplotlib.figure import Figure
    from networkx import MultiDiGraph

    from kg.graph.stores import Store
    from kg.model import Statement


@dataclass(frozen=True, slots=True)
class Measured:
    """The rows of a measure, of the dataclass `kind`, with the columns of their table; what else was found, in words and as an object."""

    rows: network.Findings[Any]
    kind: type
    columns: tuple[Column, ...]
    draw: Callable[[], Figure]
    words: tuple[str, ...] = ()
    summary: dict[str, Any] | None = None
    in_time: bool = False


class Analysis:
    """The statements of a store that the options select, and what is made of them once."""

    def __init__(self, store: Store, options: Namespace) -> None:
        self._store, self._options = store, options
        self._all = self._chosen = 0
        self._days: set[date] = set()

    @property
    def selected(self) -> str:
        """How many statements were looked at, of how many, and of which days."""
        days = f", {min(self._days)} to {max(self._days)}" if self._days else ""
        return f"{self._chosen:,} of {number(self._all, 'statement')}{days}"

    def statements(self) -> Iterator[Statement]:
        """Those that the filters select, counted; what several documents carry of one report is among them once."""
        options = self._options
        documents = self._store.described() if options.publisher else ()
        self._all = self._chosen = 0
        chosen = network.selected(
            self._counted(self._store.statements()),
            since=options.since,
            until=options.until,
            publisher=options.publisher,
            relation=options.relation,
            source=options.source,
            documents=documents,
        )
        same = self._store.same_reports()
        for statement in counted_once(chosen, same) if same else chosen:
            self._chosen += 1
            if statement.evidence.published:
                self._days.add(statement.evidence.published)
            yield statement

    def told(self, ids: set[str]) -> dict[str, Statement]:
        """The statements with these ids."""
        return {name: statement for statement in self._store.statements() if (name := statement_id(statement)) in ids}

    @property
    def graph(self) -> MultiDiGraph[str]:
        """The multigraph of actors."""
        return self._both[0]

    @property
    def views(self) -> MultiDiGraph[str]:
        """The network of actors and topics."""
        return self._both[1]

    @cached_property
    def communities(self) -> network.Findings[network.Community]:
        """The communities by the method that was chosen."""
        return network.communities(self.graph, self.views, self._options.method)

    @cached_property
    def camps(self) -> dict[str, int]:
        """The community of each actor."""
        return network.camps(self.communities)

    def named(self, name: str) -> str:
        """The IRI of the actor or topic in the networks that has this name."""
        return network.named(name, dict(self.graph.nodes(data="label")) | dict(self.views.nodes(data="label")), "actor or topic")

    def concerning(self, name: str) -> tuple[list[Statement], dict[str, str]]:
        """The statements whose subject or object has this name, and the labels of all actors."""
        kept: list[Statement] = []
        labels: dict[str, str] = {}
        for statement in self.statements():
            entities = [mention.entity for mention in (statement.subject, statement.object) if mention]
            labels |= {entity.id: entity.label for entity in entities if isinstance(entity, Actor)}
            if any(network.answers_to(entity, name) for entity in entities):
                kept.append(statement)
        return kept, labels

    @cached_property
    def _both(self) -> tuple[MultiDiGraph[str], MultiDiGraph[str]]:
        told = {"modality": _members(Modality, self._options.modality), "polarity": _members(Polarity, self._options.polarity)}
        return network.actors_and_topics(self.statements(), self._options.weight, **told)

    def _counted(self, statements: Iterable[Statement]) -> Iterator[Statement]:
        for statement in statements:
            self._all += 1
            yield statement


def actors(analysis: Analysis, options: Namespace) -> Measured:
    """Who is central."""
    rows = network.centralities(analysis.graph)
    names = "label type partners weight betweenness pagerank core"
    return Measured(rows, network.Centrality, _columns(names, label="actor"), lambda: _plots().network(analysis.graph))


def pairs(analysis: Analysis, options: Namespace) -> Measured:
    """How two deal with each other."""
    rows = network.pairs(analysis.graph)
    names = "label other_label weight net verbal_cooperation material_cooperation verbal_conflict material_conflict first last"
    headings = {"label": "one", "other_label": "other", "verbal_cooperation": "+verbal", "material_cooperation": "+material"}
    headings |= {"verbal_conflict": "-verbal", "material_conflict": "-material"}
    return Measured(rows, network.Pair, _columns(names, **headings), lambda: _plots().pairs(rows))


def topics(analysis: Analysis, options: Namespace) -> Measured:
    """What is talked about, and how many are for it."""
    rows = network.disputes(analysis.views)
    return Measured(
        rows,
        network.Dispute,
        _columns("label actors favour against first last", label="topic", favour="for"),
        lambda: _plots().disputes(rows),
    )


def communities(analysis: Analysis, options: Namespace) -> Measured:
    """Who belongs together."""
    columns = _columns("number label size labels inside outside", label="called by", labels="members")
    return Measured(analysis.communities, network.Community, columns, lambda: _plots().network(analysis.graph, analysis.camps))


def balance(analysis: Analysis, options: Namespace) -> Measured:
    """Whether the friends of friends are friends."""
    found, rows = network.balance(analysis.graph), network.triads(analysis.graph)
    columns = (
        ("actors", lambda row: row.labels),
        ("signs", lambda row: " ".join("+" if sign > 0 else "-" for sign in row.signs)),
        ("balanced", lambda row: row.balanced),
        ("weight", lambda row: row.weight),
    )
    words = (
        f"{number(found.positive + found.negative, 'signed tie')}: {found.positive:,} cooperative, {found.negative:,} conflicting",
        "triads: "
        + ", ".join(f"{signs} {count:,}" for signs, count in zip(("+++", "++-", "+--", "---"), found.triads, strict=True))
        + ("" if found.balanced is None else f"; balanced {found.balanced:.1%}"),
        f"frustration: at most {number(found.frustration, 'tie')}" + ("" if found.share is None else f", {found.share:.1%}"),
        found.how,
    )
    camps = {node: side for side, nodes in enumerate(found.camps, 1) for node in nodes}
    return Measured(rows, network.Triad, columns, lambda: _plots().network(analysis.graph, camps), words, asdict(found))


def brokers(analysis: Analysis, options: Namespace) -> Measured:
    """Who stands between camps."""
    rows = network.brokers(analysis.graph, analysis.camps)
    columns = _columns("label camp pairs camps participation inside outside", label="actor")
    return Measured(rows, network.Broker, columns, lambda: _plots().network(analysis.graph, analysis.camps), (analysis.communities.how,))


def bridges(analysis: Analysis, options: Namespace) -> Measured:
    """On what camps hang together."""
    rows = network.bridges(analysis.graph, analysis.camps)
    names = "label other_label camp other_camp common only weight"
    columns = _columns(names, label="one", other_label="other", other_camp="camp", common="in common", only="only way")
    return Measured(rows, network.Bridge, columns, lambda: _plots().network(analysis.graph, analysis.camps), (analysis.communities.how,))


def agreement(analysis: Analysis, options: Namespace) -> Measured:
    """Who takes the same side."""
    rows = network.agreements(analysis.views)
    columns = _columns("label other_label shared same score agreed disputed", label="one", other_label="other")
    return Measured(rows, network.Agreement, columns, lambda: _plots().agreement(rows))


def timeline(analysis: Analysis, options: Namespace) -> Measured:
    """Cooperation and conflict of an actor with one other, or all."""
    kept, labels = analysis.concerning(options.timeline[0])
    ends = [network.named(name, labels) for name in options.timeline]
    told = {"modality": options.modality or network.FACTS, "polarity": options.polarity or network.POSITIVE}
    rows = network.series(kept, ends[0], ends[1] if ends[1:] else None, options.by, options.weight, **told)
    title = " and ".join(labels[end] for end in ends)
    columns = _columns("period cooperation conflict net change")
    return Measured(rows, network.Point, columns, lambda: _plots().series(rows, title), (title,), in_time=True)


def position(analysis: Analysis, options: Namespace) -> Measured:
    """Where an actor stands on a topic."""
    told = {"modality": options.modality or network.POSITIONS, "polarity": options.polarity or network.EITHER}
    who, what = options.position
    taken, actors, topics = [], {}, {}
    for stance in network.stances(analysis.statements(), **told):
        actors[stance.actor.id], topics[stance.topic.id] = stance.actor.label, stance.topic.label
        if network.answers_to(stance.actor, who):
            taken.append(stance)
    actor, topic = network.named(who, actors, "actor with a position"), network.named(what, topics, "topic that any takes a position on")
    rows = network.course(taken, actor, topic, options.by)
    title = f"{actors[actor]} on {topics[topic]}"
    columns = _columns("period favour against mean change", favour="for")
    return Measured(rows, network.Stand, columns, lambda: _plots().course(rows, title), (title,), in_time=True)


MEASURES: dict[str, Callable[[Analysis, Namespace], Measured]] = {
    measure.__name__: measure for measure in (actors, pairs, topics, communities, balance, brokers, bridges, agreement, timeline, position)
}


def _plots() -> Any:
    from kg.network import plots

    return plots


def _columns(names: str, **headings: str) -> tuple[Column, ...]:
    """Columns of these fields, called by them if by nothing else."""
    return tuple((headings.get(name, name), lambda row, name=name: getattr(row, name)) for name in names.split())


def _members(kind: Any, names: list[str] | None) -> tuple[Any, ...]:
    return tuple(map(kind, names or ()))
