"""The endpoint as the SPARQL 1.1 Protocol has it, with a client that others wrote, and by hand."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

SPARQLWrapper = pytest.importorskip("SPARQLWrapper", reason="SPARQLWrapper is not installed: pip install '.[test]'")

PROPOSALS = "SELECT ?who ?what { ?who dip:proposes ?what }"
RUSSIA, HAVEN = "https://w3id.org/diplomacy-kg/actor/russia", "https://w3id.org/diplomacy-kg/topic/safe-haven"
DOCUMENT = "https://w3id.org/diplomacy-kg/document/"


@pytest.fixture
def wrapper(server):
    return SPARQLWrapper.SPARQLWrapper(f"{server}/sparql")


@pytest.mark.parametrize(("method", "how"), [("GET", "urlencoded"), ("POST", "urlencoded"), ("POST", "postdirectly")])
def test_a_client_gets_rows_by_each_way_to_ask(wrapper, method, how):
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    wrapper.setQuery(PROPOSALS)
    wrapper.setReturnFormat(SPARQLWrapper.JSON)
    [row] = wrapper.queryAndConvert()["results"]["bindings"]
    assert (row["who"]["value"], row["what"]["value"]) == (RUSSIA, HAVEN)


def test_a_client_gets_each_format(wrapper):
    wrapper.setQuery(PROPOSALS)
    wrapper.setReturnFormat(SPARQLWrapper.XML)
    assert [node.firstChild.data for node in wrapper.queryAndConvert().getElementsByTagName("uri")] == [RUSSIA, HAVEN]
    wrapper.setReturnFormat(SPARQLWrapper.CSV)
    assert wrapper.queryAndConvert() == f"who,what\r\n{RUSSIA},{HAVEN}\r\n".encode()
    wrapper.setReturnFormat(SPARQLWrapper.TSV)
    assert wrapper.queryAndConvert() == f"?who\t?what\n<{RUSSIA}>\t<{HAVEN}>\n".encode()


@pytest.mark.parametrize("form", ["turtle", "rdf", "json-ld"])
def test_a_client_gets_triples(wrapper, form):
    wrapper.setQuery("CONSTRUCT WHERE { ?who dip:proposes ?what }")
    wrapper.setReturnFormat({"rdf": SPARQLWrapper.RDFXML, "turtle": SPARQLWrapper.TURTLE, "json-ld": SPARQLWrapper.JSONLD}[form])
    found = wrapper.queryAndConvert()
    if form == "turtle":
        [quad] = ox.parse(found, ox.RdfFormat.TURTLE)
        assert (quad.subject.value, quad.object.value) == (RUSSIA, HAVEN)
    else:
        assert [str(o) for o in found.objects()] == [HAVEN]


def test_a_client_learns_what_is_wrong_with_its_query(wrapper):
    wrapper.setQuery("SELECT ?s { ?s dip:proposes }")
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed, match="line 1, column 29"):
        wrapper.query()


def ask(client: httpx.Client, query: str, accept: str = "text/csv", **parameters: str | list[str]) -> httpx.Response:
    return client.get("/sparql", params={"query": query, **parameters}, headers={"Accept": accept})


def test_the_graphs_of_a_request_are_all_that_is_asked(client):
    count = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a dip:Statement }"
    counted = {d: int(ask(client, count, **{"default-graph-uri": DOCUMENT + d}).text.split()[1]) for d in ("a.txt", "b.txt", "no.txt")}
    assert counted["a.txt"] > counted["b.txt"] > counted["no.txt"] == 0
    both = ask(client, count, **{"default-graph-uri": [DOCUMENT + "a.txt", DOCUMENT + "b.txt"]})
    assert int(both.text.split()[1]) == counted["a.txt"] + counted["b.txt"]
    named = ask(client, "SELECT DISTINCT ?g { GRAPH ?g { ?s a dip:Statement } }", **{"named-graph-uri": DOCUMENT + "b.txt"})
    assert named.text.split()[1:] == [DOCUMENT + "b.txt"]


def test_without_a_query_it_describes_itself(client, server):
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"].startswith("text/turtle")
    assert f"<{server}/sparql>" in answer.text
    assert "text/html" in client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.1"}).headers["content-type"]
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("request_", "status", "said"),
    [
        ({"params": {"query": "SELECT ?s {"}}, 400, "the query cannot be read at line 1, column 12:\n  SELECT ?s {\n             ^"),
        ({"params": {"query": ["ASK {}", "ASK {}"]}}, 400, "there is more than one query"),
        ({"params": {"query": "ASK {}", "default-graph-uri": "no iri"}}, 400, "'no iri' is not the IRI of a graph"),
        (
            {"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}},
            406,
            "this query is answered as application/sparql-results+json",
        ),
        ({"params": {"query": "DESCRIBE actor:russia"}, "headers": {"Accept": "text/csv"}}, 406, "this query is answered as text/turtle"),
        ({"params": {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}}, 400, "SERVICE is refused"),
        ({"params": {"query": "INSERT DATA { actor:a dip:aids actor:b }"}}, 400, "INSERT is refused: a query only reads"),
        ({"params": {"update": "CLEAR ALL"}}, 403, "this endpoint only reads"),
        ({"data": {"update": "CLEAR ALL"}}, 403, "this endpoint only reads"),
        ({"content": b"CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}}, 403, "this endpoint only reads"),
        ({"data": {"nothing": "here"}}, 400, "there is no query"),
        ({"content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, 415, "a query is posted as application/sparql-query or"),
        ({"content": b"ASK {}"}, 415, "not as no type"),
        (
            {"content": b"ASK { \xff }", "headers": {"Content-Type": "application/sparql-query"}},
            400,
            "a query is UTF-8, and at byte 6 this is not",
        ),
        (
            {"content": b"query=%ff", "headers": {"Content-Type": "application/x-www-form-urlencoded"}},
            400,
            "a form is percent-encoded UTF-8",
        ),
        ({"content": b"#" * 2**21, "headers": {"Content-Type": "application/sparql-query"}}, 413, "no more than 1,048,576 bytes"),
        ({"content": iter([b"#" * 2**20] * 2), "headers": {"Content-Type": "application/sparql-query"}}, 413, "no more than"),
    ],
)
def test_a_request_that_cannot_be_answered_is_told_why(client, request_, status, said):
    answer = client.request("GET" if "params" in request_ else "POST", "/sparql", **request_)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert said in answer.text


def test_other_methods_are_refused(client):
    assert client.put("/sparql").status_code == client.delete("/statements").status_code == 405
