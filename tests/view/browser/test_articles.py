"""The article, in both directions with the graph."""

from __future__ import annotations

import pytest

from tests.view.browser.gestures import at_edge, detail, whole_text

pytestmark = pytest.mark.browser


@pytest.fixture
def article(spring):
    spring.click("#tab-articles")
    return spring.locator("#article")


def test_the_text_stands_whole_with_its_origin(article):
    assert article.locator("h2").inner_text() == "Lavrov on havens"
    assert article.locator(".kind").inner_text() == "TASS, Moscow, 30 Jan 2017 · the original"
    paragraphs = article.locator(".row > p").all()
    assert [paragraph.evaluate("(p) => p.textContent") for paragraph in paragraphs] == [
        "MOSCOW, January 30. /TASS/. “We propose safe havens 🕊 in the north,” Lavrov said.",
        "Russia is ready for cooperation with the United States in the war on terror.",
    ]


def test_names_topics_quotations_and_statements_are_marked(article):
    def marked(kind: str) -> list[str]:
        return [part.evaluate("(e) => e.textContent") for part in article.locator(f".{kind}").all()]

    assert marked("mention") == ["We", "Lavrov", "Russia", "the United States"]
    assert marked("topic") == ["safe havens", "the war on terror"]
    assert marked("trigger") == ["propose", "cooperation"]
    assert "".join(marked("quote")) == "“We propose safe havens 🕊 in the north,”"
    assert article.locator(".mention").nth(1).get_attribute("data-type") == "Person"
    assert article.locator(".mention").first.get_attribute("title") == "Russia, Country"


def test_a_click_in_the_text_tells_of_the_name_or_the_statement_and_it_is_marked_in_the_graph(spring, article):
    article.get_by_role("link", name="the United States").click()
    assert spring.locator("#content h2").inner_text() == "United States"
    article.get_by_role("link", name="propose").click()
    assert "Russia – proposes – safe haven" in detail(spring)
    assert whole_text(article.locator(".chosen")) == ("“We propose safe havens 🕊 in the north,” Lavrov said.")
    spring.click("#tab-graph")
    [edge] = spring.evaluate("kg.drawing.network.getSelectedEdges()")
    assert "proposes" in edge


def test_the_statements_of_a_paragraph_stand_beside_it(spring, article):
    notes = article.locator(".row").nth(1).locator(".notes")
    assert notes.inner_text() == "Russia – cooperates with – United States, about the war on terror"
    notes.get_by_role("button").click()
    assert "as intended" in detail(spring)


def test_from_a_line_of_the_graph_to_the_sentence_in_the_article(spring):
    spring.mouse.click(*at_edge(spring, "meetsWith"))
    spring.get_by_role("button", name="Read it in the article").click()
    assert spring.locator("#article h2").inner_text() == "Turkey in Astana"
    assert whole_text(spring.locator("#article .chosen")) == "Turkey met Russia in Astana."
    spring.click("#back")
    assert spring.locator("#view-graph").is_visible()


def test_articles_are_chosen_by_title_and_turned_like_pages(spring, article):
    spring.get_by_role("combobox", name="Article").fill("astana")
    spring.locator("#article-choice [role=option]").first.click()
    assert article.locator("h2").inner_text() == "Turkey in Astana"
    spring.click("#next")
    assert article.locator("h2").inner_text() == "march.txt"
    spring.click("#next")
    assert article.locator("h2").inner_text() == "Lavrov on havens"


def test_marks_can_be_put_out(spring, article):
    spring.locator("#marks label", has_text="who and what").locator("input").uncheck()
    assert article.locator(".mention, .topic").count() == 0
    spring.locator("#marks label", has_text="quotations").locator("input").uncheck()
    assert article.locator(".quote").count() == 0
    assert article.locator(".trigger").count() == 2


def test_filters_hold_in_the_text_too(spring, article):
    spring.get_by_label("proposes").uncheck()
    assert [part.inner_text() for part in article.locator(".trigger").all()] == ["cooperation"]
