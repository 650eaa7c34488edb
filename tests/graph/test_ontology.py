from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Graph, Literal, URIRef

from kg import paths
from kg.graph.distance import ReportDistance
from kg.graph.names import DIP, PLOVER, PREFIXES
from kg.lexicon.cues import Act, Stance
from kg.lexicon.frames import Role, frames
from kg.lexicon.relations import relations
from kg.model import ActorType, AttributionKind, Modality, Polarity
from kg.namespaces import BASE

FILES = ("diplomacy.ttl", "plover.ttl")
WRITTEN = (*FILES, "shapes.ttl", "style.ttl")
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
@pytest.mark.parametrize("name", WRITTEN)
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


def test_the_relations_that_take_a_position_are_of_one_kind() -> None:
    graph = ontology("diplomacy.ttl")
    positions = {name for name in RELATIONS if relations()[name].is_position}
    assert {str(term).removeprefix(str(DIP)) for term in graph.subjects(RDFS.subPropertyOf, DIP.takesPositionOn)} == positions
    assert not any((DIP[name], RDFS.subPropertyOf, DIP.dealsWith) in graph for name in positions)


def test_plover_has_sixteen_types_and_four_quad_classes() -> None:
    graph = ontology("plover.ttl")
    types = set(graph.subjects(RDF.type, PLOVER.EventType))
    assert len(types) == 16
    assert {graph.value(term, SKOS.notation) for term in types} == {Literal(str(term).rpartition("#")[2]) for term in types}
    assert len(set(graph.objects(None, DIP.quadClass))) == 4
    assert all((term, DIP.cameoRoot, None) in graph for term in types)


def test_every_relation_is_mapped_to_its_plover_type_and_those_without_one_to_none() -> None:
    graph = ontology("diplomacy.ttl")
    for name in RELATIONS:
        mapped = [value for kind in (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch) for value in graph.objects(DIP[name], kind)]
        plover = graph.value(DIP[name], DIP.ploverType)
        assert mapped.count(plover) == (1 if plover else 0), name
        assert plover or not mapped, name
    exact = list(graph.objects(None, SKOS.exactMatch))
    assert len(set(exact)) == len(exact), "two relations with the same meaning"


def test_modes_and_contexts_are_those_of_the_codebook() -> None:
    graph = ontology("plover.ttl")
    modes = set(graph.subjects(RDF.type, PLOVER.Mode))
    assert len(modes) == 69
    for mode in modes:
        event, _, name = str(mode).removeprefix(str(PLOVER)).partition("-")
        assert graph.value(mode, SKOS.broader) == PLOVER[event]
        assert graph.value(mode, SKOS.notation) == Literal(name)
    contexts = set(graph.subjects(RDF.type, PLOVER.Context))
    assert len(contexts) == 32
    assert {PLOVER.historical, PLOVER.future, PLOVER.hypothetical, PLOVER.negation} < contexts


def test_intensity_runs_from_assault_to_retreat_and_has_the_sign_of_the_quad_class() -> None:
    graph = ontology("plover.ttl")
    intensity = {str(term).removeprefix(str(PLOVER)): value.toPython() for term, value in graph.subject_objects(DIP.intensity)}
    assert len(intensity) == 16
    assert min(intensity, key=intensity.__getitem__) == "ASSAULT"
    assert max(intensity, key=intensity.__getitem__) == "RETREAT"
    for name, value in intensity.items():
        assert (value > 0) == str(graph.value(PLOVER[name], DIP.quadClass)).endswith("Cooperation"), name


def test_a_cameo_code_is_replaced_by_one_plover_type_and_lies_under_a_root_of_its_own_or_a_finer_exception() -> None:
    graph = ontology("plover.ttl")
    codes = [str(code) for code in graph.objects(None, DIP.cameoCode)]
    assert len(codes) == len(set(codes))
    assert (PLOVER.RETREAT, DIP.cameoCode, Literal("0813")) in graph  # "ease curfew", while 081 is a CONCEDE
    assert (PLOVER.ASSAULT, DIP.cameoCode, Literal("1712")) in graph  # "destroy property", while 171 is a COERCE
    assert (PLOVER.COERCE, DIP.cameoCode, Literal("163")) in graph  # an embargo, while the rest of 16 is a SANCTION


def test_relations_that_may_stand_alone_are_those_with_a_frame_that_needs_no_object() -> None:
    graph = ontology("diplomacy.ttl")
    bare = {
        frame.relation
        for frame in frames()
        if not frame.words and (not frame.slots or any(slot.optional and slot.role is Role.OBJECT for slot in frame.slots))
    }
    alone = {str(term).removeprefix(str(DIP)) for term in graph.subjects(DIP.mayStandAlone, Literal(True))}
    assert alone == {name for name in bare if not relations()[name].symmetric} == {"protests", "withdraws"}


@pytest.mark.parametrize("name", WRITTEN)
def test_each_file_says_who_made_it_in_which_version_under_which_licence_and_prefix(name: str) -> None:
    graph = ontology(name)
    (file,) = graph.subjects(RDF.type, OWL.Ontology)
    version = graph.value(file, OWL.versionInfo)
    assert graph.value(file, OWL.versionIRI) == URIRef(f"{file}/{version}")
    assert graph.value(file, DCTERMS.creator)
    assert graph.value(file, DCTERMS.license)
    prefix, namespace = graph.value(file, VANN.preferredNamespacePrefix), graph.value(file, VANN.preferredNamespaceUri)
    assert {**PREFIXES, "shape": BASE + "shapes#", "style": BASE + "style#"}[str(prefix)] == str(namespace)


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


@pytest.mark.parametrize("name", ["actors.ttl", "givennames.ttl", "lexicon.ttl", "officeholders.ttl", "publishers.ttl"])
def test_the_other_files_use_terms_that_the_ontology_has(name: str) -> None:
    used = {term for triple in ontology(name) for term in triple if isinstance(term, URIRef) and str(term).startswith(str(DIP))}
    assert {term for term in used if (term, RDF.type, None) not in ontology("diplomacy.ttl")} == set()
