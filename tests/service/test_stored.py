"""A folder that `kg build` made, served from its store, under our base and another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg import pipeline
from kg.graph import stores
from tests.service.conftest import served

BASES = ("https://w3id.org/diplomacy-kg/", "https://example.org/kg/")


@pytest.fixture(scope="module", params=BASES)
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def place(base: str, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if base == BASES[0]:
        return built
    made = tmp_path_factory.mktemp("based")
    pipeline.imported([built / "graph.trig"], made, base=base)
    return made


@pytest.fixture(scope="module")
def reader(place: Path) -> Iterator[httpx.Client]:
    assert stores.exists(place)
    with served(place, "--workers", "1") as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def csv(answer: httpx.Response) -> list[list[str]]:
    assert answer.status_code == 200, answer.text
    return [line.split(",") for line in answer.text.splitlines()]


def test_sparql_is_answered_with_the_prefixes_of_the_base(reader: httpx.Client, base: str) -> None:
    asked = "SELECT DISTINCT ?s { ?s a dip:Statement . FILTER (STRSTARTS(STR(?s), STR(statement:))) } LIMIT 1"
    columns, [found] = csv(reader.get("/sparql", params={"query": asked}, headers={"Accept": "text/csv"}))
    assert columns == ["s"]
    assert found.startswith(f"{base}statement/")
    described = reader.get("/sparql", params={"query": f"DESCRIBE <{found}>"}, headers={"Accept": "text/turtle"}).text
    assert f"@prefix statement: <{base}statement/>" in described


def test_the_page_is_told_the_prefixes_of_the_base(reader: httpx.Client, base: str) -> None:
    told = reader.get("/questions").json()
    assert told["prefixes"]["topic"] == f"{base}topic/"
    assert told["prefixes"]["actor"] == "https://w3id.org/diplomacy-kg/actor/"


def test_a_stored_question_is_answered(reader: httpx.Client, base: str) -> None:
    answer = csv(reader.get("/questions/what-one-said-about-another", params={"actor": "russia"}, headers={"Accept": "text/csv"}))
    assert len(answer) > 3
    assert {row[-1].partition("statement/")[0] for row in answer[1:]} == {base}


def test_statements_are_listed(reader: httpx.Client, base: str) -> None:
    page = reader.get("/statements", params={"relation": "proposes"}).json()
    assert page["statements"]
    assert {record["relation"] for record in page["statements"]} == {"proposes"}
    assert all(record["iri"] == f"{base}statement/{record['id']}" for record in page["statements"])
    for name in ("russian-defense-ministry", "Russian defense ministry", f"{base}actor/russian-defense-ministry"):
        [said] = reader.get("/statements", params={"source": name, "limit": "1"}).json()["statements"]
        assert said["source"]["id"] == f"{base}actor/russian-defense-ministry", "ontologies/ has it not"


def test_pages_lead_to_each_other(reader: httpx.Client, place: Path) -> None:
    found, address = [], "/statements?limit=7"
    while address:
        page = reader.get(address).json()
        found += [record["id"] for record in page["statements"]]
        address = page["next"]
    kept = stores.reading(place)
    assert len(set(found)) == len(found) == kept.statement_count()
    kept.close()


def test_the_view_is_the_page_that_was_built(reader: httpx.Client, place: Path) -> None:
    assert reader.get("/view").content == (place / "index.html").read_bytes()
