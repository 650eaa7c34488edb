"""Rules from forms to lemmas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.parsing.lemmas import WordList, apply, rule

words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("form", "lemma", "expected"),
    [("countries", "country", "-3y"), ("Said", "say", "-2y"), ("was", "be", "!be"), ("Russia", "Russia", "=0"), ("talks", "talk", "-1")],
)
def test_a_rule_tells_what_is_cut_and_added(form, lemma, expected):
    assert rule(form, lemma) == expected


def test_a_rule_serves_every_word_of_its_class():
    assert [apply("-3y", form) for form in ("countries", "Tries", "PARTIES")] == ["country", "try", "party"]


def test_a_rule_that_cuts_too_much_leaves_the_form():
    assert apply("-3y", "ies") == "ies"


@given(words, words)
def test_a_rule_applied_to_its_form_gives_its_lemma(form, lemma):
    assert apply(rule(form, lemma), form) == lemma


LIST = WordList(
    {"VERB": frozenset({"reject", "lay", "agree", "deploy", "deplore"}), "NOUN": frozenset({"authority", "authorities"})},
    {"VERB": {"laid": "lay"}, "NOUN": {}},
    {"VERB": (("ed", "e"), ("ed", "")), "NOUN": (("ies", "y"),)},
)


@pytest.mark.parametrize(
    ("form", "made", "pos", "tag", "expected"),
    [
        ("rejected", "rejecte", "VERB", "VBD", "reject"),
        ("deplored", "deploy", "VERB", "VBD", "deplore"),
        ("Laid", "la", "VERB", "VBD", "lay"),
        ("authorities", "authoritie", "NOUN", "NNS", "authority"),
        ("agreed", "agree", "VERB", "VBD", "agree"),
        ("googled", "googl", "VERB", "VBD", "googl"),
        ("its", "its", "PRON", "PRP$", "its"),
    ],
)
def test_what_is_no_lemma_of_the_form_is_mended_by_the_word_list(form, made, pos, tag, expected):
    assert LIST.mended(made, form, pos, tag) == expected


def test_a_word_list_goes_to_bytes_and_comes_back():
    assert WordList.from_bytes(LIST.to_bytes()) == LIST
    assert LIST.to_bytes() == LIST.to_bytes()
