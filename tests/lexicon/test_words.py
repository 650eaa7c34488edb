"""Cues, markers, relations: values that the extraction rests on."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.lexicon import turtle
from kg.lexicon.cues import Act, Stance, cues
from kg.lexicon.frames import Part
from kg.lexicon.markers import keeps_plural, lends_subject, markers, transparent
from kg.lexicon.relations import relations
from kg.model import Modality


@pytest.mark.parametrize(
    ("lemma", "part", "stance", "act"),
    [
        ("say", Part.VERB, Stance.NEUTRAL, Act.SPEECH),
        ("claim", Part.VERB, Stance.DOUBTFUL, Act.SPEECH),
        ("admit", Part.VERB, Stance.FACTIVE, Act.SPEECH),
        ("deny", Part.VERB, Stance.DENYING, Act.SPEECH),
        ("hope", Part.VERB, Stance.WISHING, Act.THOUGHT),
        ("according", Part.PREPOSITION, Stance.NEUTRAL, Act.SPEECH),
    ],
)
def test_a_cue_tells_its_stance_and_whether_it_is_words_or_thoughts(lemma, part, stance, act):
    cue = cues()[lemma, part][0]
    assert (cue.stance, cue.act) == (stance, act)


def test_a_cue_may_need_more_than_one_word():
    assert [cue.words for cue in cues()["call", Part.VERB]] == [("for",), ("on",)]


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


def test_relations_know_their_type_and_their_sides():
    cooperates, rejects = relations()["cooperatesWith"], relations()["rejects"]
    assert (cooperates.label, cooperates.plover, cooperates.quad) == ("cooperates with", "COOPERATE", "materialCooperation")
    assert cooperates.symmetric
    assert cooperates.between_actors
    assert (rejects.plover, rejects.symmetric, rejects.between_actors) == ("REJECT", False, False)
    assert relations()["holdsOffice"].background


def test_a_file_that_is_no_turtle_is_named_with_its_line(tmp_path):
    (tmp_path / "broken.ttl").write_text("PREFIX dip: <https://example.org/>\ndip:a dip:b\n")
    with pytest.raises(OntologyError, match=r"^ontologies/broken\.ttl:\d+: not Turtle: "):
        turtle.index("broken.ttl", tmp_path)
