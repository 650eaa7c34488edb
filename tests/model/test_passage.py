"""Passages and words."""

from __future__ import annotations

from kg.model import Passage, Word


def test_a_passage_holds_another_within_its_offsets():
    sentence = Passage("Norway agreed.", 10, 24)
    assert Passage("agreed", 17, 23) in sentence
    assert sentence in sentence
    assert Passage("agreed. Chile", 17, 30) not in sentence


def test_a_word_is_a_passage_with_its_lemma():
    assert Word("agreed", 17, 23, "agree") in Passage("Norway agreed.", 10, 24)
    assert Word("said", 0, 4, "say") != Passage("said", 0, 4)
