"""`kg query`: from the command line, a file or the stored questions, in four formats."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rdflib import Graph

from kg.cli import main

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
    listed = [line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines()]
    assert listed
    for name, question in listed:
        assert question.endswith("?")
        assert answer(capsys, "--name", name)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "ASK {}"], "nowhere: no graph here"),
        (["build", "SELECT ?s {"], "the query cannot be read at line 1"),
        (["build", "--name", "no-such-question"], "no stored question 'no-such-question'"),
        (["build", "--file", "missing.rq"], "missing.rq: cannot be read: No such file or directory"),
        (["build", "ASK {}", "--format", "ttl"], "ttl is for triples"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(arguments, said, capsys):
    assert main(["query", *arguments]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(said)
