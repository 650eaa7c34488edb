"""`kg add`, `kg remove`, `kg status`: a graph that grows and shrinks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from kg.cli import main
from kg.graph import stores

FILES = ["graph.trig", "graph.ttl", "index.html", "statements.jsonl"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working directory with three texts, of which a graph is built of the first two."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Russia supports Iran.")
    (tmp_path / "texts" / "b.txt").write_text("Turkey rejected the plan. Russia supports Iran.")
    (tmp_path / "c.txt").write_text("China met Japan on Monday.")
    assert main(["build", "texts", "-o", "build"]) == 0
    return tmp_path


def said(capsys, *arguments, status=0):
    capsys.readouterr()
    assert main(list(arguments)) == status
    return capsys.readouterr().out.splitlines()


def test_what_is_there_is_not_read_again(folder, capsys, monkeypatch):
    assert said(capsys, "add", "build", "c.txt") == ["1 document added"]
    monkeypatch.setattr("kg.graph.stores.Store.put", None)
    assert said(capsys, "add", "build", "c.txt", "texts") == ["3 documents unchanged"]


def test_nothing_changes_when_nothing_is_new_not_even_the_time_of_the_run(folder, capsys):
    before = said(capsys, "query", "build", "SELECT * { GRAPH ?g { ?s ?p ?o } }", "--format", "csv")
    time.sleep(1.1)  # times are told in seconds
    said(capsys, "add", "build", "texts")
    assert said(capsys, "query", "build", "SELECT * { GRAPH ?g { ?s ?p ?o } }", "--format", "csv") == before


def test_a_changed_text_takes_the_place_of_what_it_was(folder, capsys):
    (folder / "texts" / "b.txt").write_text("Turkey accepted the plan.")
    assert said(capsys, "add", "build", "texts") == ["1 document replaced, 1 document unchanged"]
    assert said(capsys, "query", "build", "ASK { actor:turkey dip:rejects ?plan }") == ["no"]
    assert said(capsys, "query", "build", "ASK { actor:turkey dip:accepts ?plan }") == ["yes"]
    assert said(capsys, "query", "build", "ASK { actor:russia dip:supports actor:iran }") == ["yes"], "a.txt says so, too"


def test_a_document_leaves_with_what_only_it_said(folder, capsys):
    assert said(capsys, "remove", "build", "texts/b.txt") == ["1 document removed"]
    assert said(capsys, "status", "build", "--documents") == ["texts/a.txt"]
    assert said(capsys, "query", "build", "ASK { actor:turkey ?is ?there }") == ["no"]
    assert said(capsys, "query", "build", "ASK { actor:russia dip:supports actor:iran }") == ["yes"]


def test_a_document_that_is_not_there_is_told_with_those_like_it(folder, capsys):
    assert main(["remove", "build", "texts/a.txt", "texts/d.txt"]) == 1
    assert capsys.readouterr().err.startswith("build: has no document 'texts/d.txt'\n  there is texts/")
    assert said(capsys, "status", "build", "--documents") == ["texts/a.txt", "texts/b.txt"]


def test_status_tells_what_there_is_who_read_it_and_whether_the_files_are_up_to_date(folder, capsys):
    lines = said(capsys, "status", "build")
    assert lines[0].startswith("2 documents, 3 statements, ")
    assert lines[1] == "base   https://w3id.org/diplomacy-kg/"
    assert lines[3] == "files  up to date"
    assert lines[4].startswith("run    20")
    assert "2 documents  kg 0.1.0, en_diplomatic" in lines[4]
    said(capsys, "add", "build", "c.txt")
    assert "files  older than the store" in said(capsys, "status", "build")
    said(capsys, "build", "texts", "-o", "build")
    assert "files  up to date" in said(capsys, "status", "build")


def test_status_tells_how_many_documents_carry_the_same_report(folder, capsys):
    report = "Russia supports Iran. " + " ".join(f"Envoy {number} spoke on day {number}." for number in range(20))
    for name, head in (("one", "OSLO, March 4, 2019 (NTB) - "), ("two", "Talks Go On\n\nOSLO, March 5, 2019 - ")):
        (folder / f"{name}.txt").write_text(head + report)
    said(capsys, "add", "build", "one.txt", "two.txt")
    line = "same   1 document carries an earlier one's report; what is repeated is counted once"
    assert line in said(capsys, "status", "build")
    said(capsys, "remove", "build", "one.txt")
    assert line not in said(capsys, "status", "build")


def test_a_build_holds_its_inputs_and_nothing_else_and_reads_what_is_new(folder, capsys):
    said(capsys, "add", "build", "c.txt")
    (folder / "texts" / "d.txt").write_text("Japan invited China to Tokyo.")
    lines = said(capsys, "build", "texts", "-o", "build")
    assert lines[:3] == ["3 documents, 4 statements", "  2 documents had been read before", "  1 document of an earlier build removed"]
    assert said(capsys, "status", "build", "--documents") == ["texts/a.txt", "texts/b.txt", "texts/d.txt"]


def test_building_in_two_goes_leaves_what_building_in_one_does(folder, capsys):
    (folder / "texts" / "0.txt").write_text("Japan invited China to Tokyo.")
    said(capsys, "build", "texts", "-o", "build")
    said(capsys, "build", "texts", "-o", "once")
    for name in FILES:
        two, one = ((folder / place / name).read_text(encoding="utf-8") for place in ("build", "once"))
        assert _timeless(two) == _timeless(one), name


def _timeless(text):
    import re

    return re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "", text)


def test_who_teaches_a_word_has_all_texts_read_again(folder, capsys, monkeypatch):
    monkeypatch.setattr("kg.pipeline.changes.how_it_reads", lambda: "otherwise")
    assert said(capsys, "add", "build", "texts") == ["2 documents replaced"]


def test_a_graph_may_have_a_base_of_its_own(folder, capsys):
    said(capsys, "build", "texts", "-o", "own", "--base", "https://example.org/kg/")
    found = said(capsys, "query", "own", "SELECT ?d { ?d a schema:NewsArticle }", "--format", "csv")
    assert found == ["d", "https://example.org/kg/document/texts%2Fa.txt", "https://example.org/kg/document/texts%2Fb.txt"]
    assert said(capsys, "query", "own", "ASK { document:texts\\%2Fa.txt a schema:NewsArticle }") == ["yes"]
    assert said(capsys, "query", "own", "SELECT ?d { ?d a schema:NewsArticle }")[2:] == ["document:texts%2Fa.txt", "document:texts%2Fb.txt"]
    assert "@prefix document: <https://example.org/kg/document/>" in (folder / "own" / "graph.ttl").read_text(encoding="utf-8")
    ours, theirs = ((folder / place / "statements.jsonl").read_text(encoding="utf-8") for place in ("build", "own"))
    assert ours == theirs
    said(capsys, "add", "own", "c.txt")
    assert main(["add", "own", "c.txt", "--base", "https://example.org/other/"]) == 1
    assert capsys.readouterr().err.startswith("own: has the base https://example.org/kg/\n")


@pytest.mark.parametrize("base", [[], ["--base", "https://example.org/kg/"]])
def test_what_follows_is_dropped_by_a_change_and_derived_anew_on_request(base, folder, capsys):
    def follows(fact):
        asked = [said(capsys, "query", "more", f"ASK {pattern % fact}") for pattern in ("{ %s }", "{ GRAPH graph:inferred { %s } }")]
        return [answer for [answer] in asked]

    met, back = "actor:china dip:actsTowards actor:japan", "actor:russia dip:actsTowards actor:turkey"
    (folder / "d.txt").write_text("Russia met Turkey on Monday.")
    said(capsys, "build", "d.txt", "-o", "more", "--infer", *base)
    assert follows(back) == ["no", "yes"]
    said(capsys, "add", "more", "c.txt")
    assert follows(back) == follows(met) == ["no", "no"]
    assert said(capsys, "add", "more", "c.txt", "--infer") == ["1 document unchanged"]
    assert follows(back) == follows(met) == ["no", "yes"]
    said(capsys, "remove", "more", "d.txt")
    assert follows(met) == ["no", "no"]
    said(capsys, "add", "more", "d.txt", "--infer")
    assert follows(back) == follows(met) == ["no", "yes"]
    said(capsys, "build", "c.txt", "d.txt", "-o", "more", "--infer")
    trig, turtle = ((folder / "more" / name).read_text(encoding="utf-8") for name in ("graph.trig", "graph.ttl"))
    assert "graph:inferred {" in trig
    assert trig.count("dip:actsTowards") == 4
    assert "dip:actsTowards" not in turtle


def test_a_graph_may_be_built_without_a_store(folder, capsys):
    said(capsys, "build", "texts", "-o", "out", "--store", "memory")
    assert sorted(path.name for path in (folder / "out").iterdir()) == FILES
    assert (folder / "out" / "graph.ttl").read_text(encoding="utf-8").count("a dip:Statement") == 3
    for verb in (["status", "out"], ["add", "out", "c.txt"], ["remove", "out", "texts/a.txt"]):
        assert main(verb) == 1
        said_so = capsys.readouterr().err
        assert "store" in said_so
        assert "kg build INPUT" in said_so
    assert said(capsys, "query", "out", "ASK { actor:russia dip:supports actor:iran }") == ["yes"]


def test_a_second_writer_is_told_to_wait(folder, capsys):
    with stores.writing(folder / "build"):
        assert main(["add", "build", "c.txt"]) == 1
        assert "another process is writing to this store\n  --wait SECONDS" in capsys.readouterr().err
        assert said(capsys, "query", "build", "ASK { actor:russia dip:supports actor:iran }") == ["yes"]
        assert said(capsys, "status", "build")[0].startswith("2 documents")


@pytest.mark.parametrize("arguments", [["remove", "nowhere", "a"], ["status", "nowhere"], ["query", "nowhere", "ASK {}"]])
def test_where_no_graph_is_it_is_told_what_makes_one(arguments, folder, capsys):
    assert main(arguments) == 1
    assert "; kg build INPUT -o nowhere makes one" in capsys.readouterr().err
    assert not (folder / "nowhere").exists()


def test_a_build_that_was_killed_goes_on(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    for number in range(48):
        text = f"Russia supports Iran. Turkey met country number {number} on Monday. The minister said that the talks would go on."
        (tmp_path / "texts" / f"{number:03}.txt").write_text(text * 3)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-m", "kg", "build", "texts", "-o", "build", "--fast"], env=environment) as process:
        deadline = time.monotonic() + 60
        while not (stores.exists("build") and len(stores.reading("build").documents) > 16):
            assert process.poll() is None, "it was done before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    finished = len(stores.reading("build").documents)
    assert 16 < finished < 48
    assert not (tmp_path / "build" / "graph.ttl").exists()
    lines = said(capsys, "build", "texts", "-o", "build", "--fast")
    assert lines[0].startswith("48 documents, ")
    assert lines[1] == f"  {finished} documents had been read before"
    said(capsys, "build", "texts", "-o", "once", "--fast")
    for name in FILES:
        assert _timeless((tmp_path / "build" / name).read_text()) == _timeless((tmp_path / "once" / name).read_text()), name
