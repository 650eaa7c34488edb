"""Choosing, searching, focusing and pinning in the drawing."""

from __future__ import annotations

import pytest

from tests.view.browser.gestures import at_edge, at_node, detail, drawn, lines

pytestmark = pytest.mark.browser


def test_a_click_on_a_line_shows_the_sentence_with_its_words_marked_and_who_said_it(spring):
    spring.mouse.click(*at_edge(spring, "proposes"))
    assert "Russia – proposes – safe haven" in detail(spring)
    assert spring.locator("#content blockquote").inner_text() == "“We propose safe havens 🕊 in the north,” Lavrov said."
    marked = {mark.get_attribute("class"): mark.inner_text() for mark in spring.locator("#content mark").all()}
    assert marked == {"subject": "We", "trigger": "propose", "object": "safe havens", "source": "Lavrov"}
    for told in ("Sergey Lavrov, in quotation marks", "as told", "sure (80 %)", "Lavrov on havens, TASS, 30 Jan 2017"):
        assert told in detail(spring)
    assert spring.locator("#content dd a").get_attribute("href") == "https://example.org/january"


def test_a_click_on_a_name_shows_who_it_is_and_its_statements_by_relation(spring):
    spring.mouse.click(*at_node(spring, "Russia"))
    assert spring.locator("#content h2").inner_text() == "Russia"
    assert "Country, in 3 statements" in detail(spring)
    assert "Russian Federation" in detail(spring)
    assert spring.locator("#content a").get_attribute("href") == "http://www.wikidata.org/entity/Q159"
    assert [heading.inner_text() for heading in spring.locator("#content h3").all()] == ["Does or says", "Is spoken of"]
    assert set(spring.locator("#content h4").all_inner_texts()) == {
        "proposes\n1",
        "cooperates with\n1",
        "meets with\n1",
    }
    assert "United States, about the war on terror · as intended · 30 Jan 2017" in detail(spring)
    spring.get_by_role("button", name="safe haven").click()
    assert spring.locator("#content blockquote").count() == 1


def test_lines_tell_direction_modality_polarity_and_side(spring):
    told = spring.evaluate(
        """Object.fromEntries(kg.drawing.shown.edges.get().map((edge) =>
            [edge.label, [edge.arrows.to.enabled, Boolean(edge.dashes), edge.arrows.middle.enabled, edge.color.color]]))"""
    )
    assert told == {
        "proposes": [True, False, False, "#0072B2"],
        "cooperates with": [False, True, False, "#0072B2"],
        "meets with": [False, False, False, "#0072B2"],
        "not: attacks": [True, False, True, "#D55E00"],
        "criticizes": [True, False, False, "#D55E00"],
    }


def test_a_name_is_suggested_while_one_types_and_chosen_by_keyboard(spring):
    spring.keyboard.press("/")
    spring.keyboard.type("federation")
    assert spring.locator("#search [role=option]").all_inner_texts() == ["Russian Federation\nRussia"]
    spring.keyboard.press("Enter")
    assert spring.locator("#content h2").inner_text() == "Russia"


def test_one_who_only_speaks_is_found_too(spring):
    spring.get_by_role("combobox", name="Find a name").fill("lavrov")
    spring.locator("#search [role=option]").first.click()
    assert "foreign minister; acts for Russia" in detail(spring)
    assert "Says of others" in detail(spring)


def test_a_focus_shows_a_name_and_those_linked_to_it_and_back_leads_out(spring):
    everything = drawn(spring)
    spring.mouse.click(*at_node(spring, "Iran"))
    spring.get_by_role("button", name="Focus").click()
    assert drawn(spring) == {"Iran", "Turkey"}
    spring.get_by_role("button", name="2 steps").click()
    assert drawn(spring) == {"Iran", "Turkey", "Russia"}
    spring.click("#back")
    spring.wait_for_function("kg.state.state.focus && kg.state.state.focus.hops === 1")
    assert drawn(spring) == {"Iran", "Turkey"}
    spring.click("#back")
    spring.wait_for_function("!kg.state.state.focus")
    assert drawn(spring) == everything


def test_a_name_that_is_dragged_is_pinned_and_stays_through_a_focus(spring):
    x, y = at_node(spring, "Iran")
    spring.mouse.move(x, y)
    spring.mouse.down()
    spring.mouse.move(x + 60, y + 40, steps=5)
    spring.mouse.up()
    place = "kg.drawing.network.getPosition(kg.graph.data.nodes.find((node) => node.label === 'Iran').id)"
    dragged = spring.evaluate(place)
    spring.evaluate("kg.drawing.focus(kg.graph.data.nodes.find((node) => node.label === 'Turkey').id, 1)")
    drawn(spring)
    assert spring.evaluate(place) == {"x": round(dragged["x"]), "y": round(dragged["y"])}
    spring.evaluate("kg.state.change({ chosen: { node: kg.graph.data.nodes.find((node) => node.label === 'Iran').id } })")
    spring.get_by_role("button", name="Unpin").click()
    assert spring.evaluate("kg.state.state.pins.size") == 0


def test_fit_brings_everything_back_into_the_frame(spring):
    spring.click("#larger")
    spring.click("#larger")
    spring.mouse.move(600, 400)
    spring.mouse.wheel(0, -600)
    spring.click("#fit")
    width, height = spring.evaluate("[kg.drawing.network.canvas.frame.clientWidth, kg.drawing.network.canvas.frame.clientHeight]")
    boxes = spring.evaluate(
        """kg.drawing.shown.nodes.getIds().map((id) => {
            const { left, top, right, bottom } = kg.drawing.network.getBoundingBox(id);
            return [kg.drawing.network.canvasToDOM({ x: left, y: top }), kg.drawing.network.canvasToDOM({ x: right, y: bottom })];
        })"""
    )
    for low, high in boxes:
        assert 0 <= low["x"] < high["x"] <= width
        assert 0 <= low["y"] < high["y"] <= height


def test_the_page_begins_with_what_was_said_most(spring):
    assert "Sergey Lavrov 1" in detail(spring)
    assert spring.locator("#content li").filter(has_text="Russia – cooperates with – United States, about the war on terror").count() == 1
    assert "Lavrov on havens · TASS · 30 Jan 2017" in detail(spring)
    assert spring.locator("#counts").inner_text() == "5 statements; 1 named source, 3 documents"


def test_parallel_lines_are_one_with_their_count(opened, tmp_path):
    from dataclasses import replace

    from kg.view import page
    from tests.view.samples import MEETING, SPRING

    said = [replace(MEETING, predicate=name) for name in ("meetsWith", "supports", "praises", "accepts", "visits")]
    path = tmp_path / "index.html"
    path.write_text(page([replace(SPRING[1], statements=tuple(said))]), encoding="utf-8")
    tab = opened(path)
    assert lines(tab) == ["5 relations ×5"]
    tab.mouse.click(*at_edge(tab, "meetsWith"))
    assert tab.locator("#content article h3").count() == 5
