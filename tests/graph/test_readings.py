from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS
from spacy.language import Language

from kg import namespaces
from kg.documents import blocks, documents
from kg.errors import GraphError
from kg.graph import dataset, stores
from kg.graph.names import document_iri
from kg.graph.readings import reading
from kg.model import Affiliation, Attribution, AttributionKind, Document, Passage, Reading, Word
from kg.model.records import attribution_id, attribution_in_text
from kg.pipeline.reading import read_documents
from tests.graph.samples import ATTRIBUTIONS, BELARUS, DOCUMENT, FOREIGN_MINISTER, LAVROV, MINISTER, RUSSIA, STATEMENTS, TURKEY
from tests.graph.test_dataset import RUN, labels

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ARTICLE = document_iri(DOCUMENT.id)


def test_a_graph_gives_back_document_statements_attributions_and_affiliations() -> None:
    made = dataset(STATEMENTS, [DOCUMENT], affiliations={DOCUMENT.id: [MINISTER]}, attributions=ATTRIBUTIONS).graph(ARTICLE)
    found = reading(made)
    assert found.document == DOCUMENT
    assert found.statements == STATEMENTS
    assert found.attributions == ATTRIBUTIONS
    assert reading(made, attributed=False) == replace(found, attributions=())
    assert set(found.affiliations) == {Affiliation(LAVROV, office=FOREIGN_MINISTER), Affiliation(LAVROV, represents=RUSSIA)}


@given(
    labels,
    st.just("") | labels,
    st.none() | labels,
    st.none() | st.dates(),
    st.none() | labels,
    st.none() | labels,
    st.none() | labels,
    labels,
)
def test_any_document_comes_back(name, text, title, published, publisher, url, place, language) -> None:
    document = Document(name, text, title, published, publisher, url, place, language)
    # a publisher without a letter in its name has no IRI
    expected = replace(document, publisher=publisher if namespaces.slug(publisher or "") else None)
    assert reading(dataset([], [document]).graph(document_iri(name))).document == expected


@st.composite
def attributed(draw: st.DrawFn) -> Reading:
    """A document with attributions, some of which stand within others."""
    document = Document(draw(labels), draw(st.lists(labels, min_size=1, max_size=5).map(" ".join)))

    def passage() -> Passage:
        start = draw(st.integers(0, len(document.text)))
        end = draw(st.integers(start, len(document.text)))
        return Passage(document.text[start:end], start, end)

    def word() -> Word:
        here = passage()
        return Word(here.text, here.start, here.end, draw(labels))

    made: dict[str, Attribution] = {}
    for _ in range(draw(st.integers(0, 4))):
        content = {passage() for _ in range(draw(st.integers(1, 3)))}
        one = Attribution(
            "",
            document.id,
            draw(st.sampled_from(AttributionKind)),
            passage() if draw(st.booleans()) else None,
            draw(st.none() | actors),
            word() if draw(st.booleans()) else None,
            tuple(sorted(content, key=lambda stretch: (stretch.start, stretch.end))),
            draw(st.sampled_from([None, *made])),
        )
        made.setdefault(attribution_id(one), replace(one, id=attribution_id(one)))
    return Reading(document, (), tuple(sorted(made.values(), key=attribution_in_text)))


actors = st.sampled_from([LAVROV, RUSSIA, TURKEY, BELARUS])


stands = st.builds(Affiliation, actors, st.none() | st.just(FOREIGN_MINISTER), st.none() | actors)


@settings(max_examples=60)
@given(attributed(), st.sampled_from([None, "https://example.org/kg/"]))
def test_any_text_and_attributions_come_back_from_a_store(found: Reading, base: str | None) -> None:
    store = stores.writing(stores.MEMORY, base=base)
    store.put(found, RUN)
    assert list(store.readings()) == [found]
    assert list(store.described()) == [replace(found.document, text="")]


def test_what_is_read_in_the_seeds_comes_back(nlp: Language) -> None:
    found = [one for one in read_documents(documents(sorted(SEEDS.glob("*.txt"))), nlp) if isinstance(one, Reading)]
    store = stores.writing(stores.MEMORY)
    for one in found:
        store.put(one, RUN)
    (back,) = store.readings()
    (one,) = found
    assert len(one.attributions) > 10
    assert (back.statements, back.attributions) == (one.statements, one.attributions)
    # blocks follow from the text
    assert replace(back.document, blocks=blocks(back.document.text)) == one.document


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
