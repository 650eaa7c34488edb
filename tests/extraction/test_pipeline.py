"""The spaCy pipeline: which ones are taken, and that results depend on the text alone."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from kg import paths
from kg.errors import PipelineError
from kg.extraction import described, load, readings
from kg.model import Document

TEXTS = [
    "Russia is ready for talks with Turkey, Lavrov said.",
    '"We reject the plan," Russian Foreign Minister Sergey Lavrov said. "It helps nobody."',
    "Norway and Iceland condemned the attack.",
]


def test_the_bundled_pipeline_is_the_default(nlp):
    assert described(nlp) == f"en_diplomatic {nlp.meta['version']}"
    assert nlp.pipe_names[0] == "diplomatic_layout"
    assert nlp.pipe_names[-1] == "diplomatic_statements"


def test_another_pipeline_can_be_named_by_its_path():
    assert load(str(paths.bundled_pipeline())).pipe_names == load().pipe_names


def test_a_pipeline_that_is_not_there_is_named():
    with pytest.raises(PipelineError, match="en_core_web_none: no spaCy pipeline of that name or path"):
        load("en_core_web_none")


def test_labels_of_another_scheme_are_refused(tmp_path):
    other = spacy.blank("en")
    parser = other.add_pipe("parser")
    for label in ("nsubj", "dobj", "pobj", "prep"):
        parser.add_label(label)
    other.initialize()
    other.to_disk(tmp_path / "other")
    with pytest.raises(PipelineError, match="its parser's labels are not those of Universal Dependencies"):
        load(tmp_path / "other")


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="Universal Dependencies"):
        load(tmp_path / "blank")


def test_the_factories_can_be_added_to_a_pipeline_of_ones_own():
    own = spacy.blank("en")
    own.add_pipe("parser", source=spacy.load(paths.bundled_pipeline()))
    for name in ("mentions", "coreference", "quotations", "attributions", "statements"):
        own.add_pipe(f"diplomatic_{name}")
    [statement] = own("Poland called on Belarus to release the journalists.")._.statements[:1]
    assert (statement.subject.entity.label, statement.predicate, statement.object.entity.label) == ("Poland", "requests", "Belarus")


def test_the_default_has_the_name_of_the_distribution():
    own = spacy.load("diplomacy_kg", exclude=["diplomatic_statements"])
    assert own.pipe_names == load().pipe_names[:-1]


def test_a_pipeline_goes_to_disk_and_to_bytes_and_comes_back(nlp, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    for restored in (spacy.load(tmp_path / "saved"), type(nlp).from_config(nlp.config).from_bytes(nlp.to_bytes())):
        assert restored(TEXTS[1])._.statements == nlp(TEXTS[1])._.statements


@pytest.mark.parametrize("settings", [{"batch_size": 1}, {"n_process": 2}])
def test_results_depend_neither_on_the_batch_nor_on_the_number_of_processes(nlp, settings):
    docs = list(nlp.pipe(TEXTS, **settings))
    assert [doc._.statements for doc in docs] == [nlp(text)._.statements for text in TEXTS]
    assert all(doc._.attributions or doc._.statements for doc in docs)


@pytest.mark.parametrize("name", ["layout", "names", "mentions", "coreference", "quotations", "attributions", "statements"])
def test_each_component_tells_what_it_sets(nlp, name):
    assert nlp.get_pipe_meta(f"diplomatic_{name}").assigns


def test_results_do_not_depend_on_the_company(nlp):
    together = list(readings([Document(str(n), text) for n, text in enumerate(TEXTS)], nlp))
    alone = [next(readings([Document(str(n), text)], nlp)) for n, text in enumerate(TEXTS)]
    assert together == alone
    assert all(reading.statements for reading in together)


def test_annotations_survive_serialization(nlp):
    doc = nlp(TEXTS[1])
    [back] = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    copied = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for name in ("statements", "attributions", "quotations", "mentions"):
        assert getattr(back._, name) == getattr(doc._, name) == getattr(copied._, name)
    assert doc._.statements


def test_an_empty_text_says_nothing(nlp):
    assert next(readings([Document("empty", "")], nlp)).statements == ()
