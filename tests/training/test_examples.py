"""Sentences as numbers, and batches of them."""

from __future__ import annotations

import random

import numpy as np

from kg.training.examples import IGNORED, batches, numbered, stretches


def test_a_sentence_is_written_in_the_numbers_of_its_classes(sentences, trained):
    first = sentences[0][0]
    known = trained.classes
    assert first.words == ["Russian", "Foreign", "Minister", "Lavrov", "did", "n't", "go", "."]
    assert [known.tags[n] for n in first.tag] == ["JJ", "JJ", "NNP", "NNP", "VBD", "RB", "VB", "."]
    assert first.head == [2, 2, 3, 6, 6, 6, -1, 6]
    assert [known.labels[n] for n in first.label][-2:] == ["ROOT", "punct"]


def test_the_end_of_a_line_is_no_word_but_marks_the_next(sentences):
    assert [sentence.after_break[0] for sentence in sentences[0]] == [False, False, True]


def test_a_stretch_counts_heads_across_its_sentences(sentences, trained):
    arrays = numbered(sentences[0][:2], trained.pieces, None)
    assert arrays["head"].tolist() == [3, 3, 4, 7, 7, 7, 0, 7, 10, 0, 13, 13, 10, 15, 10, 10]
    assert np.flatnonzero(arrays["start"]).tolist() == [0, 8]


def test_stretches_cover_every_sentence_once(sentences):
    drawn = [sentence for stretch in stretches(sentences, random.Random(3), longest=10) for sentence in stretch]
    assert drawn == [sentence for doc in sentences for sentence in doc]


def test_batches_hold_every_example_and_ignore_the_rest(sentences, trained):
    examples = [numbered(doc, trained.pieces, None) for doc in sentences]
    [batch] = batches(examples, 256, None)
    assert batch["pieces"].shape == batch["mask"].shape == (8, 32)
    assert int(batch["mask"].sum()) == sum(len(e["pieces"]) for e in examples) + 6  # empty rows keep their first place
    assert int((batch["head"] != IGNORED).sum()) == 2 * 22
