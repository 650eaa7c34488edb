"""Marks on words, and names from marks."""

from __future__ import annotations

import numpy as np
import spacy
from spacy.tokens import Doc, Span

from kg.parsing.names import UNKNOWN, NameMarks

MARKS = NameMarks(["ORG", "PERSON"])
OUT, B_ORG, I_ORG, B_PERSON, I_PERSON = range(5)


def scores(*rows: dict[int, float]) -> np.ndarray:
    table = np.zeros((len(rows), MARKS.count), dtype=np.float32)
    for row, values in zip(table, rows, strict=True):
        for mark, value in values.items():
            row[mark] = value
    return table


def test_a_name_goes_from_its_beginning_to_its_last_inside():
    found = MARKS.spans(scores({OUT: 5}, {B_PERSON: 5}, {I_PERSON: 5}, {OUT: 5}))
    assert list(found) == [(1, 3, "PERSON")]


def test_names_may_touch_each_other_and_the_end():
    found = MARKS.spans(scores({B_ORG: 5}, {B_PERSON: 5}, {B_PERSON: 5}))
    assert list(found) == [(0, 1, "ORG"), (1, 2, "PERSON"), (2, 3, "PERSON")]


def test_an_inside_needs_a_beginning_of_its_label():
    found = MARKS.spans(scores({B_ORG: 2, B_PERSON: 1.5}, {I_PERSON: 4}))
    assert list(found) == [(0, 2, "PERSON")]


def test_no_names_in_no_words():
    assert list(MARKS.spans(scores())) == []


def test_a_docs_entities_become_marks_and_what_nobody_annotated_is_unknown():
    doc = Doc(spacy.blank("en").vocab, words=["Sergey", "Lavrov", "met", "NATO", "Russian"])
    doc.set_ents([Span(doc, 0, 2, "PERSON"), Span(doc, 3, 4, "ORG")], missing=[doc[4:5]])
    assert MARKS.of(doc) == [B_PERSON, I_PERSON, OUT, B_ORG, UNKNOWN]
