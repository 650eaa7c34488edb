"""The page as text."""

from __future__ import annotations

import json
import re

from kg.lexicon.relations import relations
from kg.model import Document
from kg.view import page
from tests.view.samples import AFTER_A_DOVE, PROPOSAL, SENTENCE, hostile


def data(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)[1])


def test_a_statement_comes_with_its_sentence_and_the_words_marked():
    [statement] = data(page([PROPOSAL], [], relations()))["statements"]
    assert statement["sentence"] == SENTENCE
    assert {(role, SENTENCE[start:end]) for role, start, end in statement["marks"]} == {
        ("subject", "We"),
        ("trigger", "propose"),
        ("object", "safe havens"),
    }
    assert statement["source"]["label"] == "Sergey Lavrov"


def test_marks_count_as_the_browser_does():
    [statement] = data(page([AFTER_A_DOVE], [], relations()))["statements"]
    [(start, end)] = [(start, end) for role, start, end in statement["marks"] if role == "object"]
    assert SENTENCE.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "Syria"


def test_the_document_is_told():
    known = data(page([PROPOSAL], [Document("a.txt", SENTENCE, title="Havens", publisher="TASS")], relations()))["documents"]
    assert known == {"a.txt": {"title": "Havens", "publisher": "TASS", "published": None, "url": None}}


def test_nothing_from_a_text_can_end_the_data():
    html = page(hostile(), [], relations())
    assert html.count("</script>") == 3
    assert len(data(html)["statements"]) == len(hostile())


def test_the_page_names_no_address_to_fetch():
    html = page([PROPOSAL], [], relations())
    ours = html.replace(re.search(r"<script>.*?</script>", html, re.DOTALL)[0], "")
    assert not re.search(r'(?:src|href)="(?!data:)', ours)
    assert "default-src &#x27;none&#x27;" in html


def test_the_same_statements_give_the_same_page():
    assert page([PROPOSAL], [], relations()) == page([PROPOSAL], [], relations())


def test_a_page_of_nothing_is_a_page():
    assert data(page([], [], relations()))["statements"] == []
