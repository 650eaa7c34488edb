"""What is posted to a server that may write, and what is deleted from it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg import pipeline
from kg.graph import stores
from tests.service.conftest import served

RECORDS = {"Content-Type": "application/x-ndjson"}


@pytest.fixture(scope="module")
def said(built: Path) -> bytes:
    return (built / "statements.jsonl").read_bytes()


@pytest.fixture(scope="module")
def document(said: bytes) -> str:
    return str(json.loads(said.splitlines()[0])["document"])


@pytest.fixture
def place(built: Path, tmp_path: Path) -> Path:
    pipeline.imported([built / "statements.jsonl"], tmp_path)
    return tmp_path


@pytest.fixture
def writer(place: Path) -> Iterator[httpx.Client]:
    with served(place, "--workers", "1", "--writable") as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


def count(client: httpx.Client) -> int:
    return len(client.get("/statements", params={"limit": "1000"}).json()["statements"])


def test_a_document_leaves_and_comes_again_and_is_served_at_once(writer, place, said, document):
    there = count(writer)
    assert there == len(said.splitlines())
    gone = writer.delete(f"/documents/{document}")
    assert (gone.status_code, gone.json()["removed"]) == (200, [document])
    assert count(writer) == 0
    again = writer.post("/statements", content=said, headers=RECORDS)
    assert (again.status_code, again.json()["added"]) == (200, [document])
    assert count(writer) == there
    replaced = writer.post("/statements", content=said, headers=RECORDS)
    assert replaced.json() == {"added": [], "replaced": [document], "removed": []}
    assert pipeline.status(place).statements == there


def test_turtle_is_taken_too(writer, place, built, document):
    answer = writer.post("/statements", content=(built / "graph.trig").read_bytes(), headers={"Content-Type": "application/trig"})
    assert answer.json()["replaced"] == [document]


def test_what_is_wrong_is_told_with_its_line_and_nothing_is_written(writer, said):
    there = count(writer)
    changed = said.replace(b'"confidence": 0.', b'"confidence": 7.', 1) + b"{}\n"
    answer = writer.post("/statements", content=changed, headers=RECORDS)
    assert answer.status_code == 400
    assert f"request.jsonl:{len(said.splitlines()) + 1}" in answer.text
    assert count(writer) == there


def test_a_document_that_is_not_there_is_not_found(writer, document):
    answer = writer.delete(f"/documents/{document}x")
    assert answer.status_code == 404
    assert f"there is {document}" in answer.text


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_type_that_any_page_may_post_is_refused(writer, said, media_type):
    assert writer.post("/statements", content=said, headers={"Content-Type": media_type}).status_code == 415


def test_sparql_updates_are_refused_all_the_same(writer):
    answer = writer.post("/sparql", content="CLEAR ALL", headers={"Content-Type": "application/sparql-update"})
    assert answer.status_code == 403
    assert count(writer) > 0


def test_another_writer_is_waited_for_and_then_told(writer, place, said):
    with stores.writing(place):
        answer = writer.post("/statements", content=said, headers=RECORDS)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert "another process is writing" in answer.text


def test_a_server_that_is_told_nothing_only_reads(client, said, document):
    assert client.post("/statements", content=said, headers=RECORDS).status_code == 403
    assert client.delete(f"/documents/{document}").status_code == 403
