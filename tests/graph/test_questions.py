from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import Dataset

from kg.errors import GraphError
from kg.graph import Question, ask, dataset, query, question, questions, read_question
from kg.graph.answers import Rows
from kg.graph.questions import planned
from kg.model import AttributionKind, Modality
from tests.graph.samples import (
    ATTRIBUTIONS,
    BELARUS,
    CEASEFIRE,
    COOPERATION,
    DOCUMENT,
    DOCUMENTS,
    GENEVA,
    HAVEN,
    JOURNALISTS,
    LAVROV,
    MEETING,
    MINISTER,
    OFFICIAL,
    PROPOSAL,
    REQUEST,
    RUSSIA,
    SENTENCE,
    STATEMENTS,
    TURKEY,
    UNITED_STATES,
    WITHDRAWAL,
    elsewhere,
    mention,
    said,
)

COLUMNS = {
    "agreements-by-year": "one other year statements",
    "conditional-statements": "source who relation whom published sentence statement",
    "cooperation-against-conflict": "one other month cooperation conflict",
    "demands-and-requests": "who relation ofWhom what statement",
    "doubtful-readings": "confidence who relation whom sentence document statement",
    "evidence-behind-each-edge": "subject relation object sentence modality confidence document",
    "how-a-position-changed": "published what relation polarity modality sentence statement",
    "most-contested-topics": "topic supporters opponents",
    "only-possible-or-intended": "subject relation object possible intended desired required hypothetical",
    "promises-later-negated": "actor topic promised relation polarity negated promise statement",
    "resting-on-one-publisher": "subject relation object publisher documents",
    "sources-and-what-they-said-about-whom": "source attribution cue who relation whom statement",
    "sources-quoted-most": "source statements direct documents confidence",
    "threats-sanctions-and-force": "who relation whom modality published statement",
    "unanswered-demands": "who relation what published statement",
    "unnamed-sources": "source who relation whom sentence publisherName published statement",
    "what-a-document-says": "source who relation whom topic polarity modality confidence sentence statement",
    "what-happens-where": "where who relation whom when published statement",
    "what-is-said-about-a-topic": "published source who relation whom matter polarity modality sentence statement",
    "what-one-said-about-another": "published speaker who relation whom polarity modality sentence statement",
    "what-one-was-quoted-as-saying": "published speaker attribution cue words document",
    "what-was-denied-or-negated": "source who relation whom polarity sentence",
    "where-two-contradict-each-other": "topic for statementsFor against statementsAgainst",
    "which-documents-are-the-same-report": "published document publisher firstPublished first firstPublisher repeated",
    "who-accuses-whom": "who relation whom ofWhat published sentence statement",
    "who-cooperates-with-whom": "one other statements",
    "who-mediates": "mediator between topic modality published statement",
    "who-met-whom": "who relation whom where when published statement",
    "who-proposed-what": "who what modality published statement",
    "who-stands-for-whom": "who office represents document",
    "who-told-what-another-said": "teller speaker cue words published document",
}


WORLD = (
    said(RUSSIA, "proposes", HAVEN, source=LAVROV),
    said(UNITED_STATES, "rejects", HAVEN, document="b.txt"),
    said(TURKEY, "supports", HAVEN, document="b.txt"),
    said(RUSSIA, "opposes", HAVEN, document="c.txt", topic=JOURNALISTS),
    said(RUSSIA, "demands", CEASEFIRE, modality=Modality.REQUIRED),
    said(RUSSIA, "demands", WITHDRAWAL),
    said(TURKEY, "accepts", CEASEFIRE, document="b.txt"),
    said(TURKEY, "promises", WITHDRAWAL, modality=Modality.INTENDED),
    said(TURKEY, "rejects", WITHDRAWAL, document="c.txt"),
    said(RUSSIA, "promises", CEASEFIRE, document="b.txt"),
    said(RUSSIA, "rejects", CEASEFIRE),
    said(UNITED_STATES, "accuses", RUSSIA, topic=JOURNALISTS, source=OFFICIAL, document="b.txt"),
    said(RUSSIA, "mediates", TURKEY, modality=Modality.INTENDED),
    said(RUSSIA, "agreesWith", TURKEY),
    said(TURKEY, "agreesWith", RUSSIA, document="c.txt"),
    said(RUSSIA, "attacks", TURKEY, plover="ASSAULT", place=GENEVA, document="c.txt"),
    said(RUSSIA, "meetsWith", TURKEY, plover="CONSULT", place=GENEVA),
    said(TURKEY, "aids", BELARUS, modality=Modality.HYPOTHETICAL, source=LAVROV, document="c.txt", confidence=0.2),
)
"""Three documents: a.txt and c.txt of TASS, b.txt of Reuters, the first and the last a year apart."""


@pytest.fixture(scope="module")
def world() -> Dataset:
    attributions = [replace(attribution, document="a.txt") for attribution in ATTRIBUTIONS]
    return dataset(WORLD, DOCUMENTS, None, {"a.txt": [MINISTER]}, attributions)


@pytest.mark.parametrize(
    ("name", "settings", "rows"),
    [
        (
            "who-proposed-what",
            "actor=russia topic=safe-haven since=2017-01-10 until=2017-01-10",
            "Russia | safe haven | dip:actual | 2017-01-10",
        ),
        ("who-proposed-what", "since=2017-01-11", ""),
        ("who-proposed-what", "until=2017-01-09", ""),
        ("who-proposed-what", "actor=turkey", ""),
        (
            "what-one-said-about-another",
            "actor=russia about=safe-haven",
            "2017-01-10 | Sergey Lavrov | Russia | dip:proposes | safe haven | dip:positive | dip:actual | SENTENCE",
        ),
        (
            "what-one-said-about-another",
            "actor=sergey-lavrov about=belarus",
            "2018-03-01 | Sergey Lavrov | Turkey | dip:aids | Belarus | dip:positive | dip:hypothetical | SENTENCE",
        ),
        (
            "where-two-contradict-each-other",
            "matter=safe-haven",
            (
                "safe haven | Russia | 1 | United States | 1;"
                "safe haven | Turkey | 1 | Russia | 1;"
                "safe haven | Turkey | 1 | United States | 1"
            ),
        ),
        ("where-two-contradict-each-other", "actor=russia other=united-states", "safe haven | Russia | 1 | United States | 1"),
        (
            "how-a-position-changed",
            "actor=russia topic=safe-haven",
            (
                "2017-01-10 | safe haven | dip:proposes | dip:positive | dip:actual | SENTENCE;"
                "2018-03-01 | safe haven | dip:opposes | dip:positive | dip:actual | SENTENCE"
            ),
        ),
        ("unnamed-sources", "", "US official | United States | dip:accuses | Russia | SENTENCE | Reuters | 2017-02-20"),
        ("unnamed-sources", "publisher=Reuters", "US official | United States | dip:accuses | Russia | SENTENCE | Reuters | 2017-02-20"),
        ("unnamed-sources", "publisher=TASS", ""),
        (
            "what-one-was-quoted-as-saying",
            "actor=sergey-lavrov until=2017-01-10",
            "2017-01-10 | Sergey Lavrov | dip:direct | say | “We may propose safe havens.” | document:a.txt",
        ),
        ("what-one-was-quoted-as-saying", "actor=sergey-lavrov since=2017-01-11", ""),
        (
            "what-one-was-quoted-as-saying",
            "actor=russia",
            (
                "2017-01-10 | Sergey Lavrov | dip:direct | say | “We may propose safe havens.” | document:a.txt;"
                "2017-01-10 | Russia | dip:indirect | propose | safe havens | document:a.txt"
            ),
        ),
        (
            "who-told-what-another-said",
            "actor=sergey-lavrov",
            "Sergey Lavrov | Russia | propose | safe havens | 2017-01-10 | document:a.txt",
        ),
        ("who-told-what-another-said", "other=sergey-lavrov", ""),
        ("only-possible-or-intended", "subject=russia object=turkey", "actor:russia | dip:mediates | actor:turkey | 0 | 1 | 0 | 0 | 0"),
        ("who-met-whom", "actor=turkey", "Russia | dip:meetsWith | Turkey | actor:geneva | 2017-01-10"),
        ("who-met-whom", "actor=turkey partner=russia", "Russia | dip:meetsWith | Turkey | actor:geneva | 2017-01-10"),
        ("who-met-whom", "actor=turkey partner=belarus", ""),
        (
            "evidence-behind-each-edge",
            "subject=russia relation=proposes object=safe-haven",
            "actor:russia | dip:proposes | topic:safe-haven | SENTENCE | dip:actual | 0.87 | document:a.txt",
        ),
        (
            "cooperation-against-conflict",
            "one=russia other=turkey",
            "actor:russia | actor:turkey | 2017-01 | 1 | 0; actor:russia | actor:turkey | 2018-03 | 0 | 1",
        ),
        (
            "resting-on-one-publisher",
            "subject=turkey object=safe-haven",
            "actor:turkey | dip:supports | topic:safe-haven | Reuters | 1",
        ),
        ("resting-on-one-publisher", "relation=attacks", "actor:russia | dip:attacks | actor:turkey | TASS | 1"),
        ("who-stands-for-whom", "whom=russia", "Sergey Lavrov | foreign minister | Russia | document:a.txt"),
        ("most-contested-topics", "matter=safe-haven", "safe haven | 2 | 2"),
        ("most-contested-topics", "", "safe haven | 2 | 2; ceasefire | 1 | 1"),
        ("who-mediates", "actor=russia party=turkey", "Russia | Turkey | dip:intended | 2017-01-10"),
        ("conditional-statements", "actor=turkey", "Sergey Lavrov | Turkey | dip:aids | Belarus | 2018-03-01 | SENTENCE"),
        ("conditional-statements", "until=2017-12-31", ""),
        ("demands-and-requests", "actor=russia", "Russia | dip:demands | ceasefire; Russia | dip:demands | withdrawal"),
        ("unanswered-demands", "actor=turkey", ""),
        ("promises-later-negated", "", "actor:turkey | topic:withdrawal | 2017-01-10 | dip:rejects | dip:positive | 2018-03-01"),
        ("promises-later-negated", "actor=russia", ""),
        ("agreements-by-year", "actor=turkey", "actor:russia | actor:turkey | 2017 | 1; actor:russia | actor:turkey | 2018 | 1"),
        ("agreements-by-year", "actor=belarus", ""),
        ("sources-quoted-most", "", "Sergey Lavrov | 2 | 2 | 2 | 0.535; US official | 1 | 1 | 1 | 0.87"),
        ("sources-quoted-most", "speaker=us-official", "US official | 1 | 1 | 1 | 0.87"),
        (
            "what-is-said-about-a-topic",
            "topic=journalists",
            (
                "2017-02-20 | actor:us-official | United States | dip:accuses | actor:russia"
                " | topic:journalists | dip:positive | dip:actual | SENTENCE;"
                "2018-03-01 | Russia | dip:opposes | topic:safe-haven | topic:journalists | dip:positive | dip:actual | SENTENCE"
            ),
        ),
        ("who-accuses-whom", "accused=russia", "United States | dip:accuses | Russia | journalists | 2017-02-20 | SENTENCE"),
        ("who-accuses-whom", "actor=russia", ""),
        (
            "threats-sanctions-and-force",
            "actor=russia target=turkey since=2018-01-01",
            "Russia | dip:attacks | Turkey | dip:actual | 2018-03-01",
        ),
        (
            "what-happens-where",
            "place=Geneva",
            "Geneva | Russia | dip:meetsWith | actor:turkey | 2017-01-10; Geneva | Russia | dip:attacks | actor:turkey | 2018-03-01",
        ),
        ("doubtful-readings", "", "0.2 | Turkey | dip:aids | Belarus | SENTENCE | document:c.txt"),
        ("doubtful-readings", "below=0.1", ""),
        ("doubtful-readings", "actor=russia", ""),
        ("who-cooperates-with-whom", "actor=russia", ""),
        (
            "sources-and-what-they-said-about-whom",
            "speaker=sergey-lavrov actor=turkey",
            "Sergey Lavrov | dip:direct | say | Turkey | dip:aids | actor:belarus",
        ),
        (
            "what-a-document-says",
            "document=b.txt",
            (
                "Russia | dip:promises | ceasefire | dip:positive | dip:actual | 0.87 | SENTENCE;"
                "Turkey | dip:accepts | ceasefire | dip:positive | dip:actual | 0.87 | SENTENCE;"
                "Turkey | dip:supports | safe haven | dip:positive | dip:actual | 0.87 | SENTENCE;"
                "US official | United States | dip:accuses | Russia | journalists | dip:positive | dip:actual | 0.87 | SENTENCE;"
                "United States | dip:rejects | safe haven | dip:positive | dip:actual | 0.87 | SENTENCE"
            ),
        ),
    ],
)
def test_a_question_with_parameters_finds_these_rows(world: Dataset, name: str, settings: str, rows: str) -> None:
    found = ["  ".join(row) for row in answer(world, name, **dict(pair.split("=") for pair in settings.split()))]
    expected = [row.strip().replace(" | ", "  ").replace("SENTENCE", SENTENCE.text) for row in rows.split(";") if row]
    assert (sorted(found) if name == "what-a-document-says" else found) == expected


def test_unanswered_demands_are_those_that_nobody_else_took_up(world: Dataset) -> None:
    assert answer(world, "unanswered-demands") == []
    alone = dataset([statement for statement in WORLD if statement.subject.entity != TURKEY], DOCUMENTS)
    assert [row[2] for row in answer(alone, "unanswered-demands")] == ["ceasefire", "withdrawal"]


@pytest.fixture(scope="module")
def built() -> Dataset:
    assert COOPERATION.object
    backwards = replace(COOPERATION, subject=COOPERATION.object, object=COOPERATION.subject)
    return dataset([*STATEMENTS, elsewhere(backwards, "b.txt"), MEETING, REQUEST], [DOCUMENT], affiliations={DOCUMENT.id: [MINISTER]})


def answer(built: Dataset, name: str, without: str = "statement", **settings: str) -> list[list[str]]:
    """The rows of a stored question, as a table shows them, without the columns that hold ids, and without what is empty."""
    found = ask(built, question(name), settings)
    assert isinstance(found, Rows)
    keep = [column for column, label in enumerate(found.columns) if label not in {without, "promise"}]
    narrow = Rows(tuple(found.columns[column] for column in keep), tuple(tuple(row[column] for column in keep) for row in found.rows))
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in narrow.text().splitlines()[2:]]


def test_there_are_these_questions_with_these_columns(built: Dataset) -> None:
    found = {one.name: ask(built, one, needed(one)) for one in questions()}
    assert {name: " ".join(rows.columns) for name, rows in found.items() if isinstance(rows, Rows)} == COLUMNS


def needed(one: Question) -> dict[str, str]:
    """Settings for what a question needs, of things that the samples have."""
    known = {"an actor": "russia", "an actor or topic": "safe-haven", "a document": DOCUMENT.id}
    return {name: known[parameter.kind] for name, parameter in one.parameters.items() if parameter.needed}


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_every_parameter_is_projected_so_that_it_can_be_bound(built: Dataset, one: Question) -> None:
    answered = query(built, one.sparql)
    assert isinstance(answered, Rows)
    assert {*one.parameters} <= {*answered.columns}


@pytest.mark.parametrize("one", questions(), ids=lambda one: one.name)
def test_a_question_opens_with_its_english(one: Question) -> None:
    assert one.sparql.startswith("# ")
    assert one.english[0].isupper()
    assert one.english.endswith("?")


@pytest.mark.parametrize("name", COLUMNS)
def test_every_question_finds_nothing_in_an_empty_graph(name: str) -> None:
    answered = query(dataset([]), question(name).sparql)
    assert isinstance(answered, Rows)
    assert answered.rows == ()


def test_who_proposed_what(built: Dataset) -> None:
    assert answer(built, "who-proposed-what") == [["Russia", "safe haven", "dip:possible", "2017-01-30"]]


def test_who_stands_for_whom(built: Dataset) -> None:
    [row] = answer(built, "who-stands-for-whom", without="document")
    assert row == ["Sergey Lavrov", "foreign minister", "Russia"]


def test_who_cooperates_with_whom_counts_both_directions_as_one_pair(built: Dataset) -> None:
    assert answer(built, "who-cooperates-with-whom") == [["actor:russia", "actor:united-states", "2"]]


def test_who_met_whom(built: Dataset) -> None:
    assert answer(built, "who-met-whom") == [["Sergey Lavrov", "dip:meetsWith", "Turkey", "actor:geneva", "2017-01", "2017-01-30"]]


def test_what_was_denied_or_negated(built: Dataset) -> None:
    assert answer(built, "what-was-denied-or-negated") == [
        ["Turkey", "dip:meetsWith", "actor:russia", "dip:negative", "Turkey never met Russia."]
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
        ["Sergey Lavrov", "dip:direct", "say", "Russia", "dip:proposes", "topic:safe-haven"]
    ]


def test_only_possible_or_intended_leaves_out_what_is_told_as_actual_elsewhere(built: Dataset) -> None:
    assert answer(built, "only-possible-or-intended") == [["actor:russia", "dip:proposes", "topic:safe-haven", "1", "0", "0", "0", "0"]]
    actual = elsewhere(replace(PROPOSAL, modality=Modality.ACTUAL, attribution=AttributionKind.NONE), "b.txt")
    assert answer(dataset([PROPOSAL, actual]), "only-possible-or-intended") == []


def test_a_question_that_there_is_not_lists_those_that_there_are() -> None:
    with pytest.raises(GraphError, match=r"no stored question 'who'; there are\n  agreements-by-year +Who reached agreements with whom"):
        question("who")


def test_a_question_tells_its_columns_and_parameters_in_its_head() -> None:
    head = "# Who proposed it?\n# columns: who\n# needs topic: an actor or topic, what is proposed\n# parameter since: a date, the first\n"
    found = read_question("who", f"{head}SELECT …")
    assert (found.english, found.columns) == ("Who proposed it?", ("who",))
    assert [(p.name, p.kind, p.meaning, p.needed) for p in found.parameters.values()] == [
        ("topic", "an actor or topic", "what is proposed", True),
        ("since", "a date", "the first", False),
    ]


def test_a_parameter_of_no_known_kind_is_refused() -> None:
    with pytest.raises(GraphError, match="a parameter cannot be 'a wish': it is an actor, an actor or topic, a relation"):
        read_question("who", "# Who?\n# parameter it: a wish, of mine\nSELECT …")


def test_patterns_in_any_order_are_asked_with_those_first_that_a_parameter_makes_selective() -> None:
    sparql = "{\n  # in any order\n  ?s rdf:subject ?actor .\n  ?s rdf:object ?topic .\n  ?s dip:modality ?m ;\n    dip:topic ?topic .\n}"
    topic_first = "{\n  ?s rdf:object ?topic .\n  ?s rdf:subject ?actor .\n  ?s dip:modality ?m ;\n    dip:topic ?topic .\n}"
    assert planned(sparql, ["topic"]) == topic_first
    assert planned(sparql, []) == planned(sparql, ["actor"]) == sparql.replace("  # in any order\n", "")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"actr": "russia"}, r"who-mediates has no parameter 'actr'; did you mean actor\?\n  it takes actor, party"),
        ({"actor": "atlantis"}, r"actor=atlantis: this graph has none of this name"),
        ({"actor": "safe-haven"}, r"actor=safe-haven: this graph has none|is a topic, and an actor is asked for"),
    ],
)
def test_what_cannot_be_set_is_told(world: Dataset, settings: dict[str, str], message: str) -> None:
    with pytest.raises(GraphError, match=message):
        ask(world, question("who-mediates"), settings)


def test_a_parameter_that_is_needed_is_asked_for(world: Dataset) -> None:
    with pytest.raises(GraphError, match=r"needs actor: an actor, who speaks or is spoken for\n  --set actor=russia"):
        ask(world, question("what-one-said-about-another"))


@pytest.mark.parametrize("value", ["russia> } #", "russia' UNION {", '"', "<http://x> ?p ?o", "} SERVICE <http://x> {", "\\u003e", ""])
def test_a_hostile_value_is_no_part_of_the_query(world: Dataset, value: str) -> None:
    with pytest.raises(GraphError, match=r"^actor="):
        ask(world, question("who-proposed-what"), {"actor": value})


def test_an_answer_can_be_cut(world: Dataset) -> None:
    answered = ask(world, question("evidence-behind-each-edge"), limit=3)
    assert isinstance(answered, Rows)
    assert len(answered.rows) == 3
