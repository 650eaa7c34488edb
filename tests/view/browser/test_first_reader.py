"""Somebody who has never seen the page asks it about the first article."""

from __future__ import annotations

import pytest

from tests.view.browser.gestures import detail, whole_text

pytestmark = pytest.mark.browser


@pytest.fixture
def seed(opened, built):
    return opened(built / "index.html")


def test_what_did_lavrov_propose(seed):
    seed.get_by_role("button", name="Sergey Lavrov").first.click()
    said = seed.locator("#content section").filter(has=seed.locator("h3", has_text="Says of others"))
    said.get_by_role("button", name="Russia – safe haven").click()
    assert "Russia – proposes – safe haven" in detail(seed)
    assert "Said by\nSergey Lavrov" in detail(seed)
    assert "possible to create safe havens for internally displaced persons" in seed.locator("#content blockquote").inner_text()


def test_with_whom_would_russia_cooperate_and_on_what(seed):
    seed.get_by_role("combobox", name="Find a name").fill("russia")
    seed.keyboard.press("Enter")
    told = detail(seed)
    assert "United States, about the war on terror · as possible" in told
    assert "United States, about the struggle against the ISIL" in told
    seed.get_by_role("button", name="United States, about the war on terror").click()
    assert "unlimited possibilities for cooperation in the war on terror" in seed.locator("#content blockquote").first.inner_text()


def test_in_which_sentence_of_the_article(seed):
    seed.get_by_role("button", name="Russia – cooperates with – United States").first.click()
    assert "one of 2 statements" in detail(seed)
    assert "struggle against the ISIL" in detail(seed)
    seed.get_by_role("button", name="Read it in the article").first.click()
    chosen = whole_text(seed.locator("#article .chosen"))
    assert "Russia and the United States have unlimited possibilities" in chosen
    assert seed.locator("#article .quote.direct").count() > 10
    assert seed.locator("#article .chosen").first.is_visible()


def test_what_was_denied_looks_denied(seed):
    seed.click("#tab-table")
    row = seed.locator("#rows tr", has_text="Kurdish autonomy")
    assert "not: proposes" in row.inner_text()
    row.click()
    assert "Moscow never proposed Kurdish autonomy" in seed.locator("#content blockquote").inner_text()
    assert "said not to hold" in detail(seed)
