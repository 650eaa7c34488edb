"""The page as a reader meets it: in headless Chromium, from a file, with the network off."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon.relations import relations
from kg.view import page
from tests.view.samples import HOSTILE, hostile

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser):
    """A function that opens a file; at the end of the test no request but for that file and no error may have been seen."""
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 720})
    troubles: list[str] = []

    def open_file(path: Path):
        tab = context.new_page()
        tab.on("console", lambda message: troubles.append(message.text) if message.type in {"error", "warning"} else None)
        tab.on("pageerror", lambda error: troubles.append(str(error)))
        tab.on("request", lambda request: None if request.url.startswith("file:") else troubles.append(request.url))
        tab.goto(path.resolve().as_uri())
        tab.wait_for_function("window.kg")
        return tab

    yield open_file
    context.close()
    assert troubles == []


@pytest.fixture
def seed(opened, built):
    return opened(built / "index.html")


def click_edge(tab, relation: str, source: str) -> None:
    """Click the drawing in the middle of an edge, as a reader would."""
    at = tab.evaluate(
        """([relation, source]) => {
            const edge = kg.data.edges.find((e) => e.relation === relation && e.from.endsWith(source));
            const [a, b] = [edge.from, edge.to].map((id) => kg.network.getPosition(id));
            kg.network.moveTo({ position: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, scale: 1.2 });
            const drawn = kg.network.body.edges[edge.id].edgeType.getPoint(0.5);
            const box = document.getElementById("graph").getBoundingClientRect();
            const { x, y } = kg.network.canvasToDOM(drawn);
            return [box.x + x, box.y + y];
        }""",
        [relation, source],
    )
    tab.mouse.click(*at)


def test_a_click_on_an_edge_shows_the_sentence_and_who_said_it(seed):
    click_edge(seed, "proposes", "united-states")
    detail = seed.locator("#content")
    detail.locator("blockquote").first.wait_for()
    assert "the US initiative for creating zones" in detail.inner_text()
    assert "Sergey Lavrov, in quotation marks" in detail.inner_text()
    assert detail.locator("mark.trigger").first.inner_text() == "initiative"


def test_a_click_on_a_row_of_the_table_does_the_same(seed):
    seed.locator("#rows tr", has_text="Kurdish autonomy").click()
    detail = seed.locator("#content").inner_text()
    assert "Moscow never proposed Kurdish autonomy" in detail
    assert "said not to hold" in detail


def test_a_name_is_found_and_shown_with_its_statements(seed):
    seed.fill("#name", "russia")
    seed.keyboard.press("Enter")
    assert seed.locator("#content h2").inner_text() == "Russia"
    assert "cooperates with" in seed.locator("#content").inner_text()


def test_the_legend_filters_the_graph_and_the_table(seed):
    before = seed.evaluate("kg.shown.edges.length")
    seed.locator("#relations label", has_text="demands").locator("input").uncheck()
    demands = seed.evaluate("kg.data.edges.filter((edge) => edge.relation === 'demands').length")
    assert demands > 0
    assert seed.evaluate("kg.shown.edges.length") == before - demands
    assert seed.locator("#rows tr:visible", has_text="demands").count() == 0
    seed.click("#reset")
    assert seed.evaluate("kg.shown.edges.length") == before


def test_escape_leads_back(seed):
    seed.locator("#rows tr").first.click()
    seed.keyboard.press("Escape")
    assert seed.locator("#content h2").inner_text() == "What was said"


def test_the_table_is_reached_by_keyboard(seed):
    seed.locator("#rows button").first.focus()
    seed.keyboard.press("Enter")
    assert seed.locator("#content blockquote").count() == 1


def test_it_fits_a_phone(seed):
    seed.set_viewport_size({"width": 390, "height": 844})
    assert seed.evaluate("document.documentElement.scrollWidth") <= 390


def test_hostile_words_stay_words(opened, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(page(hostile(), [], relations()), encoding="utf-8")
    tab = opened(path)
    for number in range(len(HOSTILE)):
        tab.locator("#rows tr").nth(number).click()
    assert tab.locator("#content blockquote").inner_text().startswith("xxx")
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("img").count() == 0
