"""Servers in processes of their own, on free ports of the loopback."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from kg.graph import dataset, write
from kg.model import Reading
from kg.view import page
from tests.graph.samples import DOCUMENT, DOCUMENTS, MINISTER, STATEMENTS
from tests.graph.test_questions import WORLD

SECONDS = 2.0
"""What a query may take in these tests."""

SAID = (*STATEMENTS, *WORLD)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built graph."""
    made = tmp_path_factory.mktemp("served")
    write(dataset(SAID, [DOCUMENT, *DOCUMENTS], affiliations={DOCUMENT.id: [MINISTER]}), made)
    (made / "index.html").write_text(page([Reading(DOCUMENT, SAID, ())]), encoding="utf-8")
    return made


@contextmanager
def served(folder: Path, *options: str) -> Iterator[str]:
    """The address of a server that runs meanwhile."""
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0", "--timeout", str(SECONDS), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            yield address.rstrip("/")
        finally:
            process.terminate()
            try:
                assert process.wait(20) in {0, -15}
            finally:
                process.kill()


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.fixture(scope="session")
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=30) as opened:
        yield opened
