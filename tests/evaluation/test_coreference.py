"""Coreference, measured on GUM's marks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.corpora.treebanks import treebank
from kg.evaluation.coreference import FIRST, THIRD, Pronouns, evaluate, gold_chains, gold_mentions, our_chains, pronouns
from kg.extraction.annotations import MentionRow
from tests.corpora.samples import GUM


@pytest.fixture
def gold(tmp_path, nlp):
    (tmp_path / "gum-test.conllu").write_text(GUM, encoding="utf-8")
    [doc] = treebank(tmp_path / "gum-test.conllu", nlp.vocab)
    return doc


def row(start: int, end: int, head: int, name: str, kind: str) -> MentionRow:
    return MentionRow(start, end, head, name, name, "Person", kind)


def test_mentions_are_known_by_their_heads(gold):
    words = {gold.text[mention.head :].split()[0]: mention for mention in gold_mentions(gold)}
    assert set(words) == {"Lavrov", "He", "Nations", "Geneva.", "Talks"}
    assert (words["He"].word, words["He"].named, words["Lavrov"].named, words["Talks"].named) == ("he", False, True, False)
    assert words["He"].entity == words["Lavrov"].entity


def test_a_pronoun_is_right_when_it_shares_a_name_with_its_entity(gold, nlp):
    doc = nlp.make_doc(gold.text)
    doc._.mentions = [row(0, 4, 3, "lavrov", "name"), row(8, 9, 8, "lavrov", "pronoun"), row(11, 13, 12, "un", "name")]
    assert pronouns(gold, doc, THIRD) == Pronouns(gold=1, right=1, linked=1)
    doc._.mentions = [row(0, 4, 3, "lavrov", "name"), row(8, 9, 8, "un", "pronoun"), row(11, 13, 12, "un", "name")]
    assert pronouns(gold, doc, THIRD) == Pronouns(gold=1, right=0, linked=1)
    assert pronouns(gold, doc, FIRST) == Pronouns()


def test_chains_are_of_entities_mentioned_more_than_once(gold, nlp):
    [chain] = gold_chains(gold, named_only=True)
    assert {gold.text[head:].split()[0] for head in chain} == {"Lavrov", "He"}
    assert our_chains(nlp(gold.text)) == [chain]


def test_each_genre_has_its_figures(nlp, tmp_path):
    (tmp_path / "gum-test.conllu").write_text(GUM, encoding="utf-8")
    on_pronouns, on_all, on_named = evaluate(nlp, tmp_path)
    assert on_pronouns.rows[0].values[:3] == (1.0, 100.0, 100.0)
    assert [row.system for row in on_all.rows] == ["kg, all three", "kg, news", "kg, interview", "kg, speech", "xrenner, gold parses"]
    assert on_named.rows[1].values == pytest.approx((100.0, 100.0, 100.0, 100.0))


def test_three_of_four_pronouns_in_gum_mean_whom_we_say(nlp):
    folder = os.environ.get("KG_TREEBANKS")
    if not folder or not Path(folder, "gum-test.conllu").is_file():
        pytest.skip("KG_TREEBANKS names no folder with gum-test.conllu")
    share = evaluate(nlp, Path(folder))[0].rows[0].values[1]
    assert share is not None
    assert share > 75
