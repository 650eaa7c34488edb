"""Nanopublications are well-formed as the guidelines (nanopub.net/guidelines) have it, and say what the statement says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from rdflib import DCTERMS, OWL, PROV, RDF

from kg.graph import dataset
from kg.graph.exports.nanopub import NANOPUBLICATION, NP
from kg.graph.names import DIP
from kg.graph.oxigraph import engine
from kg.model import Modality, Statement
from kg.model.records import statement_id
from tests.graph.exports.samples import TWICE, exported, store
from tests.graph.samples import COOPERATION, NEGATED_MEETING, PROPOSAL
from tests.graph.test_dataset import worlds

Graphs = dict[ox.NamedNode, set[ox.Triple]]


def n(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def graphs(found: ox.Store) -> Graphs:
    read: Graphs = defaultdict(set)
    for quad in ox.parse(exported(found, "nanopub"), format=ox.RdfFormat.TRIG):
        assert isinstance(quad.graph_name, ox.NamedNode), "all triples stand in a named graph"
        read[quad.graph_name].add(quad.triple)
    return read


def publications(read: Graphs) -> dict[ox.NamedNode, list[ox.NamedNode]]:
    """Each nanopublication with its four graphs; asserts that it is well-formed."""
    found = {}
    for head, said in read.items():
        declared = [triple.subject for triple in said if triple.predicate == n(RDF.type) and triple.object == n(NP.Nanopublication)]
        if not declared:
            continue
        (publication,) = declared
        parts = [head]
        for link in (NP.hasAssertion, NP.hasProvenance, NP.hasPublicationInfo):
            (part,) = (triple.object for triple in said if triple.subject == publication and triple.predicate == n(link))
            parts.append(part)
        assert len({publication, *parts}) == 5
        _, assertion, provenance, info = parts
        assert read[assertion]
        assert any(assertion in (triple.subject, triple.object) for triple in read[provenance])
        assert any(publication in (triple.subject, triple.object) for triple in read[info])
        found[publication] = parts
    assert {part for parts in found.values() for part in parts} == set(read), "no graph stands outside a nanopublication"
    return found


def parts(statement: Statement) -> list[set[ox.Triple]]:
    read = graphs(store([statement]))
    ((publication, names),) = publications(read).items()
    assert publication.value == NANOPUBLICATION + statement_id(statement)
    return [read[name] for name in names]


def edge(statement: Statement) -> ox.Triple:
    assert statement.object
    return ox.Triple(n(statement.subject.entity.id), n(DIP[statement.predicate]), n(statement.object.entity.id))


def test_each_statement_is_one_nanopublication() -> None:
    assert {name.value for name in publications(graphs(store()))} == {NANOPUBLICATION + statement_id(said) for said in TWICE}


@given(worlds())
def test_any_world_makes_well_formed_nanopublications(said: list[Statement]) -> None:
    assert len(publications(graphs(engine(dataset(said))))) == len(said)


def test_what_is_told_as_actual_is_asserted() -> None:
    assert edge(COOPERATION) in parts(COOPERATION)[1]


@pytest.mark.parametrize("statement", [PROPOSAL, replace(PROPOSAL, modality=Modality.HYPOTHETICAL)])
def test_what_is_only_possible_is_not_asserted_by_itself(statement: Statement) -> None:
    assertion = parts(statement)[1]
    assert edge(statement) not in assertion
    assert n(DIP[statement.modality.value]) in {triple.object for triple in assertion}


def test_a_denial_asserts_a_negative_assertion() -> None:
    assertion = parts(NEGATED_MEETING)[1]
    assert edge(NEGATED_MEETING) not in assertion
    assert n(OWL.NegativePropertyAssertion) in {triple.object for triple in assertion}


def test_provenance_names_the_document_the_source_the_words_and_how_sure_we_are() -> None:
    _, _, provenance, info = parts(PROPOSAL)
    told = {(triple.predicate.value, str(triple.object)) for triple in provenance}
    assert (str(PROV.wasAttributedTo), "<https://w3id.org/diplomacy-kg/actor/sergey-lavrov>") in told
    assert (str(PROV.wasDerivedFrom), "<https://w3id.org/diplomacy-kg/document/news.txt>") in told
    assert any("We may propose safe havens" in value for _, value in told)
    assert str(DIP.confidence) in {predicate for predicate, _ in told}
    created = [triple.object.value for triple in info if triple.predicate == n(DCTERMS.created)]  # type: ignore[union-attr]
    assert created == ["2026-11-23T14:00:00Z"]


def test_without_a_run_it_is_well_formed_too() -> None:
    assert len(publications(graphs(engine(dataset([PROPOSAL]))))) == 1
