"""Cues: how they compile, and what the lexicon keeps of them."""

from __future__ import annotations

import pytest

from kg.errors import OntologyError
from kg.lexicon.cues import Act, Stance, cues
from kg.lexicon.frames import Part


def test_the_adjective_is_the_head_of_a_predicate(lexicon):
    lexicon('lex:a lexinfo:partOfSpeech lexinfo:adjective ; dip:cue "be confident" ; dip:stance dip:neutral ; dip:act dip:thought .')
    (cue,) = cues.__wrapped__()["confident", Part.ADJECTIVE]
    assert (cue.words, cue.stance, cue.act) == ((), Stance.NEUTRAL, Act.THOUGHT)


def test_cues_of_more_words_come_first(lexicon):
    told = "dip:stance dip:neutral ; dip:act dip:speech ; lexinfo:partOfSpeech lexinfo:verb"
    lexicon(f'lex:a {told} ; dip:cue "point" . lex:b {told} ; dip:cue "point out" .')
    assert [cue.words for cue in cues.__wrapped__()["point", Part.VERB]] == [("out",), ()]


@pytest.mark.parametrize(
    "terms", ["dip:stance dip:loud ; dip:act dip:speech", "dip:stance dip:neutral ; dip:act dip:song", "dip:act dip:speech"]
)
def test_a_stance_or_act_that_is_none_is_refused_with_its_line(lexicon, terms):
    lexicon(f'lex:a lexinfo:partOfSpeech lexinfo:verb ;\n    dip:cue "mumble" ; {terms} .')
    with pytest.raises(OntologyError, match=r'^ontologies/lexicon\.ttl:5: cue "mumble": .*\n  dip:stance and dip:act take') as raised:
        cues.__wrapped__()
    assert str(raised.value).count("\n") == 1


def test_a_part_of_speech_that_is_none_is_refused(lexicon):
    lexicon('lex:a lexinfo:partOfSpeech lexinfo:interjection ; dip:cue "hear" ; dip:stance dip:neutral ; dip:act dip:speech .')
    with pytest.raises(OntologyError, match="no part of speech that we know\n  one of lexinfo:verb, lexinfo:noun"):
        cues.__wrapped__()


def test_both_spellings_of_a_cue_mean_the_same():
    american = [(lemma, part) for lemma, part in cues() if lemma.endswith("ize") and part is Part.VERB]
    assert ("emphasize", Part.VERB) in american
    for lemma, part in american:
        british = cues()[lemma.removesuffix("ize") + "ise", part]
        assert [(cue.stance, cue.act) for cue in british] == [(cue.stance, cue.act) for cue in cues()[lemma, part]]


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
    cue = next(cue for cue in cues()[lemma, part] if cue.act is not Act.POSITION)
    assert (cue.stance, cue.act) == (stance, act)


def test_a_cue_may_take_a_position_on_a_thing():
    assert [(cue.words, cue.act) for cue in cues()["point", Part.VERB]] == [(("out",), Act.SPEECH), (("to",), Act.POSITION)]


def test_a_cue_may_need_more_than_one_word():
    assert [cue.words for cue in cues()["call", Part.VERB] if cue.act is Act.SPEECH] == [("for",), ("on",), ("upon",)]
