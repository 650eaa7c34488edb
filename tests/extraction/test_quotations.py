"""Quotations, on tokens alone: no pipeline is loaded."""

from __future__ import annotations

import pytest
import spacy

from kg.extraction.quotations import quotations


def quoted(text: str) -> list[tuple[str, bool]]:
    doc = spacy.blank("en")(text)
    return [(doc[row.start : row.end].text, row.closed) for row in quotations(doc)]


@pytest.mark.parametrize(("opening", "closing"), ['""', "“”"])
def test_straight_and_curly_marks_quote(opening, closing):
    assert quoted(f"{opening}We agree,{closing} he said.") == [(f"{opening}We agree,{closing}", True)]


def test_a_line_has_as_many_quotations_as_it_has_pairs_of_marks():
    assert quoted('"Yes," he said. "We agree."') == [('"Yes,"', True), ('"We agree."', True)]


def test_a_quotation_may_hold_several_sentences():
    assert quoted('"We agree. They do not." He left.') == [('"We agree. They do not."', True)]


def test_a_quotation_left_open_goes_on_in_a_paragraph_that_opens_it_again():
    assert quoted('"We agree.\n"They do not," he said.') == [('"We agree.', True), ('"They do not,"', True)]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph():
    assert quoted('"We agree.\nThey do not, he said.') == [('"We agree.', False)]


def test_apostrophes_quote_nothing():
    assert quoted("Russia's and Syria’s ministers didn't meet.") == []
