"""The page as text."""

from __future__ import annotations

import json
import re

from kg.view import page
from kg.view.page import SCRIPTS
from tests.view.samples import SPRING, hostile


def data(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)[1])


def test_the_page_holds_what_was_read():
    told = data(page(SPRING))
    assert [document["id"] for document in told["documents"]] == ["january.txt", "february.txt", "march.txt"]
    assert len(told["statements"]) == told["total"] == 5


def test_of_more_than_it_can_hold_the_page_has_the_strongest_part():
    told = data(page([*SPRING, *SPRING[1:2]], most=4))
    assert [statement["relation"] for statement in told["statements"]] == ["attacks", "criticizes", "attacks"]
    assert told["total"] == 7


def test_it_can_be_told_of_how_many_statements_these_are_a_part():
    assert data(page(SPRING, total=1000))["total"] == 1000


def test_nothing_from_a_text_can_end_the_data():
    html = page(hostile())
    assert html.count("</script>") == len(SCRIPTS) + 2
    assert len(data(html)["statements"]) == len(list(hostile()))


def test_the_page_names_no_address_to_fetch():
    html = page(SPRING)
    ours = html.replace(re.search(r"<script>.*?</script>", html, re.DOTALL)[0], "")
    assert not re.search(r'(?:src|href)="(?!data:|#)', ours)
    assert "default-src &#x27;none&#x27;" in html


def test_the_same_readings_give_the_same_page():
    assert page(SPRING) == page(SPRING)


def test_a_page_of_nothing_is_a_page():
    assert data(page([]))["statements"] == []
