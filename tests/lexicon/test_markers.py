"""Markers and transparent words: how they compile, and what the lexicon keeps of them."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.lexicon.frames import Part
from kg.lexicon.markers import Marker, keeps_plural, lends_subject, markers, transparent
from kg.model import Modality


def test_a_word_can_turn_modality_and_polarity_at_once(lexicon):
    lexicon('lex:a lexinfo:partOfSpeech lexinfo:adjective ; dip:word "doubtful" ; dip:marks dip:possible , dip:negative .')
    assert markers.__wrapped__() == {
        ("doubtful", Part.ADJECTIVE): Marker("doubtful", Part.ADJECTIVE, Modality.POSSIBLE, negative=True),
    }


def test_a_word_that_marks_nothing_known_is_refused_with_its_line(lexicon):
    lexicon('\nlex:ready-marker lexinfo:partOfSpeech lexinfo:adjective ;\n    dip:word "ready" ; dip:marks dip:eager .')
    with pytest.raises(OntologyError, match=r"^ontologies/lexicon\.ttl:\d+: .*: marks .*eager\n  a modality or dip:negative$"):
        markers.__wrapped__()


@pytest.mark.parametrize(
    ("modality", "auxiliaries"),
    [
        (Modality.POSSIBLE, ["can", "could", "may", "might"]),
        (Modality.INTENDED, ["shall", "will"]),
        (Modality.REQUIRED, ["must", "need", "ought", "should"]),
    ],
)
def test_auxiliaries_are_verbs(modality, auxiliaries):
    assert [markers()[word, Part.VERB].modality for word in auxiliaries] == [modality] * len(auxiliaries)


@pytest.mark.parametrize("word", ["not", "n't", "never", "neither", "nor", "no"])
def test_adverbs_deny(word):
    assert markers()[word, Part.ADVERB].negative


def test_every_marker_turns_something():
    assert not [marker for marker in markers().values() if marker.modality is None and not marker.negative]


def test_a_transparent_word_is_a_noun_or_a_verb():
    assert {part for _, part in transparent()} == {Part.NOUN, Part.VERB}
    assert {("idea", Part.NOUN), ("need", Part.NOUN), ("create", Part.VERB), ("discuss", Part.VERB)} <= transparent()


@pytest.mark.parametrize(
    ("word", "part", "modality", "negative"),
    [
        ("may", Part.VERB, Modality.POSSIBLE, False),
        ("will", Part.VERB, Modality.INTENDED, False),
        ("must", Part.VERB, Modality.REQUIRED, False),
        ("ready", Part.ADJECTIVE, Modality.INTENDED, False),
        ("if", Part.PREPOSITION, Modality.HYPOTHETICAL, False),
        ("never", Part.ADVERB, None, True),
        ("refuse", Part.VERB, None, True),
    ],
)
def test_a_marker_turns_modality_or_polarity(word, part, modality, negative):
    marker = markers()[word, part]
    assert (marker.modality, marker.negative) == (modality, negative)


def test_words_that_a_topic_looks_through():
    assert ("creation", Part.NOUN) in transparent()
    assert keeps_plural("talks")
    assert lends_subject("voice")
    assert not lends_subject("condemn")
