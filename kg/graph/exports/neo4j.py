"""nodes.csv and relationships.csv, as neo4j-admin's importer takes them.

    neo4j-admin database import full --nodes nodes.csv --relationships relationships.csv

A node is an actor or topic, labelled with what it is; a relationship is a statement, its type the relation's name as Neo4j has it
(COOPERATES_WITH). A statement without an object leads to its topic, one without both to its subject itself. Line breaks become spaces,
as the importer refuses them unless it is told otherwise.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from kg.graph.distance import report_distance
from kg.graph.exports.contents import as_stored, statements
from kg.graph.exports.sorting import in_order
from kg.graph.statements import mentions
from kg.model import Actor, Statement, Topic
from kg.model.naming import most_told
from kg.model.records import statement_id

NODES, RELATIONSHIPS = "nodes.csv", "relationships.csv"
NODE_COLUMNS = ("iri:ID", "label", ":LABEL")
RELATIONSHIP_COLUMNS = (
    *(":START_ID", ":END_ID", ":TYPE", "statement", "document", "published:date", "source", "source_label", "attribution"),
    *("report_distance", "polarity", "modality", "topic", "topic_label", "place", "place_label", "time", "plover"),
    *("confidence:double", "sentence", "start:int", "end:int"),
)


def write(store: ox.Store, folder: Path) -> tuple[Path, ...]:
    """Write both files, the nodes by IRI, the relationships by document."""
    _write(folder / NODES, NODE_COLUMNS, _nodes(as_stored(store, statement) for statement in statements(store)))
    _write(
        folder / RELATIONSHIPS,
        RELATIONSHIP_COLUMNS,
        (_relationship(as_stored(store, said), statement_id(said)) for said in statements(store)),
    )
    return folder / NODES, folder / RELATIONSHIPS


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([" ".join(cell.splitlines()) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _nodes(said: Iterable[Statement]) -> Iterator[Sequence[str]]:
    """Each actor and topic with the label and type that most statements give it; of equally frequent ones, the first by alphabet."""
    given = (_line(mention.entity, statement) for statement in said for mention in mentions(statement))
    for name, same in groupby(map(json.loads, in_order(given)), key=lambda line: str(line[0])):
        counted = Counter((label, labels) for _, label, labels, _ in same)
        label, labels = most_told(counted)
        yield name, label, labels


def _line(entity: Actor | Topic, statement: Statement) -> str:
    labels = f"Actor;{entity.type.value}" if isinstance(entity, Actor) else "Topic"
    return json.dumps([entity.id, entity.label, labels, statement_id(statement)])


def _relationship(statement: Statement, name: str) -> Sequence[object]:
    evidence, source, topic, place = statement.evidence, statement.source, statement.topic, statement.location
    return (
        statement.subject.entity.id,
        (statement.object or statement.topic or statement.subject).entity.id,
        re.sub(r"(?=[A-Z])", "_", statement.predicate).upper(),
        name,
        evidence.document,
        evidence.published,
        *((source.entity.id, source.entity.label) if source else (None, None)),
        statement.attribution.value,
        report_distance(statement).value,
        statement.polarity.value,
        statement.modality.value,
        *((topic.entity.id, topic.entity.label) if topic else (None, None)),
        *((place.entity.id, place.entity.label) if place else (None, None)),
        statement.time.value if statement.time else None,
        statement.plover,
        evidence.confidence,
        evidence.sentence.text,
        evidence.sentence.start,
        evidence.sentence.end,
    )
