"""Treebanks as spaCy docs."""

from __future__ import annotations

import pytest
import spacy
from spacy.vocab import Vocab

from kg.corpora.treebanks import treebank
from tests.corpora.samples import GUM


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "gum-test.conllu"
    file.write_text(GUM, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def vocab() -> Vocab:
    return spacy.blank("en").vocab


def test_a_document_has_its_text_with_spaces_and_paragraphs(path, vocab):
    [doc] = treebank(path, vocab)
    assert doc.text.strip() == "Russian Foreign Minister Lavrov didn't go. He met the United Nations in Geneva.\nTalks cost $5 million."
    assert doc.user_data["id"] == "GUM_news_sample"


def test_words_have_their_annotations(path, vocab):
    [doc] = treebank(path, vocab)
    go = doc[6]
    assert (go.text, go.lemma_, go.pos_, go.tag_, go.dep_, str(go.morph)) == ("go", "go", "VERB", "VB", "ROOT", "VerbForm=Inf")
    assert [child.text for child in go.children] == ["Lavrov", "did", "n't", "."]
    assert len(list(doc.sents)) == 3


def test_names_are_the_mentions_headed_by_proper_nouns_without_titles(path, vocab):
    [doc] = treebank(path, vocab)
    found = [(ent.text, ent.label_) for ent in doc.ents]
    assert found == [("Lavrov", "PERSON"), ("United Nations", "ORG"), ("Geneva", "GPE"), ("$5 million", "MONEY")]


def test_whether_a_capitalized_adjective_inside_a_sentence_names_a_people_is_not_told(path, vocab):
    [doc] = treebank(path, vocab)
    assert [token.text for token in doc if not token.ent_iob_] == ["Foreign"]


def test_a_document_can_be_read_in_parts(path, vocab):
    assert [len(list(doc.sents)) for doc in treebank(path, vocab, longest=2)] == [2, 1]
