"""The scores of parses."""

from __future__ import annotations

import pytest

from kg.corpora.treebanks import treebank
from kg.evaluation.parser import conll_scores, conllu, spacy_scores
from tests.corpora.samples import GUM


@pytest.fixture
def gold(tmp_path, nlp):
    path = tmp_path / "gum-test.conllu"
    path.write_text(GUM, encoding="utf-8")
    return path, list(treebank(path, nlp.vocab))


def test_the_gold_parse_has_full_marks(gold):
    path, docs = gold
    assert {spacy_scores(docs, docs)[name] for name in ("tag_acc", "pos_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")} == {1.0}
    assert {conll_scores(path, docs)[name] for name in ("Words", "Sentences", "UPOS", "UAS", "LAS", "CLAS")} == {100.0}


def test_a_wrong_head_costs_its_share(gold):
    path, docs = gold
    [parsed] = [doc.copy() for doc in docs]
    parsed[14].head = parsed[12]  # 'Geneva' on 'Nations'
    scores = spacy_scores(docs, [parsed])
    assert scores["dep_uas"] == scores["dep_las"] == pytest.approx(18 / 19)  # of the words that are no punctuation
    assert conll_scores(path, [parsed])["UAS"] == pytest.approx(100 * 21 / 22)


def test_spaces_are_no_words_in_conllu(gold):
    _, [doc] = gold
    lines = conllu(doc).split("\n\n")
    assert [len(sentence.splitlines()) for sentence in lines if sentence.strip()] == [8, 8, 6]
