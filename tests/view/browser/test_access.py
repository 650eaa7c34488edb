"""By keyboard, by screen reader, in the dark, and on small screens."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.view.browser.conftest import DESKTOP, PHONE
from tests.view.browser.gestures import detail

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["", "view=articles", "view=table", "node=https://w3id.org/diplomacy-kg/actor/russia"])
def test_axe_finds_no_serious_fault(opened, spring_page, view, scheme):
    pytest.importorskip("axe_core_python", reason="axe-core-python is not installed: pip install '.[test]'")
    tab = opened(spring_page, f"#{view}", color_scheme=scheme)
    tab.evaluate(files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run()")["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in {"serious", "critical"}] == []


def test_everything_is_reached_with_the_tabulator_in_the_order_of_the_page(spring):
    order = []
    for _ in range(60):
        spring.keyboard.press("Tab")
        order.append(spring.evaluate("document.activeElement.closest('section, aside, header, .skip')?.id || 'skip'"))
    rooms = list(dict.fromkeys(order))
    assert order[0] == "skip"
    assert [room for room in rooms if room in {"filters", "middle", "detail"}] == ["filters", "middle", "detail"]


def test_the_views_are_tabs(spring):
    spring.locator("#tab-graph").focus()
    spring.keyboard.press("ArrowRight")
    assert spring.locator("#view-articles").is_visible()
    assert spring.evaluate("document.activeElement.id") == "tab-articles"
    assert spring.locator("[role=tab][aria-selected=true]").inner_text() == "Articles"
    spring.keyboard.press("ArrowRight")
    spring.locator("#rows button").first.focus()
    spring.keyboard.press("Enter")
    assert spring.locator("#content blockquote").count() == 1


def test_the_drawing_is_walked_by_keyboard(spring):
    spring.locator("#graph [role=application]").focus()
    seen = []
    for _ in range(3):
        spring.keyboard.press("n")
        seen.append(spring.locator("#content h2").inner_text())
    spring.keyboard.press("p")
    assert seen == ["Russia", "Turkey", "Iran"]
    assert spring.locator("#content h2").inner_text() == "Turkey"
    spring.keyboard.press("Enter")
    assert spring.evaluate("document.activeElement.id") == "detail"
    spring.keyboard.press("Escape")
    assert "What was said" in detail(spring)


def test_what_is_chosen_is_announced(spring):
    assert spring.locator("#content").get_attribute("aria-live") == "polite"


def test_dark_and_light_are_the_system_s_until_one_is_chosen(opened, spring_page):
    tab = opened(spring_page, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert tab.evaluate(paper) == "rgb(22, 24, 27)"
    assert tab.evaluate("kg.drawing.shown.nodes.get()[0].font.color") == "#e9e7e1"
    tab.click("#theme")
    assert tab.evaluate(paper) == "rgb(251, 250, 247)"
    assert tab.evaluate("kg.drawing.shown.nodes.get()[0].font.color") == "#1d2126"


@pytest.mark.parametrize("size", [DESKTOP, PHONE, {"width": 820, "height": 1180}])
@pytest.mark.parametrize("view", ["", "#view=articles", "#view=table"])
def test_nothing_is_cut_off_to_the_side(opened, spring_page, size, view):
    tab = opened(spring_page, view, size)
    assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert tab.locator("#tab-graph").bounding_box()["y"] < size["height"]


def test_at_1280_by_720_the_page_fits_without_scrolling(spring):
    assert spring.evaluate("document.documentElement.scrollHeight") <= 720


def test_on_a_phone_a_finger_opens_the_details(opened, spring_page):
    from tests.view.browser.gestures import at_node

    tab = opened(spring_page, "", PHONE, has_touch=True, is_mobile=True)
    tab.touchscreen.tap(*at_node(tab, "Russia"))
    tab.locator("#content h2", has_text="Russia").wait_for()
    assert tab.locator("#content h2").bounding_box()["y"] < PHONE["height"]
