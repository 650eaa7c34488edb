"""Slips of the parse that grammar rules out, on parses written by hand."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from kg.extraction.repairs import component


def parsed(words: str) -> Doc:
    """'word/TAG/label>head' for each word, heads counted from 0."""
    rows = [word.split("/") for word in words.split()]
    arcs = [row[2].split(">") for row in rows]
    pos = {
        "VB": "VERB",
        "VBD": "VERB",
        "VBZ": "VERB",
        "VBN": "VERB",
        "VBG": "VERB",
        "NNP": "PROPN",
        "NN": "NOUN",
        "NNS": "NOUN",
        "MD": "AUX",
    }
    return Doc(
        spacy.blank("en").vocab,
        words=[row[0] for row in rows],
        tags=[row[1] for row in rows],
        pos=[pos.get(row[1], "X") for row in rows],
        deps=[label for label, _ in arcs],
        heads=[int(head) for _, head in arcs],
        lemmas=[row[0].lower() for row in rows],
    )


def arc(doc: Doc, word: str) -> tuple[str, str]:
    token = next(token for token in doc if token.text == word)
    return token.dep_, token.head.text


def test_whoever_is_accused_of_a_deed_is_the_accusers_object():
    doc = component(parsed("Tehran/NNP/nsubj>1 accuses/VBZ/ROOT>1 Israel/NNP/nsubj>5 of/IN/mark>5 having/VBG/aux>5 struck/VBN/advcl>1"))
    assert arc(doc, "Israel") == ("obj", "accuses")


def test_a_name_behind_a_preposition_and_the_verb_is_no_subject():
    doc = component(parsed("Sherbiny/NNP/nsubj>1 held/VBD/ROOT>1 talks/NNS/obj>1 with/IN/mark>1 Idris/NNP/nsubj>1"))
    assert arc(doc, "Idris") == ("obl", "held")
    assert arc(doc, "with") == ("case", "Idris")


def test_what_and_joins_to_a_subject_is_no_second_one():
    doc = component(
        parsed("guards/NNS/nsubj>5 of/IN/case>2 Chad/NNP/nmod>0 and/CC/cc>4 Niger/NNP/nsubj>5 exchanged/VBD/ROOT>5 fire/NN/obj>5")
    )
    assert arc(doc, "Niger") == ("conj", "Chad")


def test_a_finite_verb_is_joined_to_a_finite_one():
    doc = component(
        parsed("Iran/NNP/nsubj>1 said/VBD/ROOT>1 it/PRP/nsubj>4 could/MD/aux>4 stop/VB/ccomp>1 and/CC/cc>6 dismissed/VBD/conj>4")
    )
    assert arc(doc, "dismissed") == ("conj", "said")


def test_a_right_parse_stays_as_it_is():
    text = "Chad/NNP/nsubj>3 and/CC/cc>2 Niger/NNP/conj>0 exchanged/VBD/ROOT>3 fire/NN/obj>3 and/CC/cc>6 left/VBD/conj>3"
    before, after = parsed(text), component(parsed(text))
    assert [(token.dep_, token.head.i) for token in after] == [(token.dep_, token.head.i) for token in before]


def test_a_preposition_goes_with_the_noun_before_it_where_that_takes_one():
    doc = component(
        parsed("cooperation/NN/ROOT>0 in/IN/case>3 the/DT/det>3 war/NN/nmod>0 on/IN/case>5 terror/NN/nmod>0 since/IN/case>7 May/NNP/nmod>0")
    )
    assert arc(doc, "terror") == ("nmod", "war")
    assert arc(doc, "May") == ("nmod", "cooperation")


def test_a_preposition_that_the_noun_before_it_does_not_take_stays_with_the_other():
    doc = component(parsed("talks/NNS/ROOT>0 in/IN/case>2 Geneva/NNP/nmod>0 on/IN/case>4 Syria/NNP/nmod>0"))
    assert arc(doc, "Syria") == ("nmod", "talks")


def test_an_infinitive_is_the_predicate_of_a_headline():
    doc = component(parsed("Chad/NNP/ROOT>0 Niger/NNP/appos>0 to/TO/mark>3 sign/VB/acl>1 treaty/NN/obj>3"))
    assert [arc(doc, word) for word in ("sign", "Chad", "Niger")] == [("ROOT", "sign"), ("nsubj", "sign"), ("conj", "Chad")]


def test_an_infinitive_after_a_noun_that_takes_one_is_not():
    doc = component(parsed("Plan/NN/ROOT>0 to/TO/mark>2 sign/VB/acl>0 treaty/NN/obj>2"))
    assert arc(doc, "sign") == ("acl", "Plan")


def test_a_name_between_a_comma_and_a_verb_without_a_subject_is_its_subject():
    doc = component(
        parsed("After/IN/case>1 talks/NNS/obl>6 in/IN/case>3 Bergen/NNP/nmod>1 ,/,/punct>1 Iceland/NNP/nmod>1 signed/VBD/ROOT>6")
    )
    assert arc(doc, "Iceland") == ("nsubj", "signed")


def test_whoever_is_urged_to_act_is_the_object_of_the_one_who_urges():
    doc = component(parsed("Chad/NNP/nsubj>1 urges/VBZ/ROOT>1 Niger/NNP/nsubj>4 to/TO/mark>4 stop/VB/xcomp>1"))
    assert arc(doc, "Niger") == ("obj", "urges")


def test_whoever_stands_behind_for_is_the_subject():
    text = "Chad/NNP/nsubj>1 pressed/VBD/ROOT>1 for/IN/mark>5 Niger/NNP/nsubj>5 to/TO/mark>5 stop/VB/advcl>1"
    assert arc(component(parsed(text)), "Niger") == ("nsubj", "stop")


def test_what_has_a_preposition_is_no_object():
    doc = component(parsed("Chad/NNP/nsubj>1 called/VBD/ROOT>1 on/IN/case>3 Niger/NNP/nsubj>5 to/TO/mark>5 stop/VB/xcomp>1"))
    assert arc(doc, "Niger") == ("obl", "called")
