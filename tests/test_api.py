"""The same from Python: from text or path to statements, and from statements to a Dataset."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Namespace

import kg
from kg import namespaces
from kg.errors import InputError
from kg.model import records

DIP = Namespace(namespaces.ONTOLOGY)
ACTOR = Namespace(namespaces.ACTOR)
TEXT = "Russia supports Iran."


def said(statements):
    return [(s.subject.entity.label, s.predicate, s.object.entity.label) for s in statements]


def test_a_text_has_statements():
    assert said(kg.statements(TEXT)) == [("Russia", "supports", "Iran")]


def test_a_path_is_read_whether_string_or_path(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    for given in (tmp_path / "a.txt", str(tmp_path / "a.txt"), tmp_path, str(tmp_path)):
        assert said(kg.statements(given)) == [("Russia", "supports", "Iran")]


def test_two_texts_are_two_documents_and_one_text_is_always_the_same():
    (first,), (again,), (other,) = (kg.statements(text) for text in (TEXT, TEXT, TEXT + " "))
    assert first.evidence.document == again.evidence.document != other.evidence.document
    assert records.statement_id(first) == records.statement_id(again)


def test_statements_make_a_dataset(workplace):
    graph = kg.dataset(kg.statements(workplace / "seeds"))
    assert isinstance(graph, Dataset)
    assert (ACTOR.russia, DIP.cooperatesWith, ACTOR["united-states"]) in graph
    assert dict(graph.namespaces())["dip"] == DIP[""]


@pytest.mark.parametrize("given", ["no-such-file.txt", "", " \n"])
def test_what_cannot_be_read_is_an_error_that_says_why(given):
    with pytest.raises(InputError, match=r"no-such-file.txt: is missing|the text is empty"):
        kg.statements(given)


def test_a_string_that_cannot_be_a_path_is_a_text():
    assert said(kg.statements(TEXT + " " * 5000)) == [("Russia", "supports", "Iran")]
