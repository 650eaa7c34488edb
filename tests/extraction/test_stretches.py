"""The longest stretches of tokens that a table has."""

from __future__ import annotations

from kg.extraction.stretches import stretches

TABLE = {"new york": 1, "new york times": 2, "times square": 3, "york": 4}


def found(nlp, text: str, longest: int = 3) -> list[tuple[int, int, int]]:
    doc = nlp.make_doc(text)
    return list(stretches(doc, text, longest, lambda word: word in {"new", "times"}, lambda start, end, words: TABLE.get(words)))


def test_the_longest_is_taken_and_none_lies_over_another(nlp):
    assert found(nlp, "a new york times square") == [(1, 4, 2)]
    assert found(nlp, "new york times square", longest=2) == [(0, 2, 1), (2, 4, 3)]


def test_what_does_not_begin_one_is_not_looked_up(nlp):
    assert found(nlp, "york") == []


def test_what_means_nothing_is_passed_over(nlp):
    doc = nlp.make_doc("new york times")
    shorter = stretches(doc, doc.text, 3, lambda word: True, lambda start, end, words: words if end - start == 2 else None)
    assert list(shorter) == [(0, 2, "new york")]
