"""Queries that are meant to harm: they end, they read nothing else, and others are answered meanwhile."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.service.conftest import SECONDS, served

EXPLOSION = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query", "Accept": "text/csv"})


def test_a_cartesian_explosion_is_ended_while_others_are_answered(client):
    with ThreadPoolExecutor() as pool:
        began = time.monotonic()
        exploding = [pool.submit(ask, client, EXPLOSION) for _ in range(3)]
        answered = 0
        while not all(future.done() for future in exploding):
            assert ask(client, "ASK {}").text == "true"
            answered += 1
        took = time.monotonic() - began
    assert [future.result().status_code for future in exploding] == [504] * 3
    assert "longer than 2 seconds, and was ended" in exploding[0].result().text
    assert SECONDS <= took < SECONDS + 5
    assert answered > 10
    assert client.get("/health").json() == {"status": "ok", "workers": 4}


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ FILTER {'(' * 100_000}true{')' * 100_000} }}",
        "ASK " + "{" * 400_000,
        "ASK { FILTER (" + "!" * 200_000 + "true) }",
        "SELECT * { ?s " + "^" * 200_000 + "dip:proposes ?o }",
        "ASK { ?s ?p " + "'" * 300_001 + " }",
        "ASK { ?s ?p '" + "\\'" * 200_000 + " }",
        "SELECT " + "?x " * 200_000 + "{}",
        'ASK { ?s oa:exact ?t FILTER REGEX(?t, "' + "(" * 400 + "a+" + ")+" * 400 + '$") }',
        'ASK { BIND (REPLACE("' + "a" * 10_000 + '", "(a*)*b", "x") AS ?y) FILTER (?y = "") }',
        'ASK { FILTER REGEX("' + "a" * 500 + '", "((a{1,100}){1,100}){1,100}") }',
    ],
)
def test_what_is_meant_to_break_the_parser_breaks_nothing(client, query):
    assert ask(client, query).status_code in {200, 400, 503, 504}
    assert ask(client, "ASK {}").text == "true"
    assert client.get("/health").json()["workers"] == 4


def test_a_query_that_wants_all_memory_is_ended(folder):
    hungry = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?g))) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with (
        served(folder, "--memory", "0.1", "--workers", "1", "--timeout", "60") as address,
        httpx.Client(base_url=address, timeout=90) as client,
    ):
        answer = ask(client, hungry)
        assert (answer.status_code, answer.text.partition(" and")[0]) == (
            503,
            "the query took more memory than it may have, or could not be borne otherwise,",
        )
        assert ask(client, "ASK {}").text == "true"


def test_a_query_that_nobody_waits_for_any_more_is_ended(folder):
    with served(folder, "--workers", "1", "--timeout", "60") as address, httpx.Client(base_url=address) as client:
        with pytest.raises(httpx.ReadTimeout):
            client.get("/sparql", params={"query": EXPLOSION}, timeout=0.5)
        assert ask(client, "ASK {}").text == "true"


def test_an_answer_that_is_too_large_is_refused(folder):
    with served(folder, "--largest", "0.001", "--workers", "1") as address, httpx.Client(base_url=address) as client:
        answer = ask(client, "SELECT * { ?s ?p ?o }")
        assert (answer.status_code, answer.text.partition(";")[0]) == (
            400,
            "the query cannot be answered: the answer is larger than 1,048 bytes",
        )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE SILENT <URL> { ?s ?p ?o } }",
        "LOAD <URL>",
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }",
        "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    ],
)
def test_no_query_reads_a_file_or_an_address(client, listener, query):
    address, asked = listener
    answer = ask(client, query.replace("URL", address))
    assert answer.status_code == 400 or answer.text.splitlines()[1:] == []
    assert "root:" not in answer.text
    assert asked == []


def test_graphs_of_a_request_are_not_fetched(client, listener):
    address, asked = listener
    for graph in (address, "file:///etc/passwd"):
        answer = client.get(
            "/sparql", params={"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": graph}, headers={"Accept": "text/csv"}
        )
        assert len(answer.text.splitlines()) == 1
    assert asked == []
