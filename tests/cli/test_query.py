"""`kg query`: from the command line, a file or the stored questions, in four formats."""

from __future__ import annotations

import csv
import io
import json
import re
import signal
import subprocess
import sys
import time
from itertools import takewhile

import pytest
from rdflib import Graph

from kg.cli import main

SEED = "seeds/tass-2017-01-30-lavrov-safe-havens.txt"
PROPOSALS = "SELECT ?s ?o { ?s dip:proposes ?o }"


@pytest.fixture(autouse=True)
def _in_workplace(workplace, monkeypatch):
    monkeypatch.chdir(workplace)


def answer(capsys, *arguments):
    assert main(["query", "build", *arguments]) == 0
    return capsys.readouterr().out


def test_who_proposes_what_is_a_simple_query(capsys):
    rows = [line.split() for line in answer(capsys, PROPOSALS).splitlines()[2:]]
    assert any(who in {"actor:sergey-lavrov", "actor:russia"} and what.startswith("topic:safe-haven") for who, what in rows)


def test_a_yes_or_no_question_is_answered_so(capsys):
    assert answer(capsys, "ASK { actor:russia dip:cooperatesWith actor:united-states }") == "yes\n"
    assert answer(capsys, "ASK { actor:norway dip:cooperatesWith actor:chile }") == "no\n"


def test_formats_say_the_same(capsys):
    table = answer(capsys, PROPOSALS).splitlines()
    rows = list(csv.reader(io.StringIO(answer(capsys, PROPOSALS, "--format", "csv"))))
    bindings = json.loads(answer(capsys, PROPOSALS, "--format", "json"))["results"]["bindings"]
    assert rows[0] == table[0].split() == ["s", "o"]
    assert rows[1:] == [[binding["s"]["value"], binding["o"]["value"]] for binding in bindings]
    assert len(rows) - 1 == len(table) - 2 > 0


def test_triples_come_as_turtle(capsys):
    text = answer(capsys, "CONSTRUCT { ?s dip:proposes ?o } { ?s dip:proposes ?o }", "--format", "ttl")
    assert len(Graph().parse(data=text, format="turtle")) > 0


def test_a_query_may_stand_in_a_file_or_come_through_the_standard_input(tmp_path, monkeypatch, capsys):
    expected = answer(capsys, PROPOSALS)
    (tmp_path / "q.rq").write_text(PROPOSALS)
    monkeypatch.setattr("sys.stdin", io.StringIO(PROPOSALS))
    assert answer(capsys, "--file", str(tmp_path / "q.rq")) == expected
    assert answer(capsys, "--file", "-") == expected


def test_every_stored_question_is_listed_and_answered(capsys):
    assert main(["query", "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    listed = [line.split(maxsplit=1) for line in lines if not line.startswith(" ")]
    assert len(listed) >= 20
    settings = {"actor": "actor=russia", "topic": "topic=safe-haven", "document": f"document={SEED}"}
    for name, question in listed:
        assert question.endswith("?")
        below = lines[next(i for i, line in enumerate(lines) if line.startswith(f"{name} ")) + 1 :]
        own = takewhile(lambda line: line.startswith(" "), below)
        needed = [re.match(r" +--set (\w+)=", line)[1] for line in own if line.endswith("(needed)")]
        assert answer(capsys, "--name", name, *(part for need in needed for part in ("--set", settings[need])))


def test_a_question_is_asked_of_one_actor(capsys):
    rows = [line.split("  ")[0] for line in answer(capsys, "--name", "who-proposed-what", "--set", "actor=Russia").splitlines()[2:]]
    assert set(rows) == {"Russia"}


def test_a_query_of_ones_own_may_have_parameters_too(tmp_path, capsys):
    (tmp_path / "q.rq").write_text(
        "# Who?\n# columns: what\n# parameter who: an actor, who proposes\nSELECT ?who ?what { ?who dip:proposes ?what }"
    )
    found = answer(capsys, "--file", str(tmp_path / "q.rq"), "--set", "who=united-states")
    assert found == "what\n----------\ntopic:zone\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "ASK {}"], "nowhere: no graph here"),
        (["build", "SELECT ?s {"], "the query cannot be read at line 1"),
        (["build", "--name", "no-such-question"], "no stored question 'no-such-question'"),
        (["build", "--file", "missing.rq"], "missing.rq: cannot be read: No such file or directory"),
        (["build", "ASK {}", "--format", "ttl"], "ttl is for triples"),
        (["build", "ASK {}", "--set", "actor=russia"], "the query has no parameter 'actor'\n  it takes none"),
        (
            ["build", "--name", "who-proposed-what", "--set", "actor=rusia"],
            "actor=rusia: this graph has none of this name; did you mean Russia",
        ),
        (["build", "--name", "what-a-document-says"], "what-a-document-says needs document: a document, that is read"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(arguments, said, capsys):
    assert main(["query", *arguments]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(said)


@pytest.mark.parametrize("given", ["actor", "=russia", ""])
def test_what_sets_nothing_is_misuse(given, capsys):
    with pytest.raises(SystemExit) as end:
        main(["query", "build", "--name", "who-proposed-what", "--set", given])
    assert end.value.code == 2
    assert "--set takes NAME=VALUE" in capsys.readouterr().err


def test_ctrl_c_ends_a_query_that_would_take_years():
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    # a shell that starts a program in the background has it ignore Ctrl-C, and so may whoever runs the tests
    heeding = "import signal, sys; signal.signal(2, signal.default_int_handler)"
    asked = "from kg.cli import main; main(['query', 'build', sys.argv[1]])"
    with subprocess.Popen([sys.executable, "-c", f"{heeding}; {asked}", endless]) as asking:
        try:
            time.sleep(3)
            assert asking.poll() is None
            asking.send_signal(signal.SIGINT)
            assert asking.wait(5) == -signal.SIGINT
        finally:
            asking.kill()
