"""The page as a reader meets it: in headless Chromium, from a file, with the network off."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.view import page
from tests.view.samples import SPRING

DESKTOP, PHONE = {"width": 1280, "height": 720}, {"width": 390, "height": 844}


@pytest.fixture
def opened(browser):
    """A function that opens a file; at the end of the test no request but for that file and no error may have been seen."""
    contexts, troubles = [], []

    def open_file(path: Path, view: str = "", size=DESKTOP, **settings):
        context = browser.new_context(offline=True, viewport=size, **settings)
        contexts.append(context)
        tab = context.new_page()
        tab.on("console", lambda message: troubles.append(message.text) if message.type in {"error", "warning"} else None)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("request", lambda request: None if request.url.startswith(("file:", "blob:")) else troubles.append(request.url))
        tab.goto(path.resolve().as_uri() + view)
        tab.wait_for_selector("#graph[data-ready]", state="attached")
        return tab

    yield open_file
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(scope="session")
def spring_page(tmp_path_factory) -> Path:
    """The page of the invented spring."""
    path = tmp_path_factory.mktemp("view") / "index.html"
    path.write_text(page(SPRING), encoding="utf-8")
    return path


@pytest.fixture
def spring(opened, spring_page):
    """The page of the invented spring, opened."""
    return opened(spring_page)
