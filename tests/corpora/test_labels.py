"""Labels in the sense of OntoNotes."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Span

from kg.corpora.labels import place_label, sums_of_money


@pytest.mark.parametrize(
    ("name", "label"), [("Geneva", "GPE"), ("Black Sea", "LOC"), ("Golan Heights", "LOC"), ("West Virginia", "GPE"), ("Africa", "LOC")]
)
def test_a_place_is_one_with_a_government_unless_a_word_tells_otherwise(name, label):
    doc = spacy.blank("en")(name)
    assert place_label(Span(doc, 0, len(doc), "LOC")) == label


def test_sums_of_money_have_a_sign_before_or_a_currency_behind():
    doc = spacy.blank("en")("They gave $5 million, 300 euros and two ships in 2017.")
    assert [span.text for span in sums_of_money(doc)] == ["$5 million", "300 euros"]
