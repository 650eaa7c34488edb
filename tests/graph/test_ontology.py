from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg import paths
from kg.graph.distance import ReportDistance
from kg.graph.names import DIP, PLOVER
from kg.lexicon.cues import Act, Stance
from kg.lexicon.relations import relations
from kg.model import ActorType, AttributionKind, Modality, Polarity

FILES = ("diplomacy.ttl", "plover.ttl")
COINED = (str(DIP), str(PLOVER))
RELATIONS = """
    meetsWith negotiatesWith visits invites mediates cooperatesWith agreesWith alliedWith aids recognizes attacks coerces sanctions
    threatens protests investigates violates proposes supports opposes rejects accepts demands requests promises accuses criticizes
    praises warns denies hopesFor concernedAbout discusses mobilizes withdraws asserts
""".split()
BACKGROUND = {"holdsOffice", "represents", "memberOf", "partOf", "locatedIn", "bordersOn"}
SYMMETRIC = {"meetsWith", "negotiatesWith", "cooperatesWith", "agreesWith", "alliedWith"}


@lru_cache
def ontology(name: str) -> Graph:
    return Graph().parse(paths.ontologies() / name, format="turtle")


@pytest.mark.skipif(
    tuple(map(int, rdflib.__version__.split(".")[:2])) < (7, 6), reason="earlier versions lay out longturtle in another way"
)
@pytest.mark.parametrize("name", FILES)
def test_turtle_is_written_sorted_as_longturtle(name: str) -> None:
    graph = Graph(bind_namespaces="none").parse(paths.ontologies() / name, format="turtle")
    assert graph.serialize(format="longturtle") == (paths.ontologies() / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_term_has_a_label_a_sentence_and_says_where_it_is_defined(name: str) -> None:
    graph = ontology(name)
    for term in {subject for subject in graph.subjects() if str(subject).startswith(COINED)}:
        assert len(list(graph.objects(term, RDFS.label))) == 1, term
        assert list(graph.objects(term, RDFS.isDefinedBy)) == [URIRef(str(term).partition("#")[0])]
        (said,) = [*graph.objects(term, RDFS.comment), *graph.objects(term, SKOS.definition)]
        assert str(said)[0].isupper(), term
        assert str(said).endswith((".", "'.")), term


def test_every_term_that_the_ontology_uses_is_one_that_it_has() -> None:
    both = ontology("diplomacy.ttl") + ontology("plover.ttl")
    used = {term for triple in both for term in triple if isinstance(term, URIRef) and str(term).startswith(COINED)}
    assert {term for term in used if (term, RDF.type, None) not in both} == set()


def test_scope_notes_and_comments_name_terms_that_there_are() -> None:
    graph = ontology("diplomacy.ttl")
    words = [word for note in graph.objects(None, SKOS.scopeNote) for word in str(note).replace(",", " ").replace(";", " ").split()]
    for word in words:
        if word.startswith("dip:"):
            assert (DIP[word.removeprefix("dip:").rstrip(".")], RDF.type, None) in graph, word


def test_the_relations_are_those_of_the_inventory() -> None:
    statements = {name for name, relation in relations().items() if not relation.background}
    assert statements == set(RELATIONS)
    assert {name for name in statements if relations()[name].symmetric} == SYMMETRIC
    assert set(relations()) - statements == BACKGROUND


def test_every_relation_is_under_the_quad_class_of_its_plover_type() -> None:
    graph = ontology("diplomacy.ttl") + ontology("plover.ttl")
    for name in RELATIONS:
        types = list(graph.objects(DIP[name], DIP.ploverType))
        assert len(types) <= 1, name
        if types:
            (quad,) = graph.objects(types[0], DIP.quadClass)
            assert quad in set(graph.objects(DIP[name], RDFS.subPropertyOf / DIP.quadClass)), name
        else:
            assert (DIP[name], RDFS.subPropertyOf, None) in graph, name


def test_only_relations_between_actors_have_actors_as_their_range() -> None:
    graph = ontology("diplomacy.ttl")
    for name in RELATIONS:
        between = (DIP[name], RDFS.subPropertyOf, DIP.dealsWith) in graph
        assert list(graph.objects(DIP[name], RDFS.range)) == ([DIP.Actor] if between else []), name
        assert list(graph.objects(DIP[name], RDFS.domain)) == [DIP.Actor]


def test_plover_has_sixteen_types_and_four_quad_classes() -> None:
    graph = ontology("plover.ttl")
    types = set(graph.subjects(RDF.type, PLOVER.EventType))
    assert len(types) == 16
    assert {graph.value(term, SKOS.notation) for term in types} == {Literal(str(term).rpartition("#")[2]) for term in types}
    assert len(set(graph.objects(None, DIP.quadClass))) == 4
    assert all((term, DIP.cameoRoot, None) in graph for term in types)


@pytest.mark.parametrize(
    ("cls", "values"),
    [
        ("Polarity", Polarity),
        ("Modality", Modality),
        ("AttributionKind", AttributionKind),
        ("Stance", Stance),
        ("Act", Act),
        ("ReportDistance", ReportDistance),
    ],
)
def test_the_closed_sets_are_those_of_the_model(cls: str, values: type) -> None:
    graph = ontology("diplomacy.ttl")
    found = {str(term).removeprefix(str(DIP)) for term in graph.subjects(RDF.type, DIP[cls])}
    # what nobody but the publisher says has no attribution
    assert found == {value.value for value in values} - {"none"}  # type: ignore[attr-defined]


def test_every_type_of_actor_is_a_class() -> None:
    graph = ontology("diplomacy.ttl")
    assert all((DIP[kind.value], RDF.type, OWL.Class) in graph for kind in ActorType)


def test_the_properties_that_a_graph_uses_are_declared() -> None:
    graph = ontology("diplomacy.ttl")
    golden = Graph().parse(Path(__file__).parent / "proposal.ttl", format="turtle")
    used = {term for triple in golden for term in triple[1:] if isinstance(term, URIRef) and term.startswith(str(DIP))}
    assert {term for term in used if (term, RDF.type, None) not in graph} == set()


@pytest.mark.parametrize("name", ["actors.ttl", "givennames.ttl", "lexicon.ttl", "officeholders.ttl"])
def test_the_other_files_use_terms_that_the_ontology_has(name: str) -> None:
    used = {term for triple in ontology(name) for term in triple if isinstance(term, URIRef) and str(term).startswith(str(DIP))}
    assert {term for term in used if (term, RDF.type, None) not in ontology("diplomacy.ttl")} == set()
