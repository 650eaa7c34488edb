"""Links to known actors, measured on GUM's links to Wikipedia."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.corpora.treebanks import treebank
from kg.evaluation.actors import Counts, evaluate, genre, linked, linked_names, read, titles
from kg.extraction.annotations import MentionRow
from kg.namespaces import ACTOR

# "The president of the U.S. doesn't like Mexico City." and a paragraph of its own.
LINES = """# newdoc id = GUM_news_example
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# meta::dateCreated = 2016-05-04
# newpar
# text = The president of the U.S. doesn't like Mexico City.
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new-ssnns-cf1-2-sgl-Barack_Obama
2	president	president	NOUN	NN	_	6	nsubj	_	_
3	of	of	ADP	IN	_	5	case	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(2-place-new-nnnnn-cf2-2-coref-United_States
5	U.S.	US	PROPN	NNP	_	2	nmod	_	Entity=2)1)
6-7	doesn't	_	_	_	_	_	_	_	_
6	does	do	AUX	VBZ	_	8	aux	_	_
7	n't	not	PART	RB	_	8	advmod	_	_
8	like	like	VERB	VB	_	0	root	_	_
9	Mexico	Mexico	PROPN	NNP	_	10	compound	_	Entity=(3-place-new-nnnnn-cf3-2-sgl-Mexico_City(4-place-new-n-cf4-1-sgl-Mexico)
10	City	City	PROPN	NNP	_	8	obj	_	Entity=3)|SpaceAfter=No
11	.	.	PUNCT	.	_	8	punct	_	_

# newpar
# text = It likes COVID-19.
1	It	it	PRON	PRP	_	2	nsubj	_	Entity=(2-place-giv:act-nnnnn-cf1-1-coref-United_States)
2	likes	like	VERB	VBZ	_	0	root	_	_
3	COVID-19	COVID-19	PROPN	NNP	_	2	obj	_	Entity=(5-event-new-nnnnn-cf5-1-sgl-COVID%2D19_pandemic)|SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = GUM_speech_example
# text = Oakland!
1	Oakland	Oakland	PROPN	NNP	_	0	root	_	Entity=(1-place-new-nnnnn-cf1-1-sgl-Oakland%2C_California)|SpaceAfter=No
2	!	!	PUNCT	.	_	1	punct	_	_
"""


@pytest.fixture
def golds(tmp_path: Path, nlp) -> list[Doc]:
    (tmp_path / "gum-test.conllu").write_text(LINES, encoding="utf-8")
    return list(treebank(tmp_path / "gum-test.conllu", nlp.vocab))


def test_a_document_is_read_on_its_day(golds, nlp) -> None:
    assert [(genre(gold), read(nlp, gold)._.published) for gold in golds] == [("news", "2016-05-04"), ("speech", None)]


def test_names_are_the_linked_mentions_of_places_persons_and_organizations_with_a_proper_noun_as_head(golds) -> None:
    news, speech = golds
    assert {(news.text[name.start : name.end], name.title) for name in linked_names(news)} == {
        ("U.S.", "United States"),  # neither 'president', a common noun, nor 'It', nor the pandemic, an event
        ("Mexico", "Mexico"),
        ("City", "Mexico City"),
    }
    assert [(name.start, name.end, name.title) for name in linked_names(speech)] == [(0, 7, "Oakland, California")]


@pytest.mark.parametrize(
    ("title", "iri"),
    [("United States", "united-states"), ("United Nations Security Council", "un-security-council"), ("Georgia", "georgia"), ("IS", None)],
)
def test_a_title_is_a_label_or_a_name_that_is_the_actors_alone(title: str, iri: str | None) -> None:
    assert titles().get(title) == (iri and ACTOR + iri)


def test_a_link_is_a_mention_of_a_known_actor_over_the_head(golds, nlp) -> None:
    news, _ = golds
    doc = nlp.make_doc(news.text)
    doc._.mentions = [
        MentionRow(4, 5, 4, ACTOR + "united-states", "United States", "Country", "name"),
        MentionRow(8, 10, 9, ACTOR + "mexico-city", "Mexico City", "Place", "name"),
        MentionRow(12, 13, 12, ACTOR + "united-states", "United States", "Country", "pronoun"),
    ]
    assert {name.title: linked(doc, name) for name in linked_names(news)} == {
        "United States": {ACTOR + "united-states"},
        "Mexico": set(),
        "Mexico City": set(),
    }


def test_figures_are_of_all_genres_and_of_each(nlp, tmp_path: Path) -> None:
    (tmp_path / "gum-test.conllu").write_text(LINES, encoding="utf-8")
    [table] = evaluate(nlp, tmp_path)
    assert table.columns == ("names", "recall", "links", "precision")
    assert [row.system for row in table.rows] == ["all genres", "news", "speech"]
    names, recall, links, precision = table.rows[0].values
    assert names == 2  # the U.S. and Mexico; no actor's title is Mexico City or Oakland
    assert recall in {50.0, 100.0}
    assert links in {2.0, 3.0}
    assert precision in {100 / 3, 50.0, 100.0, 200 / 3}
    assert table.rows[2].values == (0.0, None, 0.0, None)


def test_counts_tell_names_from_links() -> None:
    assert Counts(names=2, found=1, links=3, right=1)._asdict() == {"names": 2, "found": 1, "links": 3, "right": 1}


def test_names_in_gum_lead_to_their_actors(nlp) -> None:
    folder = os.environ.get("KG_TREEBANKS")
    if not folder or not Path(folder, "gum-test.conllu").is_file():
        pytest.skip("KG_TREEBANKS names no folder with gum-test.conllu")
    [table] = evaluate(nlp, Path(folder))
    names, recall, _, precision = (value or 0 for value in table.rows[0].values)
    assert (names > 100, recall > 75, precision > 65) == (True, True, True)
