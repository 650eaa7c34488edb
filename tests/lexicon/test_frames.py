"""Frames: the strings of the lexicon, and what they say."""

from __future__ import annotations

from collections import Counter
from time import perf_counter

import pytest

from kg.errors import OntologyError
from kg.lexicon import frames as module
from kg.lexicon.frames import Filler, FrameError, Part, Role, Slot, frames, frames_by_lemma, nominalized, parse
from kg.lexicon.relations import relations


def test_words_and_roles_are_told_apart():
    frame = parse("call on OBJECT (to TOPIC)", "requests", Part.VERB)
    assert (frame.lemma, frame.words) == ("call", ())
    assert frame.slots == (Slot(Role.OBJECT, ("on",)), Slot(Role.TOPIC, ("to",), optional=True))


@pytest.mark.parametrize(
    ("text", "part", "lemma", "words", "slots"),
    [
        ("meet OBJECT", Part.VERB, "meet", (), (Slot(Role.OBJECT),)),
        ("put forward OBJECT", Part.VERB, "put", ("forward",), (Slot(Role.OBJECT),)),
        ("hold talk with OBJECT", Part.VERB, "hold", ("talk",), (Slot(Role.OBJECT, ("with",)),)),
        ("hold OBJECT responsible", Part.VERB, "hold", ("responsible",), (Slot(Role.OBJECT),)),
        ("talk with OBJECT on/about TOPIC", Part.NOUN, "talk", (), (Slot(Role.OBJECT, ("with",)), Slot(Role.TOPIC, ("on", "about")))),
        ("joint operation with OBJECT", Part.NOUN, "operation", ("joint",), (Slot(Role.OBJECT, ("with",)),)),
        ("accord between SUBJECT and OBJECT", Part.NOUN, "accord", (), (Slot(Role.SUBJECT, ("between", "among", "amongst"), paired=True),)),
    ],
)
def test_a_frame_has_a_head_fixed_words_and_slots(text, part, lemma, words, slots):
    frame = parse(text, "meetsWith", part)
    assert (frame.lemma, frame.words, frame.slots) == (lemma, words, slots)


@pytest.mark.parametrize(
    ("text", "part", "lemma", "words"),
    [
        ("be opposed to OBJECT", Part.ADJECTIVE, "opposed", ()),
        ("be in favour of OBJECT", Part.NOUN, "favour", ("in",)),
        ("be against OBJECT", Part.PREPOSITION, "against", ()),
    ],
)
def test_a_frame_that_begins_with_be_is_a_predicate(text, part, lemma, words):
    frame = parse(text, "opposes", part)
    assert (frame.predicative, frame.lemma, frame.words) == (True, lemma, words)


def test_a_frame_may_have_its_object_for_a_subject():
    frame = parse("OBJECT be matter of concern", "concernedAbout", Part.NOUN)
    assert (frame.predicative, frame.lemma, frame.words) == (True, "matter", ("of", "concern"))
    assert frame.slots == (Slot(Role.OBJECT, judged=True),)


def test_a_noun_in_ing_takes_the_frames_of_its_verb():
    assert nominalized(parse("shell OBJECT", "attacks", Part.VERB)).slots == (Slot(Role.OBJECT, ("of",)),)
    assert nominalized(parse("call on OBJECT", "requests", Part.VERB)) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("call on OBJECT too TOPIC", 'unknown word "too" after a role'),
        ("call on (OBJECT", "a bracket is open"),
        ("call on OBJECT)", '")" is out of place'),
        ("urge MATTER", 'unknown role "MATTER"'),
        ("OBJECT", "no head word"),
    ],
)
def test_a_frame_that_says_nothing_is_refused(text, problem):
    with pytest.raises(FrameError) as raised:
        parse(text, "requests", Part.VERB)
    assert raised.value.args[0] == problem


def test_an_error_names_the_line_and_what_would_help(tmp_path, monkeypatch):
    (tmp_path / "lexicon.ttl").write_text(
        """PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#>
<https://w3id.org/diplomacy-kg/lexicon/call> lexinfo:partOfSpeech lexinfo:verb ; dip:evokes dip:requests ;
    dip:frame "call on OBJECT too TOPIC" .
"""
    )
    monkeypatch.setattr(module.turtle.paths, "ontologies", lambda: tmp_path)
    with pytest.raises(OntologyError) as raised:
        frames.__wrapped__()
    assert str(raised.value) == (
        'ontologies/lexicon.ttl:4: frame "call on OBJECT too TOPIC": unknown word "too" after a role\n'
        '  a frame is words and roles, e.g. "call on OBJECT to TOPIC"'
    )


def test_every_frame_evokes_a_relation_of_the_inventory():
    assert {frame.relation for frame in frames()} <= {name for name, relation in relations().items() if not relation.background}


def test_every_relation_has_frames():
    assert {frame.relation for frame in frames()} == {name for name, relation in relations().items() if not relation.background}


def test_no_frame_stands_twice_for_a_relation():
    told = [(frame.text, frame.part, frame.relation) for frame in frames()]
    assert not [frame for frame, count in Counter(told).items() if count > 1]


def test_both_spellings_of_a_verb_evoke_the_same():
    both = {"seize"}  # spelt so on both shores
    verbs = [frame for frame in frames() if frame.part is Part.VERB]
    american = {(frame.lemma, frame.relation) for frame in verbs if frame.lemma.endswith("ize") and frame.lemma not in both}
    british = {(frame.lemma, frame.relation) for frame in frames() if frame.part is Part.VERB and frame.lemma.endswith("ise")}
    assert ("recognize", "recognizes") in american
    assert {(lemma.removesuffix("ize") + "ise", relation) for lemma, relation in american} <= british


def test_the_lexicon_compiles_in_a_moment():
    began = perf_counter()
    assert len(frames.__wrapped__()) > 500
    assert perf_counter() - began < 5


def test_frames_are_found_by_head_and_part_of_speech():
    assert {frame.relation for frame in frames_by_lemma()["call", Part.NOUN]} == {"meetsWith", "requests"}


def test_an_object_may_have_to_be_an_actor_or_a_thing():
    (slot,) = parse("suspend ACTOR", "sanctions", Part.VERB).slots
    assert (slot.role, slot.filled_by) == (Role.OBJECT, Filler.ACTOR)
    assert parse("suspend THING (to TOPIC)", "withdraws", Part.VERB).slots[0].filled_by is Filler.THING
