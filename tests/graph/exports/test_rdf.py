"""Each RDF format says what the store says, read by two parsers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pyoxigraph as ox
import pytest
from hypothesis import given
from rdflib import RDF, XSD, Dataset, URIRef

from kg.graph import dataset, write
from kg.graph.exports.jsonld import context
from kg.graph.exports.rdf12 import REIFIES, with_terms, without_terms
from kg.graph.names import DIP, PREFIXES
from kg.graph.oxigraph import engine, quads
from kg.lexicon.relations import relations
from kg.model import Statement
from kg.xml import allowed
from tests.graph.exports.samples import TWICE, exported, named, store, triples
from tests.graph.samples import DOCUMENT, MINISTER, NEGATED_MEETING, PROPOSAL
from tests.graph.test_dataset import RUN, node, worlds

OF_TRIPLES = {"turtle": ox.RdfFormat.TURTLE, "ntriples": ox.RdfFormat.N_TRIPLES, "rdfxml": ox.RdfFormat.RDF_XML}
OF_QUADS = {"trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
IN_RDFLIB = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


ANY = URIRef("urn:x:any")


def by_value(found: Iterable[ox.Quad] | Iterable[ox.Triple]) -> set[object]:
    """Triples or quads, in which two ways to write the same number or time are one."""

    def value(term: object) -> object:
        if isinstance(term, ox.Literal) and term.datatype.value == str(XSD.double):
            return float(term.value)
        if isinstance(term, ox.Literal) and term.datatype.value == str(XSD.dateTime):
            return datetime.fromisoformat(term.value)
        return term

    return {(getattr(each, "graph_name", None), each.subject, each.predicate, value(each.object)) for each in found}


@pytest.mark.parametrize("form", OF_TRIPLES)
def test_a_format_of_triples_holds_each_triple(form: str) -> None:
    text = exported(store(), form)
    assert triples(ox.parse(text, format=OF_TRIPLES[form])) == triples(named(store()))
    parsed = Dataset()
    parsed.graph(ANY).parse(data=text, format=IN_RDFLIB[form])
    assert by_value(triples(quads(parsed))) == by_value(triples(named(store())))


@pytest.mark.parametrize("form", OF_QUADS)
def test_a_format_of_quads_holds_each_graph(form: str) -> None:
    text = exported(store(), form)
    assert by_value(ox.parse(text, format=OF_QUADS[form])) == by_value(named(store()))
    parsed = Dataset()
    parsed.parse(data=text, format=IN_RDFLIB[form])
    assert by_value(quads(parsed)) == by_value(named(store()))


@given(worlds())
def test_any_world_comes_through_every_format(said: list[Statement]) -> None:
    found = engine(dataset(said))
    for form in OF_QUADS:
        assert by_value(ox.parse(exported(found, form), format=OF_QUADS[form])) == by_value(named(found)), form
    for form in ("turtle", "ntriples"):
        assert triples(ox.parse(exported(found, form), format=OF_TRIPLES[form])) == triples(named(found)), form
    assert set(without_terms(ox.parse(exported(found, "rdf12"), format=ox.RdfFormat.TRIG))) == named(found)


@given(worlds())
def test_rdfxml_holds_all_that_xml_can(said: list[Statement]) -> None:
    found = engine(dataset(said))
    parsed = triples(ox.parse(exported(found, "rdfxml"), format=ox.RdfFormat.RDF_XML))
    expected = {(triple.subject, triple.predicate, allowed(str(getattr(triple.object, "value", "")))) for triple in triples(named(found))}
    assert {(triple.subject, triple.predicate, triple.object.value) for triple in parsed} == expected  # type: ignore[union-attr]


def test_turtle_and_trig_are_the_files_of_a_build(tmp_path) -> None:
    turtle, trig = write(dataset(TWICE, [DOCUMENT], RUN, {DOCUMENT.id: [MINISTER]}), tmp_path)
    assert exported(store(), "turtle") == turtle.read_bytes()
    assert exported(store(), "trig") == trig.read_bytes()


def test_a_line_is_a_triple_and_comes_once() -> None:
    lines = exported(store(), "ntriples").decode().splitlines()
    assert len(lines) == len(set(lines)) == len(triples(named(store())))


def test_jsonld_reads_well() -> None:
    text = exported(store([PROPOSAL]), "jsonld").decode()
    for said in (
        f'"id": "statement:{str(node(PROPOSAL)).rpartition("/")[2]}", "type": "Statement"',
        '"modality": "possible"',
        '"reportDistance": "passedOn"',
        '"confidence": 0.6',
        '"subject": "actor:russia"',
        '"published": "2017-01-30"',
        '"exact": "safe havens"',
        '{"id": "actor:russia", "type": "Country", "prefLabel": "Russia", "proposes": "topic:safe-haven"}',
    ):
        assert said in text, said


def test_the_context_has_our_prefixes_and_all_relations() -> None:
    assert {name: context()[name] for name in PREFIXES} == PREFIXES
    terms = {term["@id"] for term in context().values() if isinstance(term, dict)}
    assert {f"dip:{name}" for name, relation in relations().items() if not relation.background} <= terms


def test_a_triple_term_stands_for_subject_predicate_and_object() -> None:
    found = list(ox.parse(exported(store(), "rdf12"), format=ox.RdfFormat.TRIG))
    term = ox.Triple(*(ox.NamedNode(part) for part in (PROPOSAL.subject.entity.id, DIP.proposes, PROPOSAL.object.entity.id)))  # type: ignore[union-attr]
    assert [quad.object for quad in found if quad.subject.value == str(node(PROPOSAL)) and quad.predicate == REIFIES] == [term]  # type: ignore[union-attr]
    assert not [quad for quad in found if quad.predicate.value == str(RDF.subject)]


def test_a_triple_term_asserts_nothing() -> None:
    found = set(ox.parse(exported(store([NEGATED_MEETING]), "rdf12"), format=ox.RdfFormat.TRIG))
    (term,) = (quad.object for quad in found if quad.predicate == REIFIES)
    assert isinstance(term, ox.Triple)
    assert term not in triples(found)


def test_a_statement_without_object_stays_as_it_is() -> None:
    found = sorted(named(store([replace(PROPOSAL, object=None)])), key=str)
    assert set(with_terms(found)) == set(found)
