"""Statements as a network in which those that say the same of the same two are one edge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import networkx as nx

from kg.lexicon.relations import relations
from kg.model import Statement
from kg.model.naming import most_told, type_of
from kg.xml import allowed

Edge = tuple[str, str, str, str, str]


@dataclass(slots=True)
class _Bundle:
    statements: int = 0
    documents: set[str] = field(default_factory=set)
    dates: set[date] = field(default_factory=set)
    confidence: float = 0.0


def bundled(statements: Iterable[Statement]) -> nx.MultiDiGraph[str]:
    """A network of actors and topics, named by their IRIs, with an edge for each relation, polarity and modality between two of them.

    An edge tells how many statements (`weight`) of how many documents say so, when the first and the last was published, and how sure
    the surest reading is. A statement without an object leads to its topic, one without both to its subject itself. Labels are the most
    frequent ones, on one line.
    """
    bundles: defaultdict[Edge, _Bundle] = defaultdict(_Bundle)
    told: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for statement in statements:
        ends = [statement.subject.entity, (statement.object or statement.topic or statement.subject).entity]
        for entity in ends:
            told[entity.id][_line(entity.label), type_of(entity)] += 1
        evidence = statement.evidence
        bundle = bundles[ends[0].id, ends[1].id, statement.predicate, statement.polarity.value, statement.modality.value]
        bundle.statements += 1
        bundle.documents.add(evidence.document)
        bundle.dates |= {evidence.published} if evidence.published else set()
        bundle.confidence = max(bundle.confidence, evidence.confidence)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, counted in sorted(told.items()):
        label, kind = most_told(counted)
        made.add_node(name, label=label, type=kind, statements=counted.total())
    for edge, bundle in sorted(bundles.items()):
        subject, target, predicate, polarity, modality = edge
        relation = relations()[predicate]
        words = {"label": relation.label, "relation": predicate, "polarity": polarity, "modality": modality}
        words |= {"plover": relation.plover or "", "quad": relation.quad or ""}
        days = {"first": min(bundle.dates).isoformat(), "last": max(bundle.dates).isoformat()} if bundle.dates else {}
        counts = {"weight": bundle.statements, "documents": len(bundle.documents), "confidence": bundle.confidence}
        made.add_edge(subject, target, **words, **days, **counts)
    return made


def _line(label: str) -> str:
    return " ".join(allowed(label).split())
