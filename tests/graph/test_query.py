from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from kg.errors import GraphError
from kg.graph import Format, dataset, query, read, write
from kg.graph.answers import Rows, Truth
from kg.model import Topic
from tests.graph.samples import DOCUMENT, HAVEN, PROPOSAL, STATEMENTS, elsewhere, mention
from tests.graph.test_dataset import HOSTILE, RUN

PROPOSALS = "SELECT ?s ?o { ?s dip:proposes ?o }"


@pytest.fixture(params=["memory", "oxigraph"])
def built(request: pytest.FixtureRequest, tmp_path: Path) -> Dataset:
    """Two documents that say the same: as made, and as read from its files."""
    made = dataset([*STATEMENTS, elsewhere(PROPOSAL, "b.txt")], [DOCUMENT], RUN)
    if request.param == "memory":
        return made
    write(made, tmp_path)
    return read(tmp_path)


def rows(answer: object) -> list[list[str]]:
    assert isinstance(answer, Rows)
    return [list(line) for line in csv.reader(io.StringIO(answer.text(Format.CSV)))][1:]


def test_an_edge_that_two_documents_tell_makes_one_row(built: Dataset) -> None:
    assert query(built, PROPOSALS).text() == "s             o\n------------  ----------------\nactor:russia  topic:safe-haven\n"
    assert rows(query(built, "SELECT (COUNT(*) AS ?n) { ?s dip:proposes ?o }")) == [["1"]]


def test_graph_tells_which_documents_say_it(built: Dataset) -> None:
    answer = query(built, "SELECT ?g { GRAPH ?g { ?s dip:proposes ?o } }")
    assert answer.text() == "g\n-----------------\ndocument:b.txt\ndocument:news.txt\n"


def test_from_chooses_among_the_documents(built: Dataset) -> None:
    assert rows(query(built, "SELECT ?s FROM document:b.txt { ?s a dip:Statement }")) == [
        [f"https://w3id.org/diplomacy-kg/statement/{elsewhere_id()}"]
    ]


def elsewhere_id() -> str:
    from kg.model.records import statement_id

    return statement_id(elsewhere(PROPOSAL, "b.txt"))


@pytest.mark.parametrize(
    ("ask", "table"),
    [
        ("ASK { actor:russia dip:cooperatesWith actor:united-states }", "yes\n"),
        ("ASK { actor:united-states dip:cooperatesWith actor:russia }", "yes\n"),
        ("ASK { actor:turkey dip:meetsWith actor:russia }", "no\n"),
        ("ask { ?negation a owl:NegativePropertyAssertion ; owl:sourceIndividual actor:turkey }", "yes\n"),
        ("ASK { [] dip:evidence/oa:hasSelector/oa:exact ?sentence FILTER CONTAINS(?sentence, 'safe havens') }", "yes\n"),
    ],
)
def test_yes_or_no(built: Dataset, ask: str, table: str) -> None:
    answer = query(built, ask)
    assert isinstance(answer, Truth)
    assert answer.text() == table
    assert json.loads(answer.text(Format.JSON)) == {"head": {}, "boolean": table == "yes\n"}


def test_csv_and_json_are_those_of_the_sparql_standard(built: Dataset) -> None:
    answer = query(built, "SELECT ?who ?start ?label ?none { ?who dip:proposes ?what ; skos:prefLabel ?label . BIND (5 AS ?start) }")
    russia = "https://w3id.org/diplomacy-kg/actor/russia"
    assert answer.text(Format.CSV) == f"who,start,label,none\r\n{russia},5,Russia,\r\n"
    assert json.loads(answer.text(Format.JSON)) == {
        "head": {"vars": ["who", "start", "label", "none"]},
        "results": {
            "bindings": [
                {
                    "who": {"type": "uri", "value": russia},
                    "start": {"type": "literal", "value": "5", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
                    "label": {"type": "literal", "value": "Russia", "xml:lang": "en"},
                }
            ]
        },
    }


@pytest.mark.parametrize("ask", ["CONSTRUCT { ?s dip:proposes ?o } WHERE { ?s dip:proposes ?o }", "CONSTRUCT WHERE { ?s dip:proposes ?o }"])
def test_construct_makes_turtle(built: Dataset, ask: str) -> None:
    answer = query(built, ask)
    assert {tuple(map(str, triple)) for triple in Graph().parse(data=answer.text(Format.TTL), format="turtle")} == {
        (
            "https://w3id.org/diplomacy-kg/actor/russia",
            "https://w3id.org/diplomacy-kg/ontology#proposes",
            "https://w3id.org/diplomacy-kg/topic/safe-haven",
        )
    }
    assert answer.text().splitlines()[-1] == "actor:russia  dip:proposes  topic:safe-haven"


def test_describe_makes_turtle(built: Dataset) -> None:
    assert "actor:russia a dip:Country" in query(built, "DESCRIBE actor:russia").text(Format.TTL)


@pytest.mark.parametrize(
    ("ask", "form", "message"),
    [
        (PROPOSALS, Format.TTL, "ttl is for triples"),
        ("ASK {}", Format.TTL, "ttl is for triples"),
        ("ASK {}", Format.CSV, "csv is for rows"),
        ("DESCRIBE actor:russia", Format.JSON, "json is for rows"),
    ],
)
def test_a_format_that_does_not_fit_the_query_is_refused(built: Dataset, ask: str, form: Format, message: str) -> None:
    with pytest.raises(GraphError, match=message):
        query(built, ask).text(form)


def test_rows_come_sorted_unless_the_query_orders_them() -> None:
    values = "VALUES ?x { 'b' 'c' 'a' }"
    assert rows(query(dataset([]), f"SELECT ?x {{ {values} }}")) == [["a"], ["b"], ["c"]]
    assert rows(query(dataset([]), f"SELECT ?x {{ {values} }} ORDER BY DESC(?x)")) == [["c"], ["b"], ["a"]]


def test_nothing_found_is_a_table_without_rows() -> None:
    assert query(dataset([]), PROPOSALS).text() == "s  o\n-  -\n"


@pytest.mark.parametrize("label", HOSTILE)
def test_a_hostile_label_stays_in_its_row(label: str) -> None:
    made = dataset([replace(PROPOSAL, object=mention(Topic(HAVEN.id, label), "safe havens"))])
    answer = query(made, "SELECT ?l { topic:safe-haven skos:prefLabel ?l }")
    assert len(answer.text().splitlines()) == 3
    assert answer.text().replace("\n", "").isprintable()
    assert json.loads(answer.text(Format.JSON))["results"]["bindings"][0]["l"]["value"] == label


def test_an_iri_that_makes_no_prefixed_name_is_shown_whole() -> None:
    made = dataset([elsewhere(PROPOSAL, "https://x.example/a b"), elsewhere(PROPOSAL, "https://x.example/a")])
    lines = query(made, "SELECT ?d { ?d a schema:NewsArticle }").text().splitlines()[2:]
    assert lines == ["document:https%3A%2F%2Fx.example%2Fa%20b", "<https://x.example/a>"]


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        ("SELECT ?s { ?s dip:proposes }", r"line 1, column 29:\n  SELECT \?s \{ \?s dip:proposes \}\n {30}\^$"),
        ("SELECT ?s\n{ ?s ?p }", r"line 2, column \d+:\n  \{ \?s \?p \}\n +\^$"),
        (
            "SELECT * { ?s foaf:name ?o }",
            r"line 1, column 2\d:\n.*\n.*\n  this prefix is not declared; known without declaring are actor, dcterms, dip",
        ),
        ("hello", r"line 1, column 6:\n  hello\n       \^$"),
        ("", r"line 1, column 1:"),
    ],
)
def test_what_is_not_sparql_is_refused_with_the_place(ask: str, message: str) -> None:
    with pytest.raises(GraphError, match=message):
        query(dataset([]), ask)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { actor:a dip:aids actor:b }",
        "delete where { ?s ?p ?o }",
        "PREFIX x: <http://x/> LOAD <file:///etc/passwd>",
        "# a comment\nCLEAR ALL",
        "DROP ALL",
        "CREATE GRAPH document:x",
        "WITH document:x DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(built: Dataset, update: str) -> None:
    before = len(built)
    with pytest.raises(GraphError, match="is refused: a query only reads"):
        query(built, update)
    assert len(built) == before


@pytest.mark.parametrize(
    "ask",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE<URL>{ ?s ?p ?o } }",
        "PREFIX dip: <URL> SELECT * { SERVICE dip: { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'a' . SERVICE ?p { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''it's \\''' # ''' . SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER(?s<?o) SERVICE SILENT <URL> { ?s ?p ?o } FILTER(?s>?o) }",
        "ASK { <http://x/#> ?p ?o . SERVICE SILENT <URL> { ?s ?p ?o } }",
        "ASK { ?s dip:\\# ?o . SERVICE SILENT <URL> { ?s ?p ?o } }",
        "ASK { ?s ?p 'a'@en . SERVICE SILENT <URL> { ?s ?p ?o } }",
        # where one reader sees a name, an IRI or a string, and Oxigraph something else
        "PREFIX : <URL> ASK { ?s ?p ?o .SERVICE:svc { ?s ?p ?o } }",
        "ASK { OPTIONAL { ?s ?p dip:.SERVICE SILENT <URL> { ?s ?p ?o } } }",
        "ASK { ?s ?p ?o FILTER(1<2&&'>'='>') SERVICE SILENT <URL> { ?s ?p ?o } FILTER('y'='y') }",
        "ASK { OPTIONAL { ?s dip:a·\\' ?o } SERVICE SILENT <URL> { ?s ?p ?o } FILTER('y'='y') }",
        "PREFIX x: <URL> ASK { SERVICE#'\nSILENT#{\nx:\u1680a { ?s ?p ?o } }",
        "ASK { OPTIONAL { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } } }",
        "ASK { \\u0053ERVICE SILENT <URL> { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_wherever_it_hides(listener: tuple[str, list[str]], ask: str) -> None:
    address, asked = listener
    with pytest.raises(GraphError, match="SERVICE is refused"):
        query(dataset([PROPOSAL]), ask.replace("URL", address))
    assert asked == []


@pytest.mark.parametrize(
    "ask",
    [
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o } ; LOAD <URL>",
    ],
)
def test_no_query_reads_a_file_or_an_address(listener: tuple[str, list[str]], ask: str) -> None:
    address, asked = listener
    try:
        found = rows(query(dataset([PROPOSAL]), ask.replace("URL", address)))
    except GraphError:
        found = []
    assert found == []
    assert asked == []


@pytest.mark.parametrize(
    "ask",
    [
        "SELECT ?service { ?service a dip:Statement }",
        "SELECT ?service ?o { ?service dip:proposes ?o . GRAPH ?g { ?service dip:proposes ?o } }",
        "SELECT ?s { ?s rdfs:label \"the Federal Security Service, an 'ex:service'\" OPTIONAL { ?s ?p topic:service } { ?s ?q ?o } }",
        "# SERVICE\nSELECT ?s { ?s rdfs:label 'SERVICE', \"INSERT\", '''LOAD ' SERVICE''' }",
        "PREFIX service: <http://x/service#SERVICE> SELECT ?s { ?s service:SERVICE <http://x/SERVICE> ; dip:service ?load }",
        "SELECT ?insert { ?insert a dip:Statement }",
        "PREFIX insert: <http://x/> SELECT ?s { ?s a insert:load }",
    ],
)
def test_words_that_are_no_keywords_are_no_matter(ask: str) -> None:
    assert isinstance(query(dataset([PROPOSAL]), ask), Rows)


@given(st.text(max_size=60) | st.text(alphabet="SELECTASK{}?<>'\"\\#:. \n", max_size=40))
def test_any_text_is_answered_or_refused_in_plain_words(text: str) -> None:
    with suppress(GraphError):
        query(dataset([]), text)


def test_a_table_cuts_long_cells_and_csv_does_not(built):
    answer = query(built, f'SELECT ("{"x" * 300}" AS ?long) {{}}')
    assert answer.text().splitlines()[2] == "x" * 99 + "…"
    assert "x" * 300 in answer.text(Format.CSV)
