"""What tests of several rooms share: the seeds, read once, a folder to work in, a server that must not be asked, and a browser."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from spacy.language import Language

from kg.cli import main
from kg.extraction import load
from tests.corpora.samples import GUM
from tests.evaluation.samples import write_benchmarks

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The bundled pipeline, loaded once."""
    return load()


@pytest.fixture(scope="session")
def workplace(tmp_path_factory) -> Path:
    """A folder as the README has it: seeds/, treebanks/, benchmarks/, and build/ that `kg build seeds -o build` made."""
    folder = tmp_path_factory.mktemp("workplace")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "treebanks").mkdir()
    (folder / "treebanks" / "gum-test.conllu").write_text(GUM, encoding="utf-8")
    write_benchmarks(folder / "benchmarks")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["build", "seeds", "-o", "build"]) == 0
    return folder


@pytest.fixture(scope="session")
def built(workplace) -> Path:
    """The folder that a build of the seeds left."""
    return workplace / "build"


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """The address of a server that must not be asked, and what it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sparql", asked
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator:
    """Headless Chromium, which asks nobody for anything by itself."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install '.[test]'")
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("no Chromium on the path: apt install chromium")
    quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
    with playwright.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", *quiet])
        yield launched
        launched.close()
