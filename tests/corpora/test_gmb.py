"""Names in news."""

from __future__ import annotations

import json

import spacy

from kg.corpora.gmb import news

SENTENCE = {
    "id": "gmb-0",
    "words": ["U.S.", "President", "Barack", "Obama", "met", "Iranian", "officials", "in", "Iran", "on", "Monday", "."],
    "tags": ["NNP", "NNP", "NNP", "NNP", "VBD", "JJ", "NNS", "IN", "NNP", "IN", "NNP", "."],
    "entities": ["B-geo", "B-per", "I-per", "I-per", "O", "B-gpe", "O", "O", "B-gpe", "O", "B-tim", "O"],
}


def test_titles_are_cut_off_and_nations_told_from_their_adjectives(tmp_path):
    path = tmp_path / "gmb.jsonl"
    path.write_text(json.dumps(SENTENCE) + "\n", encoding="utf-8")
    [doc] = news(path, spacy.blank("en"))
    assert doc.text == "U.S. President Barack Obama met Iranian officials in Iran on Monday."
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("U.S.", "GPE"),
        ("Barack Obama", "PERSON"),
        ("Iranian", "NORP"),
        ("Iran", "GPE"),
        ("Monday", "DATE"),
    ]
