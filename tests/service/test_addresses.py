"""Questions, statements, pages and health."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from kg.graph import dataset, questions, write
from kg.model.records import statement_id
from tests.graph.samples import DOCUMENT, PROPOSAL
from tests.service.conftest import SAID, served


def test_all_stored_questions_are_told_with_their_parameters(client):
    told = client.get("/questions").json()
    assert [question["name"] for question in told["questions"]] == [question.name for question in questions()]
    [proposed] = (question for question in told["questions"] if question["name"] == "who-proposed-what")
    assert proposed["parameters"][0] == {
        "name": "actor",
        "kind": "an actor",
        "meaning": "who proposes",
        "needed": False,
        "example": "russia",
    }


def test_a_stored_question_is_asked_by_its_name(client):
    answer = client.get("/questions/who-mediates", params={"actor": "russia", "party": ""}, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    [row] = answer.text.splitlines()[1:]
    assert row.startswith("Russia,Turkey,,https://w3id.org/diplomacy-kg/ontology#intended,2017-01-10,")


def test_an_answer_that_is_cut_says_so(client):
    whole = client.get("/questions/evidence-behind-each-edge")
    rows = whole.json()["results"]["bindings"]
    assert "kg-cut" not in whole.headers
    for limit, cut in ((2, True), (len(rows) - 1, True), (len(rows), False)):
        answer = client.get("/questions/evidence-behind-each-edge", params={"limit": str(limit)})
        assert answer.json()["results"]["bindings"] == rows[:limit]
        assert ("kg-cut" in answer.headers) is cut


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/questions/who", 404, "no stored question 'who'; there are"),
        ("/questions/who-mediates?actor=rusia", 400, "actor=rusia: this graph has none of this name; did you mean Russia"),
        ("/questions/who-mediates?colour=red", 400, "who-mediates has no parameter 'colour'"),
        ("/questions/what-a-document-says", 400, "what-a-document-says needs document"),
        ("/questions/who-mediates?limit=0", 400, "limit is a number from 1 to 10000"),
        ("/questions/who-mediates?actor=russia&actor=turkey", 400, "actor is given twice"),
        ("/statements?limit=5000", 400, "limit is a number from 1 to 1000"),
        ("/statements?colour=red", 400, "statements have no filter 'colour'"),
        ("/statements?from=yesterday", 400, "from=yesterday: is not a day"),
    ],
)
def test_what_cannot_be_asked_is_told(client, address, status, said):
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.text


def test_statements_come_by_pages_that_lead_to_each_other(client):
    found, address = [], "/statements?limit=7&confidence=0.1"
    while address:
        page = client.get(address).json()
        found += [record["id"] for record in page["statements"]]
        address = page["next"]
    assert found == sorted(statement_id(statement) for statement in SAID)


def test_statements_are_filtered(client):
    page = client.get("/statements", params={"subject": "Turkey", "polarity": "negative"}).json()
    assert [(record["label"], record["sentence"]["text"]) for record in page["statements"]] == [
        ("Turkey meets with Russia (negative)", "Turkey never met Russia.")
    ]
    assert page["next"] is None


def test_the_view_is_the_page_that_was_built(client, folder):
    assert client.get("/view").content == (folder / "index.html").read_bytes()


def test_many_read_at_once(client):
    query = "SELECT (COUNT(*) AS ?n) { ?s a dip:Statement }"

    def count(_: int) -> str:
        return client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"}).text

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(count, range(200))) == {f"n\r\n{len(SAID)}\r\n"}


def test_a_graph_that_changes_is_read_anew_and_readers_are_always_answered(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "changing")
    sizes = {len(SAID), 1}
    query = {"query": "SELECT (COUNT(*) AS ?n) { ?s a dip:Statement }"}
    with served(tmp_path / "changing", "--workers", "2") as address, httpx.Client(base_url=address) as client:

        def count(_: int = 0) -> int:
            return int(client.get("/sparql", params=query, headers={"Accept": "text/csv"}).text.split()[1])

        assert count() == len(SAID)
        with ThreadPoolExecutor(4) as pool:
            counted = pool.map(count, range(100))
            write(dataset([PROPOSAL], [DOCUMENT]), tmp_path / "changing")
            assert set(counted) <= sizes
        assert count() == 1
        (tmp_path / "changing" / "graph.trig").unlink()
        assert count() == 1


def test_health_is_ok(client):
    assert client.get("/health").json() == {"status": "ok", "workers": 4}
