"""A view as a picture and as a link."""

from __future__ import annotations

import pytest

from tests.view.browser.gestures import at_node, detail, drawn, lines

pytestmark = pytest.mark.browser


def test_a_link_restores_the_view(spring, opened, spring_page):
    spring.get_by_label("criticizes").uncheck()
    spring.locator("#confidence").fill("70")
    spring.mouse.click(*at_node(spring, "Turkey"))
    spring.get_by_role("button", name="Focus").click()
    spring.click("#link")
    address = spring.locator("#address").input_value()
    assert address.startswith(spring_page.as_uri() + "#")
    again = opened(spring_page, "#" + address.split("#")[1])
    assert drawn(again) == drawn(spring) == {"Turkey", "Iran", "Russia"}
    assert lines(again) == ["meets with", "not: attacks"]
    assert not again.get_by_label("criticizes").is_checked()
    assert again.locator("#confidence").input_value() == "70"
    assert again.locator("#content h2").inner_text() == "Turkey"


def test_a_link_restores_time_article_and_statement(opened, spring_page):
    tab = opened(spring_page, "#from=2017-02-01&to=2017-02-20&view=articles&article=february.txt")
    assert lines(tab) == ["meets with", "not: attacks"]
    assert tab.locator("#article h2").inner_text() == "Turkey in Astana"
    said = tab.evaluate("kg.graph.statements[0].id")
    assert "We propose safe havens" in detail(opened(spring_page, f"#statement={said}"))


@pytest.mark.parametrize(
    "address",
    ["#", "#focus=nobody&hops=99", "#names=-5&confidence=many&pins=[[&camera=1,2", "#pins=1", "#%E0%A4%A", "#view=x&no-types=,,&from=2017"],
)
def test_an_address_that_means_nothing_here_shows_the_whole(opened, spring_page, address):
    assert len(lines(opened(spring_page, address))) == 5


def test_the_link_is_copied(spring):
    spring.click("#link")
    spring.click("#copy")
    spring.locator("#copied", has_text="cop").wait_for()
    spring.click("#done")
    assert not spring.locator("#share").is_visible()


def test_a_picture_of_what_is_drawn_is_saved(spring):
    with spring.expect_download() as download:
        spring.click("#picture")
    saved = download.value
    assert saved.suggested_filename == "diplomatic-statements.png"
    head = saved.path().read_bytes()[:24]
    width, height = int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert [width, height - 34] == spring.evaluate("(({ width, height }) => [width, height])(kg.drawing.network.canvas.frame.canvas)")
    colours = spring.evaluate(
        """kg.sharing.picture().then(createImageBitmap).then((image) => {
            const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
            pen.drawImage(image, 0, 0);
            const seen = new Set();
            const { data } = pen.getImageData(0, 0, image.width, image.height);
            for (let at = 0; at < data.length; at += 4) seen.add(data.slice(at, at + 4).join());
            return [...seen];
        })"""
    )
    assert {"0,114,178,255", "251,250,247,255"} <= set(colours)  # a country, on paper
