"""The query page as a reader meets it: in headless Chromium, from a server, and nothing from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph import dataset, write
from tests.service.conftest import served
from tests.view.samples import HOSTILE, hostile

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser):
    """A function that opens an address; at the end no error may have been seen, and no request to another server."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    troubles: list[str] = []

    def open_address(address: str, expected: str = "") -> object:
        tab = context.new_page()
        server = "/".join(address.split("/")[:3])
        noted = lambda text: None if expected and expected in text else troubles.append(text)  # noqa: E731
        tab.on("console", lambda message: noted(message.text) if message.type in {"error", "warning"} else None)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("request", lambda request: None if request.url.startswith((server, "data:")) else troubles.append(request.url))
        tab.goto(address)
        return tab

    yield open_address
    context.close()
    assert troubles == []


@pytest.fixture
def page(opened, server):
    tab = opened(f"{server}/")
    tab.locator("#questions li").first.wait_for()
    return tab


def test_a_stored_question_is_asked_by_a_click(page):
    page.get_by_role("button", name="Who mediates between whom").click()
    page.locator("#answer tbody tr").wait_for()
    assert page.locator("#answer td").nth(0).inner_text() == "Russia"
    assert page.locator("#answer td").nth(3).inner_text() == "dip:intended"
    assert page.locator("#said").inner_text().startswith("1 row, ")


def test_a_question_that_needs_to_know_more_asks_for_it(page):
    page.fill("#find", "position")
    page.locator("#questions button").click()
    assert page.locator("#said").inner_text() == "This question needs to know more."
    page.keyboard.type("russia")
    page.keyboard.press("Enter")
    page.locator("#answer tbody tr").first.wait_for()
    assert page.locator("#answer tbody tr").count() > 3


def test_a_question_can_be_edited_and_asked_as_sparql(page):
    page.get_by_role("button", name="Who proposed what").click()
    page.click("#edit")
    assert page.input_value("#sparql").startswith("# Who proposed what")
    page.fill("#sparql", "ASK { actor:russia dip:proposes topic:safe-haven }")
    page.keyboard.press("Control+Enter")
    page.locator('#said:text-is("Yes.")').wait_for()
    page.fill("#sparql", "CONSTRUCT WHERE { ?s dip:proposes ?o }")
    page.get_by_role("button", name="Run").click()
    page.locator("#answer pre").wait_for()
    assert "actor:russia dip:proposes topic:safe-haven" in page.locator("#answer pre").inner_text()


def test_what_is_wrong_is_told_with_its_place(opened, server):
    page = opened(f"{server}/", expected="status of 400")
    page.fill("#sparql", "SELECT ?s {")
    page.get_by_role("button", name="Run").click()
    page.locator("#said.wrong").wait_for()
    assert "the query cannot be read at line 1, column 12" in page.locator("#said").inner_text()


def test_the_endpoint_shows_a_browser_the_page_and_the_view_works(opened, server):
    assert opened(f"{server}/sparql").locator("#questions li").first.inner_text()
    view = opened(f"{server}/view")
    view.wait_for_selector("#graph[data-ready]")
    view.click("#tab-table")
    assert view.locator("#rows tr").count() > 10


def test_it_fits_a_phone(page):
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_hostile_words_stay_words(opened, tmp_path: Path):
    said = [replace(statement, object=statement.subject) for reading in hostile() for statement in reading.statements]
    write(dataset(said), tmp_path)
    with served(tmp_path) as address:
        tab = opened(f"{address}/")
        tab.fill("#sparql", "SELECT ?label ?text { { ?x skos:prefLabel ?label } UNION { ?x oa:exact ?text } }")
        tab.get_by_role("button", name="Run").click()
        tab.locator("#answer tbody tr").first.wait_for()
        shown = tab.locator("#answer").inner_text()
        assert all(words in shown for words in HOSTILE[:5])
        assert tab.evaluate("window.hacked") is None
        assert tab.locator("#answer img, #answer script").count() == 0
