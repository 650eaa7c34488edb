from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Dataset

from kg.errors import GraphError
from kg.graph import Question, dataset, query, question, questions
from kg.graph.answers import Rows
from kg.model import AttributionKind, Modality
from tests.graph.samples import (
    BELARUS,
    COOPERATION,
    DOCUMENT,
    JOURNALISTS,
    MEETING,
    MINISTER,
    PROPOSAL,
    REQUEST,
    STATEMENTS,
    elsewhere,
    mention,
)

COLUMNS = {
    "demands-and-requests": "who relation ofWhom what statement",
    "evidence-behind-each-edge": "subject relation object sentence modality confidence document",
    "only-possible-or-intended": "subject relation object possible intended desired required hypothetical",
    "sources-and-what-they-said-about-whom": "source attribution cue who relation whom statement",
    "what-was-denied-or-negated": "source who relation whom polarity sentence",
    "who-cooperates-with-whom": "one other statements",
    "who-met-whom": "who relation whom where when published statement",
    "who-proposed-what": "who what modality published statement",
    "who-stands-for-whom": "who office represents document",
}


@pytest.fixture(scope="module")
def built() -> Dataset:
    assert COOPERATION.object
    backwards = replace(COOPERATION, subject=COOPERATION.object, object=COOPERATION.subject)
    return dataset([*STATEMENTS, elsewhere(backwards, "b.txt"), MEETING, REQUEST], [DOCUMENT], affiliations={DOCUMENT.id: [MINISTER]})


def answer(built: Dataset, name: str, without: str = "statement") -> list[list[str]]:
    """The rows of a stored question, as a table shows them, without a column that holds an id."""
    found = query(built, question(name).sparql)
    assert isinstance(found, Rows)
    keep = [column for column, label in enumerate(found.columns) if label != without]
    narrow = Rows(tuple(found.columns[column] for column in keep), tuple(tuple(row[column] for column in keep) for row in found.rows))
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in narrow.text().splitlines()[2:]]


def test_there_are_these_questions_with_these_columns(built: Dataset) -> None:
    found = {one.name: query(built, one.sparql) for one in questions()}
    assert {name: " ".join(rows.columns) for name, rows in found.items() if isinstance(rows, Rows)} == COLUMNS


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_question_opens_with_its_english(one: Question) -> None:
    assert one.sparql.startswith("# ")
    assert one.english[0].isupper()
    assert one.english.endswith("?")


@pytest.mark.parametrize("name", COLUMNS)
def test_every_question_finds_something_here_and_nothing_in_an_empty_graph(built: Dataset, name: str) -> None:
    assert answer(built, name)
    assert answer(dataset([]), name) == []


def test_who_proposed_what(built: Dataset) -> None:
    assert answer(built, "who-proposed-what") == [["Russia", "safe haven", "dip:possible", "2017-01-30"]]


def test_who_stands_for_whom(built: Dataset) -> None:
    [row] = answer(built, "who-stands-for-whom", without="document")
    assert row == ["Sergey Lavrov", "foreign minister", "Russia"]


def test_who_cooperates_with_whom_counts_both_directions_as_one_pair(built: Dataset) -> None:
    assert answer(built, "who-cooperates-with-whom") == [["actor:russia", "actor:united-states", "2"]]


def test_who_met_whom(built: Dataset) -> None:
    assert answer(built, "who-met-whom") == [["Sergey Lavrov", "dip:meetsWith", "Turkey", "Geneva", "2017-01", "2017-01-30"]]


def test_what_was_denied_or_negated(built: Dataset) -> None:
    assert answer(built, "what-was-denied-or-negated") == [
        ["Turkey", "dip:meetsWith", "Russia", "dip:negative", "Turkey never met Russia."]
    ]


def test_demands_and_requests(built: Dataset) -> None:
    assert answer(built, "demands-and-requests") == [["Russia", "dip:requests", "Belarus", "journalists"]]
    demand = replace(REQUEST, predicate="demands", object=mention(JOURNALISTS, "safe havens"), topic=None)
    assert answer(dataset([demand]), "demands-and-requests") == [["Russia", "dip:demands", "journalists"]]
    nobody = replace(REQUEST, object=None)
    assert answer(dataset([nobody]), "demands-and-requests") == [["Russia", "dip:requests", "journalists"]]
    assert answer(dataset([replace(REQUEST, topic=None)]), "demands-and-requests") == [["Russia", "dip:requests", BELARUS.label]]


def test_evidence_behind_each_edge(built: Dataset) -> None:
    proposal = [row for row in answer(built, "evidence-behind-each-edge") if row[1] == "dip:proposes"]
    assert proposal == [
        ["actor:russia", "dip:proposes", "topic:safe-haven", PROPOSAL.evidence.sentence.text, "dip:possible", "0.6", "document:news.txt"]
    ]


def test_sources_and_what_they_said_about_whom(built: Dataset) -> None:
    assert answer(built, "sources-and-what-they-said-about-whom") == [
        ["Sergey Lavrov", "dip:direct", "say", "Russia", "dip:proposes", "safe haven"]
    ]


def test_only_possible_or_intended_leaves_out_what_is_told_as_actual_elsewhere(built: Dataset) -> None:
    assert answer(built, "only-possible-or-intended") == [["actor:russia", "dip:proposes", "topic:safe-haven", "1", "0", "0", "0", "0"]]
    actual = elsewhere(replace(PROPOSAL, modality=Modality.ACTUAL, attribution=AttributionKind.NONE), "b.txt")
    assert answer(dataset([PROPOSAL, actual]), "only-possible-or-intended") == []


def test_a_question_that_there_is_not_lists_those_that_there_are() -> None:
    with pytest.raises(GraphError, match=r"no stored question 'who'; there are\n  demands-and-requests +Who demands or requests what"):
        question("who")
