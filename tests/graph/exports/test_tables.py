"""Statements as lines and tables, read back and compared by value."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given

from kg.graph import dataset
from kg.graph.exports import export_folder
from kg.graph.exports.table import COLUMNS
from kg.graph.oxigraph import engine
from kg.model import Actor, Statement
from kg.model.records import record, statement, statement_id
from tests.graph.exports.samples import TWICE, exported, store
from tests.graph.samples import COOPERATION, DOCUMENT, HAVEN, PROPOSAL, RUSSIA, STATEMENTS, elsewhere, mention
from tests.graph.test_dataset import told, worlds


def rows(found: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(found.decode(), newline="")))


def test_a_line_of_csv_is_a_statement() -> None:
    found = rows(exported(store(), "csv"))
    (proposal,) = (row for row in found if row["document"] == "news.txt" and row["relation"] == "proposes")
    assert {name: proposal[name] for name in ("subject", "object", "object_type", "source", "modality", "report_distance", "cue")} == {
        "subject": "Russia",
        "object": "safe haven",
        "object_type": "Topic",
        "source": "Sergey Lavrov",
        "modality": "possible",
        "report_distance": "passedOn",
        "cue": "say",
    }
    assert (float(proposal["confidence"]), proposal["published"], proposal["publisher"]) == (0.6, "2017-01-30", "TASS")
    assert DOCUMENT.text[int(proposal["start"]) : int(proposal["end"])] == proposal["sentence"]
    assert proposal["time"] == proposal["topic"] == proposal["place_id"] == ""


def test_csv_without_statements_has_its_columns() -> None:
    assert exported(store([]), "csv").decode().strip().split(",") == COLUMNS


@given(worlds())
def test_csv_keeps_every_word(said: list[Statement]) -> None:
    found = {row["id"]: row for row in rows(exported(engine(dataset(said)), "csv"))}
    assert set(found) == {statement_id(each) for each in said}
    for each in said:
        row = found[statement_id(each)]
        assert (row["subject_id"], row["sentence"], row["document"]) == (
            each.subject.entity.id,
            each.evidence.sentence.text,
            each.evidence.document,
        )


@given(worlds())
def test_lines_are_the_records_of_the_statements(said: list[Statement]) -> None:
    lines = exported(engine(dataset(said)), "jsonl").decode().split("\n")[:-1]
    assert sorted(map(json.loads, lines), key=str) == sorted(map(record, said), key=str)
    assert told([statement(json.loads(line)) for line in lines]) == told(said)


def neo4j(folder: Path, *said: Statement) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    nodes, relationships = export_folder(store(said), "neo4j", folder)
    return rows(nodes.read_bytes()), rows(relationships.read_bytes())


def test_neo4j_gets_each_node_once_and_each_statement_as_a_relationship(tmp_path: Path) -> None:
    nodes, relationships = neo4j(tmp_path, *TWICE)
    names = [node["iri:ID"] for node in nodes]
    assert len(names) == len(set(names))
    assert {"iri:ID": RUSSIA.id, "label": "Russia", ":LABEL": "Actor;Country"} in nodes
    assert {"iri:ID": HAVEN.id, "label": "safe haven", ":LABEL": "Topic"} in nodes
    assert {each["statement"]: each[":TYPE"] for each in relationships} == {
        statement_id(each): {"proposes": "PROPOSES", "meetsWith": "MEETS_WITH", "cooperatesWith": "COOPERATES_WITH"}[each.predicate]
        for each in TWICE
    }
    assert {end for each in relationships for end in (each[":START_ID"], each[":END_ID"])} <= set(names)
    assert float(relationships[0]["confidence:double"]) in {0.6, 0.87}


def test_a_node_has_the_label_that_most_statements_give_it(tmp_path: Path) -> None:
    other = mention(Actor(RUSSIA.id, "AAA", RUSSIA.type), "Russia")
    nodes, _ = neo4j(tmp_path, *STATEMENTS, elsewhere(replace(COOPERATION, subject=other), "b.txt"))
    assert {node["label"] for node in nodes if node["iri:ID"] == RUSSIA.id} == {"Russia"}


def test_a_statement_without_an_object_leads_to_its_topic_or_back(tmp_path: Path) -> None:
    about = replace(PROPOSAL, object=None, topic=PROPOSAL.object)
    nothing = elsewhere(replace(PROPOSAL, object=None), "b.txt")
    _, relationships = neo4j(tmp_path, about, nothing)
    assert {each["document"]: each[":END_ID"] for each in relationships} == {"news.txt": HAVEN.id, "b.txt": RUSSIA.id}


def test_no_cell_for_neo4j_has_a_line_break(tmp_path: Path) -> None:
    assert PROPOSAL.object
    broken = replace(PROPOSAL, object=replace(PROPOSAL.object, entity=replace(HAVEN, label="safe\nhaven")))
    nodes, _ = neo4j(tmp_path, broken)
    assert "safe haven" in {node["label"] for node in nodes}
    assert len((tmp_path / "nodes.csv").read_text(encoding="utf-8").splitlines()) == len(nodes) + 1
