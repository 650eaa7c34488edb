"""The joint parser as a spaCy component."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from kg import paths

TEXT = "Russian Foreign Minister Sergey Lavrov rejected the plan.\n\nHe arrived in Geneva on Monday."


@pytest.fixture(scope="module", params=paths.BUNDLED)
def parse(request):
    """A bundled pipeline without our other components."""
    nlp = spacy.load(paths.bundled_pipeline(request.param))
    with nlp.select_pipes(enable=["parser"]):
        yield nlp


def annotations(doc: Doc) -> list[tuple]:
    return [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc]


def test_it_sets_tags_lemmas_trees_sentences_and_names(parse):
    doc = parse(TEXT)
    [verb] = (token for token in doc if token.text == "rejected")
    assert (verb.tag_, verb.pos_, verb.lemma_, verb.dep_) == ("VBD", "VERB", "reject", "ROOT")
    assert verb.morph.get("Tense") == ["Past"]
    [subject] = (token for token in verb.children if token.dep_ == "nsubj")
    assert " ".join(token.text for token in subject.subtree) == "Russian Foreign Minister Sergey Lavrov"
    assert [sentence.text.strip() for sentence in doc.sents] == TEXT.split("\n\n")
    assert {(ent.text, ent.label_) for ent in doc.ents} >= {("Sergey Lavrov", "PERSON"), ("Geneva", "GPE"), ("Monday", "DATE")}


def test_sentence_starts_and_entities_that_are_there_already_are_kept(parse):
    doc = parse.make_doc("Norway and Iceland agreed to talks in Oslo.")
    for token in doc:
        token.is_sent_start = token.i in {0, 3}
    doc.ents = [Span(doc, 0, 3, "PAIR")]
    doc = parse.get_pipe("parser")(doc)
    assert [sentence.text for sentence in doc.sents] == ["Norway and Iceland", "agreed to talks in Oslo."]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Norway and Iceland", "PAIR"), ("Oslo", "GPE")]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "  Yes.  ", "No"])
def test_texts_of_next_to_nothing_are_parsed(parse, text):
    doc = parse(text)
    assert doc.text == text
    assert all(token.dep_ and token.sent.text for token in doc)


def test_a_text_longer_than_the_network_sees_at_once_is_read_to_its_end(parse):
    sentences = [f"Minister number {n} met the delegation in Geneva." for n in range(100)]
    doc = parse(" ".join(sentences))
    assert [sentence.text for sentence in doc.sents] == sentences
    assert sum(ent.text == "Geneva" for ent in doc.ents) == 100


def test_a_sentence_longer_than_the_network_sees_at_once_is_read_to_its_end(parse):
    doc = parse("They met " + " and ".join(["Norway"] * 400) + ".")
    assert all(token.dep_ for token in doc)


def test_a_text_of_long_unknown_words_is_parsed(parse):
    assert len(parse(" ".join(["kqxzvbwj" * 12] * 300))) == 300


def test_nothing_depends_on_the_batch_or_on_the_number_of_processes(parse):
    texts = [TEXT, "Norway and Iceland condemned the attack.", "Oslo denies it."] * 3
    alone = [annotations(parse(text)) for text in texts]
    for settings in ({"batch_size": 1}, {"batch_size": 64}, {"n_process": 2}):
        assert [annotations(doc) for doc in parse.pipe(texts, **settings)] == alone


def test_it_goes_to_disk_and_to_bytes_and_comes_back(parse, tmp_path):
    parse.to_disk(tmp_path / "saved")
    for restored in (spacy.load(tmp_path / "saved"), type(parse).from_config(parse.config).from_bytes(parse.to_bytes())):
        with restored.select_pipes(enable=["parser"]):
            assert annotations(restored(TEXT)) == annotations(parse(TEXT))


def test_an_empty_one_says_that_it_must_be_filled():
    nlp = spacy.blank("en")
    nlp.add_pipe("joint_parser")
    with pytest.raises(ValueError, match="E109"):
        nlp("Oslo denies it.")


def test_spacy_scores_it(parse):
    line = TEXT.replace("\n\n", " ")
    scores = parse.evaluate([Example(parse.make_doc(line), parse(line))])
    assert (scores["dep_las"], scores["tag_acc"], scores["ents_f"], scores["sents_f"]) == (1, 1, 1, 1)


@pytest.mark.parametrize("word", ["counter-terrorism", "non-proliferation", "Jae-in"])
def test_a_mark_behind_a_hyphenated_word_is_a_word_of_its_own(nlp, word):
    assert [token.text for token in nlp.make_doc(f"{word}, he said")][:2] == [word, ","]
