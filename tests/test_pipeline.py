"""The whole road: the seed says what it is known to say, twice the same."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from zipfile import ZipFile

import pytest
from rdflib import RDF, Dataset, Namespace

from kg import namespaces, pipeline
from kg.errors import InputError
from kg.graph import stores
from kg.model import Omission, Reading, records
from tests.graph.samples import COOPERATION, PROPOSAL, RUSSIA, STATEMENTS, elsewhere, mention

DIP = Namespace(namespaces.ONTOLOGY)
ACTOR = Namespace(namespaces.ACTOR)
TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:]+(?:\+00:00|Z)")


def test_every_statement_has_its_edge_or_denial_with_evidence_behind_it(built):
    graph = Dataset(default_union=True)
    graph.parse(built / "graph.trig")
    lines = list(records.read_lines((built / "statements.jsonl").read_text(encoding="utf-8"), "statements.jsonl"))
    assert lines
    assert len(set(graph.subjects(RDF.type, DIP.Statement))) == len({line["id"] for line in lines})
    assert (ACTOR.russia, DIP.cooperatesWith, ACTOR["united-states"]) in graph


def test_two_builds_leave_the_same_bytes_but_for_the_time_of_the_run(workplace):
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    subprocess.run(
        [sys.executable, "-m", "kg", "build", "seeds", "-o", "twice"], cwd=workplace, env=environment, check=True, capture_output=True
    )
    for path in sorted((workplace / "build").glob("[!.]*.*")):
        first, second = (TIME.sub("", (workplace / folder / path.name).read_text(encoding="utf-8")) for folder in ("build", "twice"))
        assert first == second, path.name


def test_only_the_rdf_tells_the_time_of_the_run(built):
    assert not TIME.search((built / "statements.jsonl").read_text(encoding="utf-8"))
    assert TIME.search((built / "graph.ttl").read_text(encoding="utf-8"))


def test_omissions_come_where_the_input_stood(tmp_path):
    (tmp_path / "a.txt").write_text("Russia supports Iran.")
    (tmp_path / "c.txt").write_text("Iran supports Russia.")
    read = list(pipeline.read([tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"]))
    assert sum(isinstance(found, Reading) for found in read) == 2
    assert [found.document for found in read if isinstance(found, Omission)] == [(tmp_path / "b.txt").as_posix()]


def test_a_text_in_another_language_is_left_out(tmp_path):
    lines = tmp_path / "news.jsonl"
    lines.write_text(json.dumps({"id": "ru", "text": "Россия поддерживает Иран.", "language": "ru"}))
    assert list(pipeline.read([lines])) == [Omission("ru", "is in language 'ru': the pipeline reads 'en'; give a translation")]


def test_the_words_of_a_text_tell_its_language_where_they_are_sure(tmp_path):
    french = (
        "La Norvège a rejeté lundi la proposition du Chili de tenir des pourparlers sur la pêche, a déclaré le ministre des Affaires "
        "étrangères, qui a appelé les deux pays à respecter l'accord."
    )
    english = (
        "Norway on Monday rejected a proposal of Chile to hold talks on fishing, said the minister, who called on the two "
        "countries to sign the agreement."
    )
    lines = tmp_path / "lines.jsonl"
    records = [{"id": "a", "text": french}, {"id": "b", "text": french, "language": "en"}, {"id": "c", "text": english, "language": "fr"}]
    lines.write_text("".join(json.dumps(record) + "\n" for record in records))
    reason = "is written in language 'fr', by its words: the pipeline reads 'en'; give a translation"
    *skipped, read = pipeline.read([lines])
    assert skipped == [Omission("a", reason), Omission("b", reason)]
    assert (read.document.id, read.document.language) == ("c", "en")
    assert read.statements
    with pytest.raises(InputError, match="the text is written in language 'fr'"):
        pipeline.read_text(french)


def test_a_text_that_is_too_long_is_left_out(tmp_path):
    (tmp_path / "long.txt").write_text("Russia supports Iran. " * 50_000)
    (omission,) = pipeline.read([tmp_path / "long.txt"])
    assert omission.why == "has 1100000 characters: up to 1000000 are read; split it"


def test_a_build_replaces_what_an_earlier_one_left_and_nothing_else(tmp_path):
    (tmp_path / "a.txt").write_text("Russia supports Iran.")
    out = tmp_path / "out"
    out.mkdir()
    (out / "statements.jsonl").write_text("old")
    (out / "notes.md").write_text("mine")
    summary = pipeline.build([tmp_path / "a.txt"], out)
    assert sorted(path.name for path in out.iterdir()) == ["graph.trig", "graph.ttl", "index.html", "notes.md", "statements.jsonl", "store"]
    assert "old" not in (out / "statements.jsonl").read_text()
    assert (out / "notes.md").read_text() == "mine"
    assert summary.files == tuple(out / name for name in ("graph.trig", "graph.ttl", "index.html", "statements.jsonl"))


def test_a_summary_counts_what_was_found(tmp_path):
    (tmp_path / "a.txt").write_text("Russia supports Iran. Russia supports Turkey.")
    summary = pipeline.build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "out")
    assert (summary.documents, summary.statements) == (1, 2)
    assert [(actor.label, count) for actor, count in summary.actors] == [("Russia", 2), ("Iran", 1), ("Turkey", 1)]
    assert summary.relations == (("supports", 2),)
    assert [omission.why for omission in summary.change.unread] == ["is missing: no such file or folder"]


def test_what_cannot_be_read_this_time_stays_as_it_was_and_what_is_gone_goes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Russia supports Iran.")
    with ZipFile("all.zip", "w") as packed:
        packed.write("c.txt")
    pipeline.build(["a.txt", "b.txt", "c.txt", "all.zip"], "out")
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "all.zip").write_bytes(b"PK")
    summary = pipeline.build(["a.txt", "b.txt", "all.zip"], "out")
    assert [omission.document for omission in summary.change.unread] == ["a.txt", "all.zip"]
    assert (summary.change.kept, summary.change.removed) == (["a.txt", "all.zip/c.txt"], ["c.txt"])
    assert sorted(pipeline.status("out").documents) == ["a.txt", "all.zip/c.txt", "b.txt"]


def records_of(path, *statements):
    path.write_text("".join(records.lines(map(records.record, statements))), encoding="utf-8")
    return path


def test_what_is_imported_into_a_new_folder_is_loaded_in_bulk_and_the_same(tmp_path, monkeypatch):
    said = [*STATEMENTS, elsewhere(PROPOSAL, "b.txt")]
    given = records_of(tmp_path / "said.jsonl", *said)
    summary = pipeline.imported([given], tmp_path / "grown" / "bulk")
    assert sorted(summary.change.added) == ["b.txt", "news.txt"]
    monkeypatch.setattr("kg.graph.stores.load", None)
    with stores.writing(tmp_path / "grown"):
        pass
    summary = pipeline.imported([given], tmp_path / "grown")
    assert sorted(summary.change.added) == ["b.txt", "news.txt"]
    bulk, grown = ((tmp_path / name / "graph.trig").read_text(encoding="utf-8") for name in ("grown/bulk", "grown"))
    assert TIME.sub("", bulk) == TIME.sub("", grown)
    summary = pipeline.imported([records_of(tmp_path / "b.jsonl", elsewhere(COOPERATION, "b.txt"))], tmp_path / "grown")
    assert (summary.change.replaced, summary.documents, summary.statements) == (["b.txt"], 2, 4)


def test_an_import_that_fails_leaves_all_as_it_was(tmp_path):
    surer = replace(PROPOSAL, evidence=replace(PROPOSAL.evidence, document="z.txt", confidence=0.9))
    bad = records_of(tmp_path / "bad.jsonl", elsewhere(COOPERATION, "a.txt"), elsewhere(PROPOSAL, "z.txt"), surer)
    with pytest.raises(InputError, match=r"z\.txt: .* is told twice, and not the same"):
        pipeline.imported([bad], tmp_path / "new")
    assert not (tmp_path / "new").exists()
    theirs = replace(RUSSIA, id="https://example.org/kg/topic/x")
    unfit = records_of(
        tmp_path / "unfit.jsonl", elsewhere(COOPERATION, "a.txt"), elsewhere(replace(PROPOSAL, subject=mention(theirs, "We")), "z.txt")
    )
    with pytest.raises(InputError, match="begins with the base of the data"):
        pipeline.imported([unfit], tmp_path / "new", base="https://example.org/kg/")
    assert list((tmp_path / "new").iterdir()) == []
    good = records_of(tmp_path / "good.jsonl", PROPOSAL)
    pipeline.imported([good], tmp_path / "new", base="https://example.org/kg/")
    state = replace(pipeline.status(tmp_path / "new"), bytes=None)
    for wrong in (bad, unfit):
        with pytest.raises(InputError):
            pipeline.imported([wrong], tmp_path / "new")
        assert replace(pipeline.status(tmp_path / "new"), bytes=None) == state
