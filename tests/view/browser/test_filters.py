"""The legend that filters, the fields, the sliders, and the table that follows them."""

from __future__ import annotations

import pytest

from tests.view.browser.gestures import drawn, lines

pytestmark = pytest.mark.browser
ALL = ["cooperates with", "criticizes", "meets with", "not: attacks", "proposes"]


def choose(tab, field: str, typed: str) -> None:
    tab.get_by_role("combobox", name=field).fill(typed)
    tab.locator("#told [role=option]:visible").first.click()


def left(tab) -> list[str]:
    """The lines that are drawn; the table and the count must say the same."""
    found = lines(tab)
    tab.click("#tab-table")
    rows = tab.locator("#rows tr").all()
    assert sorted(row.locator("td").nth(1).inner_text() for row in rows) == found
    assert tab.locator("#counts").inner_text().startswith(f"{len(found)} statement")
    tab.click("#tab-graph")
    return found


def test_a_type_is_left_out(spring):
    spring.get_by_role("checkbox", name="Topic").uncheck()
    assert left(spring) == ["cooperates with", "criticizes", "meets with", "not: attacks"]
    assert "safe haven" not in drawn(spring)


def test_a_relation_is_left_out_and_all_of_a_side(spring):
    spring.get_by_label("proposes").uncheck()
    assert left(spring) == ["cooperates with", "criticizes", "meets with", "not: attacks"]
    assert spring.evaluate("document.querySelector('#relations .group input').indeterminate")
    spring.locator("#relations .group", has_text="Conflict").locator("input").uncheck()
    assert left(spring) == ["cooperates with", "meets with"]
    assert not spring.get_by_label("criticizes").is_checked()


def test_what_is_only_intended_is_left_out(spring):
    spring.get_by_label("intended or promised").uncheck()
    assert left(spring) == ["criticizes", "meets with", "not: attacks", "proposes"]


def test_what_is_said_not_to_hold_is_left_out(spring):
    spring.get_by_label("said not to hold").uncheck()
    assert left(spring) == ["cooperates with", "criticizes", "meets with", "proposes"]


def test_one_source_and_the_publisher_in_its_own_voice(spring):
    choose(spring, "Source", "lavrov")
    assert left(spring) == ["proposes"]
    choose(spring, "Source", "the publisher")
    assert left(spring) == ["cooperates with", "criticizes", "meets with", "not: attacks"]
    spring.get_by_role("combobox", name="Source").fill("")
    assert left(spring) == ALL


def test_one_publisher_and_one_document(spring):
    choose(spring, "Publisher", "anadolu")
    assert left(spring) == ["criticizes", "meets with", "not: attacks"]
    choose(spring, "Document", "astana")
    assert left(spring) == ["meets with", "not: attacks"]


def test_only_readings_that_are_sure(spring):
    spring.locator("#confidence").fill("70")
    assert spring.locator("#confidence-value").inner_text() == "70 %"
    assert left(spring) == ["criticizes", "meets with", "not: attacks", "proposes"]


def test_a_time_is_chosen_with_two_handles(spring):
    assert spring.locator("#span").inner_text() == "Published 30 Jan 2017 – 20 Mar 2017; a bar is a day"
    assert spring.locator("#histogram rect").count() == 4  # two days of one side, one of both
    spring.locator("#from").focus()
    spring.keyboard.press("ArrowRight")
    assert left(spring) == ["criticizes", "meets with", "not: attacks"]
    spring.locator("#to").focus()
    spring.keyboard.press("ArrowLeft")
    assert left(spring) == ["meets with", "not: attacks"]
    assert spring.locator("#from").get_attribute("aria-valuetext") == "31 Jan 2017"


def test_names_without_a_line_are_hidden_until_they_are_wanted(spring):
    spring.locator("#relations .group", has_text="Cooperation").locator("input").uncheck()
    assert drawn(spring) == {"Turkey", "Iran"}
    spring.locator("#isolated").check()
    assert drawn(spring) == {"Turkey", "Iran", "Russia", "United States", "safe haven"}


def test_all_filters_are_cleared_at_once(spring):
    assert spring.locator("#reset").is_disabled()
    spring.get_by_label("proposes").uncheck()
    spring.locator("#confidence").fill("70")
    choose(spring, "Publisher", "anadolu")
    spring.click("#reset")
    assert left(spring) == ALL
    assert spring.get_by_role("combobox", name="Publisher").input_value() == ""
    assert spring.get_by_label("proposes").is_checked()
