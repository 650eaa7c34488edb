"""Words as pieces and shapes."""

from __future__ import annotations

import pytest

from kg.parsing.wordpieces import AFTER_BREAK, GLUED, LOWER, MIXED, NO_LETTERS, TITLE, UPPER, WordPieces, shape

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "la", "##vr", "##ov", "said", "cafe", ".", '"', "'", "u", "s"]


@pytest.fixture
def pieces() -> WordPieces:
    return WordPieces(VOCABULARY)


def text(pieces: WordPieces, word: str) -> list[str]:
    return [VOCABULARY[number] for number in pieces.of(word)]


def test_words_are_cut_into_the_longest_pieces(pieces):
    assert text(pieces, "Lavrov") == ["la", "##vr", "##ov"]


def test_accents_case_and_curly_marks_are_dropped(pieces):
    assert text(pieces, "Café") == ["cafe"]
    assert text(pieces, "“") == text(pieces, "«") == ['"']
    assert text(pieces, "’s") == ["'", "s"]


def test_punctuation_inside_a_word_is_a_piece(pieces):
    assert text(pieces, "U.S.") == ["u", ".", "s", "."]


@pytest.mark.parametrize("word", ["☃", "x" * 200, "\u0301", ""])
def test_every_word_has_a_piece(pieces, word):
    assert text(pieces, word) == ["[UNK]"]


def test_a_long_word_keeps_its_ends(pieces):
    found = text(pieces, "la." * 20)
    assert len(found) == 12
    assert (found[0], found[-1]) == ("la", ".")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("said", LOWER), ("Moscow", TITLE), ("I", TITLE), ("NATO", UPPER), ("U.S.", UPPER), ("McCain", MIXED), ("2017", NO_LETTERS)],
)
def test_the_shape_tells_what_an_uncased_vocabulary_drops(word, expected):
    assert shape(word) == expected


def test_words_are_found_again_by_their_first_and_last_piece(pieces):
    encoded = pieces.encode(["Lavrov", "said"], after_break=[True, False], glued=[False, True])
    assert [VOCABULARY[number] for number in encoded.pieces] == ["[CLS]", "la", "##vr", "##ov", "said", "[SEP]"]
    assert encoded.first.tolist() == [1, 4]
    assert encoded.last.tolist() == [3, 4]
    assert encoded.shapes.tolist() == [LOWER, *[TITLE + AFTER_BREAK] * 3, LOWER + GLUED, LOWER]
