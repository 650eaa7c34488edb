from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import DCTERMS

from kg import namespaces
from kg.errors import GraphError
from kg.graph import dataset
from kg.graph.names import document_iri
from kg.graph.readings import reading
from kg.model import Affiliation, Document
from tests.graph.samples import BELARUS, DOCUMENT, FOREIGN_MINISTER, LAVROV, MINISTER, RUSSIA, STATEMENTS, TURKEY
from tests.graph.test_dataset import labels

ARTICLE = document_iri(DOCUMENT.id)


def test_a_graph_gives_back_document_statements_and_affiliations() -> None:
    found = reading(dataset(STATEMENTS, [DOCUMENT], affiliations={DOCUMENT.id: [MINISTER]}).graph(ARTICLE))
    assert found.document == replace(DOCUMENT, text="")
    assert found.statements == STATEMENTS
    assert set(found.affiliations) == {Affiliation(LAVROV, office=FOREIGN_MINISTER), Affiliation(LAVROV, represents=RUSSIA)}


@given(labels, st.none() | labels, st.none() | st.dates(), st.none() | labels, st.none() | labels, st.none() | labels, labels)
def test_any_document_comes_back_without_its_text(name, title, published, publisher, url, place, language) -> None:
    document = Document(name, "text", title, published, publisher, url, place, language)
    # a publisher without a letter in its name has no IRI
    expected = replace(document, text="", publisher=publisher if namespaces.slug(publisher or "") else None)
    assert reading(dataset([], [document]).graph(document_iri(name))).document == expected


actors = st.sampled_from([LAVROV, RUSSIA, TURKEY, BELARUS])


stands = st.builds(Affiliation, actors, st.none() | st.just(FOREIGN_MINISTER), st.none() | actors)


@given(st.lists(stands.filter(lambda told: told.office is not None or told.represents is not None)))
def test_what_is_told_of_actors_makes_the_same_graph_again(stand: list[Affiliation]) -> None:
    made = dataset([], [DOCUMENT], affiliations={DOCUMENT.id: stand}).graph(ARTICLE)
    again = dataset([], [DOCUMENT], affiliations={DOCUMENT.id: reading(made).affiliations}).graph(ARTICLE)
    assert set(again) == set(made)


@pytest.mark.parametrize("count", [0, 2])
def test_a_graph_of_no_document_or_of_two_is_refused(count: int) -> None:
    names = ["a.txt", "b.txt"][:count]
    made = [triple for name in names for triple in dataset([], [Document(name, "")]).graph(document_iri(name))]
    with pytest.raises(GraphError, match=f"the graph of one document is needed: this one is of {count}"):
        reading(made)


def test_a_document_without_its_id_is_refused() -> None:
    made = dataset([], [DOCUMENT]).graph(ARTICLE)
    made.remove((None, DCTERMS.identifier, None))
    with pytest.raises(GraphError, match=r"document/news.txt: not a document of ours: .*identifier"):
        reading(made)
