from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.graph import dataset
from kg.graph.oxigraph import engine
from kg.graph.responses import RESULTS, TRIPLES, Accepted, NotAcceptable, description, respond
from tests.graph.samples import PROPOSAL, elsewhere

PROPOSALS = "SELECT ?s ?o { ?s dip:proposes ?o }"
RUSSIA, HAVEN = "https://w3id.org/diplomacy-kg/actor/russia", "https://w3id.org/diplomacy-kg/topic/safe-haven"
DOCUMENT = "https://w3id.org/diplomacy-kg/document/"
LARGEST = 10**6


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return engine(dataset([PROPOSAL, elsewhere(PROPOSAL, "b.txt")]))


@pytest.mark.parametrize("media_type", RESULTS)
def test_rows_come_in_every_format_of_the_standard(store, media_type):
    found = respond(store, PROPOSALS, Accepted(results=media_type), LARGEST)
    assert found.media_type == media_type
    if media_type == "text/csv":
        assert found.body.decode() == f"s,o\r\n{RUSSIA},{HAVEN}\r\n"
    else:
        [row] = ox.parse_query_results(found.body, RESULTS[media_type])
        assert [term.value for term in row] == [RUSSIA, HAVEN]


@pytest.mark.parametrize("media_type", TRIPLES)
def test_triples_come_in_every_format_of_the_standard(store, media_type):
    found = respond(store, "CONSTRUCT WHERE { ?s dip:proposes ?o }", Accepted(triples=media_type), LARGEST)
    [quad] = ox.parse(found.body, TRIPLES[media_type])
    assert (quad.subject.value, quad.object.value) == (RUSSIA, HAVEN)


@pytest.mark.parametrize(
    ("default", "named", "ask", "holds"),
    [
        (["b.txt"], [], "ASK { ?s a dip:Statement }", b"true"),
        (["no.txt"], [], "ASK { ?s a dip:Statement }", b"false"),
        (["b.txt"], [], "ASK { GRAPH ?g { ?s a dip:Statement } }", b"false"),
        ([], ["b.txt"], "ASK { ?s a dip:Statement }", b"false"),
        ([], ["b.txt"], "ASK { GRAPH document:b.txt { ?s a dip:Statement } }", b"true"),
        ([], ["b.txt"], "ASK { GRAPH document:news.txt { ?s a dip:Statement } }", b"false"),
        # the request's graphs go before the query's
        (["no.txt"], [], "ASK FROM document:b.txt { ?s a dip:Statement }", b"false"),
    ],
)
def test_the_graphs_that_a_request_names_are_all_that_is_asked(store, default, named, ask, holds):
    found = respond(store, ask, Accepted("text/csv"), LARGEST, [DOCUMENT + d for d in default], [DOCUMENT + n for n in named])
    assert found.body == holds


@pytest.mark.parametrize("ask", [PROPOSALS, "ASK {}"])
def test_a_form_that_has_no_accepted_format_is_refused_with_those_it_has(store, ask):
    with pytest.raises(NotAcceptable, match=r"^this query is answered as application/sparql-results\+json"):
        respond(store, ask, Accepted(results=None), LARGEST)


def test_an_answer_that_is_too_large_is_refused(store):
    with pytest.raises(GraphError, match=r"the answer is larger than 1,000 bytes; LIMIT and OFFSET ask for a part of it"):
        respond(store, "SELECT * { ?s ?p ?o . ?x ?y ?z }", Accepted(), 1000)


def test_brackets_that_nest_too_deep_are_refused(store):
    with pytest.raises(GraphError, match=r"nests more than 500 brackets"):
        respond(store, "ASK " + "{" * 100_000, Accepted(), LARGEST)


def test_the_description_tells_where_the_endpoint_is_and_what_it_speaks():
    sd = "http://www.w3.org/ns/sparql-service-description#"
    found = ox.Store()
    found.load(description("http://127.0.0.1/sparql", "text/turtle").body, ox.RdfFormat.TURTLE)
    asked = found.query(
        f"PREFIX sd: <{sd}> ASK {{ ?service a sd:Service ; sd:endpoint <http://127.0.0.1/sparql> ; sd:supportedLanguage sd:SPARQL11Query ;"
        "sd:defaultDataset/sd:defaultGraph ?graph }"
    )
    assert bool(asked)
