"""Words that would do harm if they were more than words."""

from __future__ import annotations

import pytest

from kg.view import page
from tests.view.browser.gestures import at_node, drawn
from tests.view.samples import HOSTILE, hostile

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(opened, tmp_path):
    path = tmp_path / "index.html"
    path.write_text(page(hostile()), encoding="utf-8")
    return opened(path)


def safe(tab) -> None:
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("img, iframe, object, embed").count() == 0
    assert tab.evaluate("document.scripts.length") == tab.evaluate("document.querySelectorAll('body > script').length")
    for link in tab.locator("a").all():
        assert not (link.get_attribute("href") or "").lower().startswith(("javascript:", "data:"))


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_name_is_shown_as_it_is_everywhere(tab, number):
    tab.evaluate("(number) => kg.state.change({ chosen: { statement: number } })", number)
    assert tab.locator("#content blockquote").inner_text().startswith(f"{HOSTILE[number]} met"[:60].split("\u2028")[0])
    safe(tab)
    tab.evaluate("(number) => kg.articles.show(number, number)", number)
    assert tab.locator("#article h2").inner_text()[:20] == HOSTILE[number][:20]
    safe(tab)
    tab.evaluate(
        "(number) => kg.state.change({ view: 'graph', chosen: { node: kg.graph.entities[kg.graph.statements[number].subject].id } })",
        number,
    )
    safe(tab)


def test_hostile_names_are_suggested_hovered_filtered_and_listed_as_words(tab):
    tab.get_by_role("combobox", name="Find a name").fill("hacked")
    assert tab.locator("#search [role=option]").count() > 0
    tab.get_by_role("combobox", name="Publisher").fill("img")
    tab.locator("#told [role=option]:visible").first.click()
    tab.click("#reset")
    tab.click("#tab-table")
    assert tab.locator("#rows tr").count() == len(HOSTILE)
    tab.click("#tab-graph")
    for label in sorted(drawn(tab)):
        tab.mouse.move(*at_node(tab, label))
        tab.wait_for_timeout(250)
    safe(tab)


def test_a_link_that_is_hostile_does_nothing(opened, tab):
    tab.evaluate("location.hash = 'node=javascript:window.hacked=1&publisher=<img src=x onerror=window.hacked=1>'")
    tab.wait_for_timeout(100)
    safe(tab)


def test_a_very_long_name_breaks_no_layout(tab):
    tab.evaluate("kg.state.change({ chosen: { statement: 6 } })")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
    tab.click("#tab-table")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 1280
