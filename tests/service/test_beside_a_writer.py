"""A store that is served while others add to it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from kg.evaluation.generated import STATEMENTS, readings
from kg.graph import stores
from kg.graph.stores.snapshot import READERS
from tests.graph.stores.test_local import ROOT
from tests.graph.stores.test_store import RUN
from tests.service.conftest import SECONDS, served

FIRST, ADDED, WORKERS = 2, 24, 3
PATIENCE = 2 * SECONDS
"""Seconds that a reader may wait, on a machine that has other things to do."""
ADDS = """
import sys
from kg.evaluation.generated import readings
from kg.graph import stores
from tests.graph.stores.test_store import RUN
for one in readings(int(sys.argv[3]), start=int(sys.argv[2])):
    with stores.writing(sys.argv[1], wait=60) as store:  # as `kg add` does
        store.put(one, RUN)
"""
COUNTED = "SELECT ?d (COUNT(?s) AS ?n) { GRAPH ?d { ?d dcterms:identifier ?id . ?s a dip:Statement } } GROUP BY ?d"
UNITED = "SELECT (COUNT(*) AS ?n) { ?s a dip:Statement }"


@pytest.fixture
def growing(tmp_path: Path) -> Path:
    stores.load(readings(FIRST), RUN, tmp_path)
    return tmp_path


def adding(folder: Path, start: int, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", ADDS, str(folder), str(start), str(count)], cwd=ROOT)


def rows(client: httpx.Client, query: str) -> list[list[str]]:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    assert answer.status_code == 200, answer.text
    return [line.split(",") for line in answer.text.splitlines()[1:]]


def by_graph(client: httpx.Client) -> int:
    found = [int(count) for _, count in rows(client, COUNTED)]
    assert set(found) == {STATEMENTS}, "half a document"
    return sum(found)


def united(client: httpx.Client) -> int:
    [[found]] = rows(client, UNITED)
    assert int(found) % STATEMENTS == 0, "half a document"
    return int(found)


def asked(client: httpx.Client) -> int:
    answer = client.get("/questions/evidence-behind-each-edge", params={"limit": "10000"})
    assert answer.status_code == 200, answer.text
    return len(answer.json()["results"]["bindings"])


def listed(client: httpx.Client) -> int:
    answer = client.get("/statements", params={"limit": "1000"})
    assert answer.status_code == 200, answer.text
    found = [record["document"]["id"] for record in answer.json()["statements"]]
    assert {found.count(name) for name in found} == {STATEMENTS}, "half a document"
    return len(found)


def test_readers_beside_a_writer_get_whole_answers_that_grow_and_soon(growing: Path) -> None:
    with served(growing, "--workers", str(WORKERS)) as address:
        with adding(growing, FIRST, ADDED) as writer:

            def read(count: Callable[[httpx.Client], int]) -> Iterator[tuple[int, float]]:
                with httpx.Client(base_url=address, timeout=30) as client:
                    last = False
                    while not last:
                        last = writer.poll() is not None
                        began = time.monotonic()
                        yield count(client), time.monotonic() - began

            with ThreadPoolExecutor(4) as pool:
                series = list(pool.map(lambda count: list(read(count)), (by_graph, united, listed, asked)))
            assert writer.wait() == 0
        for counts in ([count for count, _ in one] for one in series):
            assert counts == sorted(counts)
            assert len(set(counts)) > 3, "readers see what is added while it is added"
        assert [one[-1][0] for one in series[:3]] == [(FIRST + ADDED) * STATEMENTS] * 3
        assert max(took for one in series for _, took in one) < PATIENCE
        assert len(list((growing / READERS).iterdir())) <= WORKERS
    assert not (growing / READERS).exists()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="what a process has open is told by Linux alone")
def test_a_worker_lets_the_state_go_that_it_no_longer_answers_from(growing: Path) -> None:
    with served(growing, "--workers", "1") as address, httpx.Client(base_url=address, timeout=30) as client:
        opened = set()
        for number, one in enumerate(readings(5, start=FIRST), FIRST + 1):
            with stores.writing(growing) as store:
                store.put(one, RUN)
            assert united(client) == number * STATEMENTS
            assert len(list((growing / READERS).iterdir())) == 1
            opened.add(held(growing))
        assert max(opened) - min(opened) < 10, "each has some twenty"


def held(folder: Path) -> int:
    """How many files of snapshots the servers of a folder hold open."""
    servers = (status.parent for status in Path("/proc").glob("[0-9]*/cmdline") if str(folder).encode() in status.read_bytes().split(b"\0"))
    return sum(str(folder / READERS) in os.readlink(link) for server in servers for link in (server / "fd").iterdir())
