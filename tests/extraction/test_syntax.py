"""Syntax is read off hand-corrected parses, so that these tests hold for any pipeline."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training.converters import conllu_to_docs

from kg.extraction import syntax

AGREED = """
1	Russia	Russia	PROPN	NNP	_	4	nsubj	_	_
2	and	and	CCONJ	CC	_	3	cc	_	_
3	Turkey	Turkey	PROPN	NNP	_	1	conj	_	_
4	agreed	agree	VERB	VBD	_	0	root	_	_
5	to	to	PART	TO	_	6	mark	_	_
6	hold	hold	VERB	VB	_	4	xcomp	_	_
7	talks	talk	NOUN	NNS	_	6	obj	_	_
8	with	with	ADP	IN	_	9	case	_	_
9	Iran	Iran	PROPN	NNP	_	7	nmod	_	_
"""
AGENDA = """
1	Oslo	Oslo	PROPN	NNP	_	2	nsubj	_	_
2	rejected	reject	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	_
4	agenda	agenda	NOUN	NN	_	2	obj	_	_
5	suggested	suggest	VERB	VBN	_	4	acl	_	_
6	by	by	ADP	IN	_	7	case	_	_
7	Riga	Riga	PROPN	NNP	_	5	obl:agent	_	_
8	,	,	PUNCT	,	_	10	punct	_	_
9	which	which	PRON	WDT	_	10	nsubj	_	_
10	failed	fail	VERB	VBD	_	4	acl:relcl	_	_
"""


@pytest.fixture(scope="module")
def agreed() -> Doc:
    return parsed(AGREED)


@pytest.fixture(scope="module")
def agenda() -> Doc:
    return parsed(AGENDA)


def parsed(rows: str) -> Doc:
    doc = next(conllu_to_docs(rows.strip() + "\n", n_sents=1, no_print=True))
    return Doc(
        spacy.blank("en").vocab,
        words=[t.text for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
    )


def word(doc: Doc, text: str):
    return next(token for token in doc if token.text == text)


def test_an_infinitive_shares_the_subject_of_what_governs_it(agreed):
    assert syntax.clause_subject(word(agreed, "hold")).text == "Russia"


def test_conjuncts_come_in_the_order_of_the_text(agreed):
    assert [t.text for t in syntax.coordinated(word(agreed, "Russia"))] == ["Russia", "Turkey"]


def test_an_act_named_by_a_noun_belongs_to_the_subject_of_its_verb(agreed):
    assert syntax.noun_holder(word(agreed, "talks")).text == "Russia"


def test_a_preposition_is_read_at_its_noun(agreed):
    assert syntax.preposition(word(agreed, "Iran")) == "with"
    assert syntax.preposition(word(agreed, "talks")) == ""
    assert syntax.is_infinitive(word(agreed, "hold"))


def test_a_participle_after_a_noun_is_passive_with_that_noun_as_object(agenda):
    suggested = word(agenda, "suggested")
    assert syntax.is_passive(suggested)
    assert syntax.agent(suggested).text == "Riga"
    assert syntax.direct_object(suggested).text == "agenda"


def test_a_relative_clause_takes_its_antecedent_for_subject(agenda):
    assert syntax.clause_subject(word(agenda, "failed")).text == "agenda"


def test_a_noun_phrase_ends_before_its_clauses(agenda):
    start, end = syntax.phrase(word(agenda, "agenda"))
    assert agenda[start:end].text == "the agenda"


def test_labels_of_another_scheme_are_recognised():
    nlp = spacy.blank("en")
    nlp.add_pipe("parser").add_label("dobj")
    assert not syntax.is_universal(nlp)
